import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { assess, assessClaims, placesEach } from './assess.ts'
import { findEvents } from './event.ts'
import type { Evidence } from './evidence.ts'
import { ledgerOf } from './ledger.ts'
import { stocksIn, stocksNear } from './ledger-stocks.ts'
import { type MadeUp, madeUp } from './made-up.ts'
import { stateOf, verdictFor } from './verdict.ts'

const OUTLETS = ['BelTA', 'Belsat', 'Reuters', 'Kurier Uschodu', 'Morning Ledger', 'Zerkalo', null]
const SPEAKERS = [
  null,
  { name: 'Gitanas Nausėda', kind: 'person' as const },
  { name: 'Viasna', kind: 'organisation' as const },
]
const PEOPLE = ['Vera Kupala', 'Ryhor Talash', 'Alesia Hrynko']

const report = fc.record({
  outlet: fc.constantFrom(...OUTLETS),
  speaker: fc.constantFrom(...SPEAKERS),
  origin: fc.constantFrom(null, null, 'AFP'),
  ai: fc.boolean(),
  published: fc.constantFrom('2031-05-11', '2031-05-12', '2031-05-13'),
})
const claim = fc.oneof(
  fc.record({
    type: fc.constantFrom('released', 'pardoned', 'release_refused', 'not_released', 'detained'),
    who: fc.constantFrom(...PEOPLE),
    date: fc.constantFrom('2031-05-11', '2031-05', '2030-07-03'),
  }),
  fc.record({
    type: fc.constantFrom('count_released', 'count_crossed'),
    number: fc.integer({ min: 2, max: 5 }),
    date: fc.constant('2031-05-11'),
    population: fc.constantFrom('prisoners', 'political prisoners', 'foreigners'),
  }),
)
const set = fc
  .array(fc.tuple(report, claim), { minLength: 1, maxLength: 12 })
  .map((entries) => entries.map(([r, c], at) => madeUp({ report: `r${at}`, ...r, ...c } as MadeUp)))
const rank = { lead: 0, reported: 1, corroborated: 2 } as Record<string, number>

const counts = (evidence: readonly Evidence[]) => new Map(assessClaims(evidence).map((state) => [state.claimId, state]))

test('a place worked out without its words is the place that the words explain', () => {
  const decided = fc.constantFrom('confirmed', 'discounted', 'disputed', null)
  const outlets = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 4 })
  fc.assert(
    fc.property(set, decided, outlets, (made, state, copies) => {
      const evidence = made.map((entry, at) => {
        const copied = copies.find(([copy]) => copy === at)
        const original = copied && made[copied[1]]
        return original ? { ...entry, lineage: original.report.id } : entry
      })
      const claimId = evidence[0]!.claim.id
      const decisions = state ? [{ claimId, state, by: 'a and b', at: '2031-06-01', reason: 'seen' }] : []
      const whole = assess(evidence, { decisions })
      const places = [...placesEach(evidence, { decisions })]
      assert.deepEqual(
        places.map(({ proposition, ...place }) => ({ id: proposition.id, ...place })),
        whole.map(({ proposition, state, independentOrigins }) => ({ id: proposition.id, state, independentOrigins })),
      )
    }),
    { numRuns: 200 },
  )
})

test('a ledger is the same when of all numbers of those held only the nearest are at hand', () => {
  const stock = fc.record({
    type: fc.constant('count_held'),
    number: fc.integer({ min: 900, max: 910 }),
    date: fc.constantFrom('2031-01-02', '2031-04-30', '2031-05-01', '2031-05-11', '2031-05-12', '2031-06-20'),
    population: fc.constantFrom('political prisoners', 'women'),
  })
  const stocks = fc.array(fc.tuple(report, stock), { maxLength: 12 })
  fc.assert(
    fc.property(set, stocks, (told, counted) => {
      const held = counted.map(([r, c], at) => madeUp({ report: `s${at}`, ...r, ...c, measure: 'stock' } as MadeUp))
      const all = [...told, ...held]
      for (const event of findEvents(all)) {
        const near = new Set(stocksNear(stocksIn(held), event.date).map(({ claimId }) => claimId))
        const few = [...told, ...held.filter(({ claim }) => near.has(claim.id))]
        assert.deepEqual(ledgerOf(event, few, []), ledgerOf(event, all, []))
      }
    }),
    { numRuns: 100 },
  )
})

test('the order in which claims arrive changes nothing', () => {
  fc.assert(
    fc.property(set, fc.infiniteStream(fc.nat()), (evidence, random) => {
      const shuffled = evidence
        .map((entry) => [random.next().value, entry] as const)
        .sort((a, b) => a[0] - b[0])
        .map(([, entry]) => entry)
      assert.deepEqual(assess(shuffled), assess(evidence))
      assert.deepEqual(findEvents(shuffled), findEvents(evidence))
      for (const event of findEvents(evidence))
        assert.deepEqual(ledgerOf(event, shuffled, []), ledgerOf(event, evidence, []))
    }),
    { numRuns: 60 },
  )
})

test('adding a copy of a report changes no count of origins', () => {
  fc.assert(
    fc.property(set, fc.nat(), fc.constantFrom(...OUTLETS), fc.boolean(), (evidence, pick, outlet, creditLost) => {
      const original = evidence[pick % evidence.length]!
      const copied: Evidence = {
        ...original,
        claim: {
          ...original.claim,
          id: `${original.claim.id}-copy`,
          reportId: 'z-copy',
          ...(creditLost ? { speaker: null, origin: null } : {}),
        },
        report: { ...original.report, id: 'z-copy', outlet },
      }
      const [before, after] = [counts(evidence), counts([...evidence, copied])]
      for (const [id, state] of before) assert.deepEqual(after.get(id)!.independentOrigins, state.independentOrigins)
    }),
    { numRuns: 120 },
  )
})

test('removing a report never raises a claim on the ladder', () => {
  fc.assert(
    fc.property(set, fc.nat(), (evidence, pick) => {
      const gone = evidence[pick % evidence.length]!
      // A voice's later word replaces its earlier one, and a detention separates two releases: taking those away may well strengthen what they weakened.
      fc.pre(gone.claim.type !== 'detained')
      const left = evidence.filter((entry) => entry !== gone)
      const [before, after] = [counts(evidence), counts(left)]
      for (const [id, state] of after) {
        const was = before.get(id)!
        if (was.state in rank && was.independentOrigins.against === 0 && state.state in rank)
          assert.ok(rank[state.state]! <= rank[was.state]!, `${was.state} became ${state.state}`)
      }
    }),
    { numRuns: 120 },
  )
})

test('renaming everyone changes nothing but names', () => {
  const renamed: Record<string, string> = {
    'Vera Kupala': 'Nadzeya Zubr',
    'Ryhor Talash': 'Pavel Chyzh',
    'Alesia Hrynko': 'Marta Lebedz',
  }
  fc.assert(
    fc.property(set, (evidence) => {
      const other = evidence.map((entry) => ({
        ...entry,
        claim: {
          ...entry.claim,
          subject: { ...entry.claim.subject, name: renamed[entry.claim.subject.name] ?? entry.claim.subject.name },
        },
      }))
      const shape = (some: readonly Evidence[]) =>
        assessClaims(some).map((state) => [state.claimId, state.state, state.independentOrigins])
      assert.deepEqual(shape(other), shape(evidence))
    }),
    { numRuns: 60 },
  )
})

test('every ledger balances: named and unnamed make the announced, nobody stands twice, each slot has one outcome', () => {
  fc.assert(
    fc.property(set, (evidence) => {
      for (const event of findEvents(evidence)) {
        const { totals, slots, misnamed, unnamed, contradictions, balance } = ledgerOf(event, evidence, [])
        assert.equal(totals.named, slots.length)
        assert.equal(
          unnamed.reduce((sum, group) => sum + group.number, 0),
          totals.unnamed,
        )
        const names = [...slots, ...misnamed].map((entry) => entry.person.name)
        assert.equal(new Set(names).size, names.length)
        if (totals.named <= totals.announced) assert.equal(totals.named + totals.unnamed, totals.announced)
        else assert.ok(contradictions.some((entry) => entry.about === 'more people named than announced'))
        assert.equal(balance.holds, totals.named <= totals.announced)
        assert.ok(slots.every((slot) => slot.outcome !== 'out_confirmed'))
      }
    }),
    { numRuns: 120 },
  )
})

test('verdict states follow the total table', () => {
  fc.assert(
    fc.property(set, (evidence) => {
      for (const checked of evidence) {
        const { state, independentOrigins } = verdictFor(checked, evidence)
        assert.equal(state, stateOf(independentOrigins.for, independentOrigins.against))
      }
    }),
    { numRuns: 60 },
  )
})
