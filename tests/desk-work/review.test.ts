import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Kysely, sql } from 'kysely'
import { asReadonly, writerOf } from '../../dist/database/index.js'
import { IntakeStore, type IntakeTables, takeIn } from '../../dist/intake/index.js'
import { type Claim, type Reading, ReadingStore, type ReadingTables, readReport } from '../../dist/reading/index.js'
import {
  answerProposal,
  applyReview,
  type ClaimAct,
  changeClaim,
  claimByHand,
  isOpen,
  isReopened,
  loadDecisions,
  loadHandClaims,
  loadStanding,
  ReviewStore,
  type ReviewTables,
  reviewClaim,
  StaleDecisionError,
  splitClaim,
  TwoPeopleError,
} from '../../dist/review/index.js'
import { freshDatabase } from '../harness.ts'

type Tables = IntakeTables & ReadingTables & ReviewTables

const TEXT =
  'Anna Verasen was detained in Harodnia on 3 March 2024. Piotr Zaranka was released on 5 May 2025. ' +
  'Ivan Harbuz died in prison on 6 June 2025. Anna Verasen was charged with insulting the president.'

let db: Kysely<Tables>
let reading: Reading
before(async () => {
  db = (await freshDatabase<Tables>()).kysely
  const report = await takeIn(new TextEncoder().encode(TEXT), {
    metadata: { outlet: 'Invented Post', published: '2025-06-07' },
  })
  await new IntakeStore(writerOf(db)).add(report, new TextEncoder().encode(TEXT), 'test')
  reading = readReport(report)
  await new ReadingStore(writerOf(db)).add(reading)
})

const claimOf = (type: string): Claim => {
  const found = reading.claims.find((claim) => claim.type === type)
  assert.ok(found, `the reader found ${type}, among ${reading.claims.map((claim) => claim.type).join()}`)
  return found
}
const versionOf = async (claim: Claim) => (await loadStanding(writerOf(db), `claim:${claim.id}`)).version
const act = async (claim: Claim, more: Partial<ClaimAct> & Pick<ClaimAct, 'act' | 'by'>) => {
  const madeOn = more.madeOn ?? (await versionOf(claim))
  return db
    .transaction()
    .execute((trx) => reviewClaim(writerOf(trx) as never, { claim, reason: 'as written', madeOn, ...more }))
}
const answer = async (claim: Claim, by: string, outcome: 'confirmed' | 'refused' | 'withdrawn' = 'confirmed') => {
  const { proposal, version } = await loadStanding(writerOf(db), `claim:${claim.id}`)
  await db.transaction().execute((trx) =>
    answerProposal(writerOf(trx) as never, {
      claim,
      proposal: proposal!.seq,
      answer: outcome,
      by,
      reason: 'read it too',
      madeOn: version,
    }),
  )
}
const counted = async (): Promise<readonly Claim[]> =>
  applyReview(
    [reading],
    await loadDecisions(asReadonly(writerOf<ReviewTables, Tables>(db))),
    await loadHandClaims(asReadonly(writerOf<ReviewTables, Tables>(db))),
  ).flatMap((one) => one.claims)

test('a form made on an older version is refused, and the earlier decision stands', async () => {
  const claim = claimOf('detained')
  await act(claim, { act: 'accept', by: 'u1', madeOn: 0 })
  await assert.rejects(act(claim, { act: 'reject', by: 'u2', madeOn: 0 }), StaleDecisionError)
  const { reading: held, history } = await loadStanding(writerOf(db), `claim:${claim.id}`)
  assert.equal(held?.act, 'accept')
  assert.equal(history.length, 1)
})

test('what a rejection takes away an undo brings back, and the rows all stay', async () => {
  const claim = claimOf('charged')
  await act(claim, { act: 'reject', by: 'u1' })
  assert.ok(!(await counted()).some(({ id }) => id === claim.id))
  await act(claim, { act: 'undo', by: 'u1' })
  assert.ok((await counted()).some(({ id }) => id === claim.id))
  const { reading: held, history } = await loadStanding(writerOf(db), `claim:${claim.id}`)
  assert.equal(held, null)
  assert.equal(history.length, 2)
})

test('one person cannot accept a release: it waits for a second, who is not the first', async () => {
  const claim = claimOf('released')
  assert.equal((await act(claim, { act: 'accept', by: 'u1' })).kind, 'proposed')
  assert.equal((await loadStanding(writerOf(db), `claim:${claim.id}`)).reading, null)
  await assert.rejects(answer(claim, 'u1'), /second person|twice/)
  await assert.rejects(
    act(claim, { act: 'reject', by: 'u2' }),
    StaleDecisionError,
    'the open proposal is answered first',
  )
  await answer(claim, 'u2')
  const { reading: held, proposal } = await loadStanding(writerOf(db), `claim:${claim.id}`)
  assert.deepEqual([held?.act, held?.by, held?.second, proposal], ['accept', 'u1', 'u2', null])
})

test('a proposal refused or withdrawn changes nothing, and only its author withdraws it', async () => {
  const claim = claimOf('died')
  await act(claim, { act: 'confirm', by: 'u1' })
  await assert.rejects(answer(claim, 'u2', 'withdrawn'), TwoPeopleError)
  await answer(claim, 'u1', 'withdrawn')
  await act(claim, { act: 'confirm', by: 'u2' })
  await answer(claim, 'u1', 'refused')
  const { truth, proposal } = await loadStanding(writerOf(db), `claim:${claim.id}`)
  assert.deepEqual([truth, proposal], [null, null])
})

test('a change into a release takes two, whatever the page says', async () => {
  const claim = claimOf('detained')
  const changed = changeClaim(claim, { type: 'released' }, TEXT)
  assert.equal((await act(claim, { act: 'change', by: 'u1', changed })).kind, 'proposed')
  const target = `claim:${claim.id}`
  const store = new ReviewStore(writerOf(db))
  await assert.rejects(
    store.decide({ act: 'change', target, by: 'u1', second: null, reason: 'x', body: changed }),
    TwoPeopleError,
  )
  await answer(claim, 'u2')
  assert.equal((await counted()).find(({ id }) => id === claim.id)?.type, 'released')
  assert.equal(claimOf('detained').type, 'detained', 'the machine’s reading is as it was')
  assert.equal((await act(claim, { act: 'undo', by: 'u1' })).kind, 'proposed', 'and so does taking it back')
})

test('a confirmation that is not what was proposed is refused by the database', async () => {
  const claim = claimOf('died')
  await act(claim, { act: 'confirm', by: 'u1' })
  const { proposal } = await loadStanding(writerOf(db), `claim:${claim.id}`)
  const wrong = {
    act: 'accept' as const,
    target: `claim:${claim.id}`,
    by: 'u1',
    second: 'u2',
    reason: 'x',
    proposal: proposal!.seq,
  }
  await assert.rejects(new ReviewStore(writerOf(db)).decide({ ...wrong, madeOn: proposal!.seq }), TwoPeopleError)
  await assert.rejects(
    new ReviewStore(writerOf(db)).decide({ ...wrong, act: 'confirm', proposal: null, madeOn: proposal!.seq }),
    /answered|two names/,
  )
})

test('a claim made by hand is anchored in the text and counts once it is accepted', async () => {
  const start = TEXT.indexOf('Ivan Harbuz')
  const claim = claimByHand(
    reading.reportId,
    '2025-06-07',
    { start: start - 1, end: start + 27 },
    { type: 'transferred', name: 'Ivan Harbuz', ref: 'p3' },
    TEXT,
  )
  assert.equal(claim.quote.text, TEXT.slice(claim.quote.start, claim.quote.end))
  await new ReviewStore(writerOf(db)).addHandClaim(claim, 'u1', null)
  assert.ok(!(await counted()).some(({ id }) => id === claim.id))
  await act(claim, { act: 'accept', by: 'u1' })
  assert.ok((await counted()).some(({ id }) => id === claim.id))
  await assert.rejects(
    sql`insert into hand_claim (id, report_id, type, quote_start, quote_end, quote_text, minor, body, made_by)
    values ('hx', ${reading.reportId}, 'detained', 0, 4, 'Olga', false, '{}', 'u1')`.execute(db),
    /expected its quote/,
  )
})

test('a split puts one claim for each name in the place of the one, and its undo takes them away again', async () => {
  const claim = claimOf('charged')
  const parts = splitClaim(
    claim,
    [
      { name: 'Anna Verasen', ref: 'p1' },
      { name: 'Olga Zaranka', ref: null },
    ],
    TEXT,
  )
  await act(claim, { act: 'split', by: 'u1', parts })
  const ids = (await counted()).map(({ id }) => id)
  assert.ok(parts.every(({ id }) => ids.includes(id)) && !ids.includes(claim.id))
  await act(claim, { act: 'undo', by: 'u1' })
  const after = (await counted()).map(({ id }) => id)
  assert.ok(!parts.some(({ id }) => after.includes(id)) && after.includes(claim.id))
})

test('another version of the reader opens the review again, and the earlier decision is still shown', async () => {
  const claim = claimOf('charged')
  await act(claim, { act: 'accept', by: 'u1' })
  const standing = await loadStanding(writerOf(db), `claim:${claim.id}`)
  assert.equal(isOpen(standing, claim.extractor), false)
  assert.equal(isReopened(standing, 'rules@99'), true)
  assert.equal(isOpen(standing, 'rules@99'), true)
  assert.equal(standing.reading?.act, 'accept')
})
