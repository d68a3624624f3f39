import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { App } from '../../dist/app.js'
import { writerOf } from '../../dist/database/index.js'
import { Background, type DeskDeps, runJobs } from '../../dist/desk/index.js'
import { signedInAs } from '../../dist/desk/testing.js'
import { testRegister } from '../flow/register.ts'

let app: App
let db: DeskDeps['db']
before(async () => {
  app = await testRegister()
  db = writerOf(app.database.kysely)
})

const files = (n: number, word: string) =>
  Array.from(
    { length: n },
    (_, i) => new File([`Police detained Piotr Zaranka in ${word}${i} on 3 March 2025.`], `${word}${i}.txt`),
  )

async function states(job: number): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<{ state: string; n: number }>`
    select state, count(*)::int as n from desk_job_item where job = ${job} group by state`.execute(db)
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]))
}

const jobOf = (answer: Response) => Number(/\/inbox\/jobs\/(\d+)/.exec(answer.headers.get('location') ?? '')?.[1])

/** A desk that takes in reports one at a time, each when it is let. */
function slowDesk() {
  const background = new Background()
  let letNext = (): void => undefined
  const taken: string[] = []
  const reached: (() => void)[] = []
  const add: NonNullable<DeskDeps['add']> = async (incoming) => {
    await new Promise<void>((resolve) => {
      letNext = resolve
      reached.shift()?.()
    })
    taken.push(incoming.fileName ?? '')
    return app.add(incoming)
  }
  const deps = { db, add, background }
  const tester = signedInAs('documenter', deps, { id: 'dora' })
  return {
    background,
    tester,
    taken,
    next: () => letNext(),
    waits: () => new Promise<void>((resolve) => reached.push(resolve)),
  }
}

describe('a job of many files', () => {
  test('left by a desk that closes goes on with the next one, nothing lost and nothing twice', async () => {
    const slow = slowDesk()
    const first = slow.waits()
    const sent = slow.tester.post('/inbox/add', { file: files(5, 'Homiel') })
    await first
    const second = slow.waits()
    slow.next()
    await second
    // Two are on their way in: one done, one under way when the desk is told to close.
    const closed = slow.background.end()
    slow.next()
    await closed
    const job = jobOf(await sent)
    assert.deepEqual(await states(job), { added: 2, waiting: 3 })
    const { rows } = await sql<{ state: string }>`select state from desk_job where id = ${job}`.execute(db)
    assert.equal(rows[0]?.state, 'waiting', 'whoever comes next need not wait to find the runner lost')
    const later: string[] = []
    await runJobs({
      db,
      background: new Background(),
      add: (incoming) => {
        later.push(incoming.fileName ?? '')
        return app.add(incoming)
      },
    })
    assert.deepEqual(await states(job), { added: 5 })
    assert.deepEqual([...slow.taken, ...later].toSorted(), [
      'Homiel0.txt',
      'Homiel1.txt',
      'Homiel2.txt',
      'Homiel3.txt',
      'Homiel4.txt',
    ])
  })

  test('shows how far it is, to its owner alone, and ends where it is when cancelled', async () => {
    const slow = slowDesk()
    const first = slow.waits()
    const sent = slow.tester.post('/inbox/add', { file: files(4, 'Minsk') })
    await first
    const second = slow.waits()
    slow.next()
    await second
    const job = jobOf(await sent)
    const page = await (await slow.tester.get(`/inbox/jobs/${job}`)).text()
    assert.match(page, /1 of 4/)
    assert.match(await (await slow.tester.get('/inbox')).text(), new RegExp(`/inbox/jobs/${job}"`))
    const other = signedInAs('documenter', { db }, { id: 'dan' })
    assert.equal((await other.get(`/inbox/jobs/${job}`)).status, 404)
    assert.equal((await other.post(`/inbox/jobs/${job}/cancel`)).status, 404)
    await slow.tester.post(`/inbox/jobs/${job}/cancel`)
    slow.next()
    for (let n = 0; n < 200 && (await states(job)).waiting; n++) await new Promise((resolve) => setTimeout(resolve, 25))
    assert.deepEqual(await states(job), { added: 2, cancelled: 2 })
    assert.match(await (await slow.tester.get(`/inbox/jobs/${job}`)).text(), /data-running="no"/)
  })

  test('is not begun once the desk is closing', async () => {
    const background = new Background()
    await background.end()
    let begun = false
    await background.run(
      async () => {
        begun = true
      },
      () => undefined,
    )
    assert.equal(begun, false)
  })
})
