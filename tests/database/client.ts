// One process that uses a register, told what to do by messages; the other end is client-process.ts.
import { sql } from 'kysely'
import { type Database, openDatabase } from '../../dist/database/index.js'

export type Order =
  | { readonly id: number; readonly kind: 'open'; readonly dataDir: string; readonly databaseUrl?: string }
  | { readonly id: number; readonly kind: 'query'; readonly text: string }
  | { readonly id: number; readonly kind: 'close' }

export type Answer = { readonly id: number } & (
  | { readonly kind: 'done'; readonly value: unknown; readonly notices: readonly string[] }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string }
)

let database: Database | null = null
const notices: string[] = []

async function carryOut(order: Order): Promise<unknown> {
  if (order.kind === 'open') {
    database = await openDatabase({ ...order, onNotice: (line) => notices.push(line) })
    return database.description
  }
  if (!database) throw new Error('not open')
  if (order.kind === 'query') return (await sql.raw(order.text).execute(database.kysely)).rows
  await database.close()
  return null
}

process.on('message', (order: Order) => {
  carryOut(order).then(
    (value) => reply({ id: order.id, kind: 'done', value, notices }, order.kind === 'close'),
    (error: Error) => reply({ id: order.id, kind: 'failed', name: error.name, message: error.message }, false),
  )
})

function reply(answer: Answer, last: boolean): void {
  // Without the channel nothing holds the process: it ends by itself, or the test that waits for it fails.
  process.send?.(answer, undefined, undefined, () => {
    if (last) process.disconnect()
  })
}
