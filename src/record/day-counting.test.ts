import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { parse } from 'yaml'
import { type Counting, estimateTerm, type TermInputs } from './day-counting.ts'

interface Outcome {
  readonly id: string
  readonly target: string
  readonly term: { readonly years?: number; readonly months?: number; readonly days?: number }
  readonly in_force: string
  readonly before: readonly { readonly measure: string; readonly from: string; readonly until?: string }[]
  readonly freed: string
  readonly tolerance: number
}

const root = new URL('../../', import.meta.url)
const counting = JSON.parse(
  readFileSync(new URL('../countries/belarus/day-counting.json', import.meta.url), 'utf8'),
) as Counting
const outcomes = parse(readFileSync(new URL('cases/day-counting/outcomes.yml', root), 'utf8'), {
  schema: 'core',
}) as readonly Outcome[]

const inputsOf = ({ term, target, in_force: inForce, before }: Outcome): TermInputs => ({
  term: { years: 0, months: 0, days: 0, ...term },
  target,
  inForce,
  verdict: null,
  before: before.map(({ measure, from, until }) => ({ measure, from, until: until ?? null })),
})
const days = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000

test('terms that ended are reproduced from their days', () => {
  assert.ok(outcomes.length >= 7)
  for (const outcome of outcomes) {
    const found = estimateTerm(inputsOf(outcome), counting)
    assert.ok(found)
    assert.ok(
      days(found.likely, outcome.freed) <= outcome.tolerance,
      `${outcome.id}: ${found.likely}, was ${outcome.freed}`,
    )
    assert.ok(found.earliest <= found.likely && found.likely <= found.latest)
  }
})

test('days of administrative arrest do not count, and only so the first outcome fits', () => {
  const [outcome] = outcomes
  assert.ok(outcome)
  const counted = { ...outcome, before: outcome.before.map((one) => ({ ...one, measure: 'remand' })) }
  const found = estimateTerm(inputsOf(counted), counting)
  assert.ok(found && days(found.likely, outcome.freed) > outcome.tolerance)
})

test('two days for one would put the second outcome before any verdict', () => {
  const doubled = {
    ...counting,
    rules: counting.rules.map((rule) => (rule.id === 'by-remand-general' ? { ...rule, k: 2 } : rule)),
  }
  const found = estimateTerm(inputsOf(outcomes[1]!), doubled)
  assert.ok(found && days(found.likely, outcomes[1]!.freed) > 200)
})

test('what is not known widens the range and is named; without a verdict nothing is computed', () => {
  const inputs = inputsOf(outcomes[1]!)
  const exact = estimateTerm(inputs, counting)!
  const vague = estimateTerm({ ...inputs, target: null, inForce: null, verdict: '2022-11-04' }, counting)!
  assert.ok(vague.earliest < exact.earliest && vague.latest > exact.latest)
  assert.deepEqual(vague.missing, ['in_force', 'target'])
  assert.equal(vague.uncertain, true)
  assert.equal(estimateTerm({ ...inputs, inForce: null }, counting), null)
  const house = estimateTerm(
    { ...inputs, before: [{ measure: 'house_arrest_pretrial', from: '2021-08-18', until: null }] },
    counting,
  )!
  assert.ok(house.missing.includes('house_arrest_pretrial'))
})

test('uncertain rules are marked, and computed days of this country stay at the desk', () => {
  const inputs = inputsOf(outcomes[1]!)
  assert.equal(estimateTerm(inputs, counting)?.uncertain, false)
  assert.equal(estimateTerm({ ...inputs, target: 'colony_strict' }, counting)?.uncertain, true)
  assert.equal(counting.publish, false)
})

test('a longer term never ends earlier, and a longer remand never later', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 0, max: 400 }), (years, held) => {
      const from = new Date(Date.UTC(2022, 0, 1) - held * 86_400_000).toISOString().slice(0, 10)
      const inputs = {
        term: { years, months: 0, days: 0 },
        target: 'colony_general',
        inForce: '2022-01-01',
        verdict: null,
        before: [{ measure: 'remand', from, until: null }],
      }
      const now = estimateTerm(inputs, counting)!
      const longer = estimateTerm({ ...inputs, term: { years: years + 1, months: 0, days: 0 } }, counting)!
      const earlier = estimateTerm(
        { ...inputs, before: [{ measure: 'remand', from: '2019-01-01', until: null }] },
        counting,
      )!
      assert.ok(longer.likely > now.likely && earlier.likely <= now.likely)
    }),
  )
})
