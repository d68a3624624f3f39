import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import type { App } from '../../dist/app.js'
import { writerOf } from '../../dist/database/index.js'
import { makeEdition, type NewProtection, PublishingStore, viewOf } from '../../dist/publishing/index.js'
import { ReviewStore } from '../../dist/review/index.js'
import { reportOf, testRegister } from './register.ts'

let app: App
before(async () => {
  app = await testRegister({ demo: true })
})

const by = { by: 'reviewer one', second: 'reviewer two', reason: 'a test' } as const
const protect = (row: Pick<NewProtection, 'kind' | 'target' | 'value'> & { readonly until?: string }) =>
  new PublishingStore(writerOf(app.database.kysely)).protect({ until: null, ...row, ...by })
const decide = (act: 'publish' | 'withhold', target: string) =>
  new ReviewStore(writerOf(app.database.kysely)).decide({ act, target, ...by })
const edition = async () => {
  const published = await app.published()
  assert.ok(published)
  return published
}
const rowsSince = async (number: number) => {
  const { rows } = await sql<{ kind: string; id: string }>`
    select kind, id from edition_row where since = ${number} order by kind, id`.execute(app.database.kysely)
  return rows
}

test('an edition made in parts shows what it would show if it were worked out from the whole at once', async () => {
  const { view, edition: held } = await edition()
  const whole = viewOf(held.whole())
  const plain = ({ since: _since, history: _history, ...entry }: { since?: number; history?: unknown }) => entry
  assert.ok(view.people.size > 10 && view.claims.size > 100 && view.events.length > 0)
  assert.deepEqual(
    [...view.people].map(([id, entry]) => [id, plain(entry)]),
    [...whole.people].sort(([a], [b]) => (a < b ? -1 : 1)),
  )
  const sorted = <T>(map: ReadonlyMap<string, T>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  const standing = ({ id, state, ladder }: { id: string; state: string; ladder: string }) => [id, state, ladder]
  assert.deepEqual(
    sorted(view.claims).map(([, claim]) => standing(claim)),
    sorted(whole.claims).map(([, claim]) => standing(claim)),
  )
  assert.deepEqual(view.figures, whole.figures)
  assert.deepEqual(
    view.events.map(({ id, ledger }) => [id, ledger?.totals]),
    whole.events.map(({ id, ledger }) => [id, ledger?.totals]),
  )
})

test('an edition is the same whether one thread makes it or several', async () => {
  const number = (await edition()).edition.head.number + 1
  const now = new Date().toISOString()
  class Undone extends Error {}
  const rowsMade = async (worthThreads: number) => {
    let made: readonly unknown[] = []
    const making = app.database.kysely.transaction().execute(async (trx) => {
      await sql`delete from edition_row`.execute(trx)
      await makeEdition(writerOf(trx), { number, now, by: 'tester', worthThreads })
      const { rows } = await sql`select kind, id, version, input, person_id, type, day, lineage from edition_row
        order by kind, id`.execute(trx)
      made = rows
      throw new Undone()
    })
    await assert.rejects(making, Undone)
    return made
  }
  const alone = await rowsMade(Number.POSITIVE_INFINITY)
  assert.ok(alone.length > 200)
  assert.deepEqual(await rowsMade(1), alone)
})

test('publishing again without a change writes no row but the account of changes', async () => {
  const { head, diff } = await app.publish('tester')
  assert.deepEqual(await rowsSince(head.number), [{ kind: 'changes', id: String(head.number) }])
  assert.deepEqual(diff.changes, [])
})

test('a new report stands in the next edition', async () => {
  const { reportId } = await app.add({
    bytes: reportOf(
      { outlet: 'Evening Lamp', published: '2025-10-02', language: 'en' },
      'The blogger Ihar Losik was released on 11 September 2025, Viasna said. Losik was arrested in June 2020 and sentenced to 15 years in prison in December 2021.',
    ),
    fileName: 'lamp.md',
    cameFrom: 'test',
  })
  await decide('publish', `report:${reportId}`)
  const { head } = await app.publish('tester')
  const { view } = await edition()
  assert.ok(view.reports.has(reportId))
  assert.equal(view.number, head.number)
})

test('a decision on one claim changes the page it speaks of and no other, and the diff says what', async () => {
  const { view } = await edition()
  const claim = [...view.claims.values()].find(({ type, subject }) => type === 'sentenced' && subject.personId !== null)
  assert.ok(claim)
  await decide('withhold', `claim:${claim.id}`)
  const { head, diff } = await app.publish('tester')
  const people = (await rowsSince(head.number)).filter(({ kind }) => kind === 'person').map(({ id }) => id)
  assert.deepEqual(people, [claim.subject.personId])
  assert.ok(diff.changes.every(({ personId, eventId }) => eventId !== null || personId === claim.subject.personId))
  assert.equal((await edition()).view.claims.has(claim.id), false)
})

test('who asks for silence is gone from pages, counts of names, quotes and older versions, and stays in the count', async () => {
  const { view, edition: held } = await edition()
  const [line] = view.lines ?? []
  assert.ok(line)
  const was = held.head.counts.liberty[line.status.liberty]
  await protect({ kind: 'silence', target: `person:${line.id}`, value: 'on' })
  const { head, diff } = await app.publish('tester')
  const after = await edition()
  assert.equal(after.view.people.has(line.id), false)
  const now = head.counts.liberty[line.status.liberty]
  assert.deepEqual([now?.named, now?.unnamed], [(was?.named ?? 0) - 1, (was?.unnamed ?? 0) + 1])
  assert.deepEqual(diff.withdrawn.map(({ kind, reason }) => [kind, reason]).slice(0, 1), [['person', 'withdrawn']])
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from edition_row where body is not null and strpos(body, ${line.name}) > 0`.execute(
    app.database.kysely,
  )
  assert.equal(rows[0]?.n, 0, `${line.name} stands in no row of any edition`)
  await protect({ kind: 'silence', target: `person:${line.id}`, value: 'off' })
  await app.publish('tester')
  assert.equal((await edition()).view.people.has(line.id), true)
})

test('a claim whose quote no longer stands where it should blocks itself and is told', async () => {
  const db = app.database.kysely
  const { view } = await edition()
  const claim = [...view.claims.values()].find(({ subject }) => subject.personId !== null)
  assert.ok(claim)
  const { rows } = await sql<{ text: string }>`select text from report where id = ${claim.reportId}`.execute(db)
  await sql`alter table report disable trigger user`.execute(db)
  await sql`update report set text = 'x' || text where id = ${claim.reportId}`.execute(db)
  const { head, broken } = await app.publish('tester')
  assert.ok(broken.includes(claim.id))
  assert.equal(head.counts.broken, broken.length)
  assert.equal((await edition()).view.claims.has(claim.id), false)
  await sql`update report set text = ${rows[0]?.text ?? ''} where id = ${claim.reportId}`.execute(db)
  await sql`alter table report enable trigger user`.execute(db)
  await app.publish('tester')
  assert.equal((await edition()).view.claims.has(claim.id), true)
})

test('a report that is withdrawn takes its claims along and leaves a tombstone that names nothing', async () => {
  const { view } = await edition()
  const report = [...view.reports.values()].find(({ claimIds }) => claimIds.length > 3)
  assert.ok(report)
  await decide('withhold', `report:${report.id}`)
  const { diff } = await app.publish('tester')
  const after = (await edition()).view
  assert.equal(after.reports.has(report.id), false)
  assert.deepEqual(
    report.claimIds.filter((id) => after.claims.has(id)),
    [],
  )
  assert.ok(diff.withdrawn.some(({ kind }) => kind === 'report'))
  assert.equal(JSON.stringify(diff.withdrawn).includes(report.id), false)
})
