// Adds numbered rows one after the other, each in a transaction of its own, and prints each number once it is saved.
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { openDatabase } from '../../dist/database/index.js'

const [dataDir = '', from = '1'] = process.argv.slice(2)
const db = await openDatabase({ dataDir })
await sql`create table if not exists added (n int primary key, filler text not null)`.execute(db.kysely)

let going = true
process.once('SIGTERM', () => {
  going = false
})

for (let n = Number(from); going; ) {
  try {
    await db.kysely.transaction().execute(async (trx) => {
      await sql`insert into added values (${n}, repeat('x', 2000)) on conflict do nothing`.execute(trx)
    })
    process.stdout.write(`${JSON.stringify({ n })}\n`)
    n++
  } catch (error) {
    // The database was killed: whether the row is there is not known, so it is added again.
    process.stderr.write(`${error instanceof Error ? error.name : String(error)}\n`)
    await pause(5)
  }
}
await db.close()
