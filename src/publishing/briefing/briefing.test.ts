import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { EventEntry } from '../edition.ts'
import type { Ledger } from '../ledger.ts'
import { briefingDigest, briefingOf } from './briefing.ts'

const claimIds = fc.uniqueArray(fc.stringMatching(/^k[0-9]{1,3}$/), { maxLength: 4 })
const person = fc.record({
  id: fc.constantFrom('', 'harbuz-yauhen', 'zorka-halina'),
  name: fc.constantFrom('Yauhen Harbuz', 'Halina Zorka'),
})
const slot = fc.record({
  person,
  outcome: fc.constantFrom(
    'out_confirmed' as const,
    'out_reported' as const,
    'refused' as const,
    'still_held' as const,
  ),
  for: fc.nat(4),
  against: fc.nat(2),
  reasonCodes: fc.constant([]),
  evidence: claimIds,
})
const announced = fc.record({
  number: fc.integer({ min: 2, max: 300 }),
  population: fc.constant('prisoners'),
  group: fc.constant(''),
  speaker: fc.constant('Northern Wire'),
  origins: fc.nat(3),
  reports: fc.nat(9),
  said: fc.constant(null),
  reasonCodes: fc.constant([]),
  evidence: claimIds,
})
const tally = fc.record({
  organisation: fc.constantFrom('Committee of Families', 'Lantern House'),
  number: fc.nat(50),
  definition: fc.constant('women among the released'),
  kind: fc.constantFrom('count_released', 'count_crossed'),
  population: fc.constantFrom('women', 'citizens', 'journalist'),
  reasonCodes: fc.constant([]),
  evidence: claimIds,
})

const event = fc
  .record({
    slots: fc.array(slot, { maxLength: 6 }),
    announced: fc.array(announced, { maxLength: 3 }),
    tallies: fc.array(tally, { maxLength: 6 }),
  })
  .map(({ slots, announced: numbers, tallies }): EventEntry => {
    const ledger: Ledger = {
      event: { id: 'e', title: 'Morland, 4 March 2031', date: '2031-03-04', place: 'Morland' },
      announced: numbers,
      slots,
      misnamed: [],
      unnamed: [],
      totals: {
        announced: 30,
        named: slots.length,
        matched: 0,
        confirmed: 0,
        corroborated: 0,
        disputed: 0,
        refused: 0,
        unnamed: 0,
      },
      tallies,
      contradictions: [],
      balance: { holds: true, residual: 0, explanation: '', stocks: [] },
    }
    return { id: 'e', title: '', date: '2031-03-04', place: 'Morland', summary: null, ledger, reportIds: [] }
  })

const sentencesIn = (entry: EventEntry) => briefingOf(entry)?.parts.flatMap(({ sentences }) => sentences) ?? []

test('every sentence of a briefing rests on claims of the ledger, and none stands without', () => {
  fc.assert(
    fc.property(event, (entry) => {
      const { announced: numbers, slots, tallies } = entry.ledger!
      const held = new Set([...numbers, ...slots, ...tallies].flatMap(({ evidence }) => evidence))
      for (const { claims } of sentencesIn(entry)) {
        assert.notEqual(claims.length, 0)
        assert.ok(claims.every((id) => held.has(id)))
      }
    }),
  )
})

test('everybody of the ledger whose claims are known stands in one sentence and no more', () => {
  fc.assert(
    fc.property(event, (entry) => {
      const told = sentencesIn(entry).flatMap((one) => (one.code === 'people' ? one.people : []))
      assert.ok(told.length <= entry.ledger!.slots.length)
      if (told.length > 0 && entry.ledger!.slots.every(({ evidence }) => evidence.length > 0))
        assert.equal(told.length, entry.ledger!.slots.length)
    }),
  )
})

test('nobody announced anything that an origin stands behind: there is no briefing', () => {
  fc.assert(
    fc.property(event, (entry) => {
      const founded = entry.ledger!.announced.some(({ origins }) => origins > 0)
      if (!founded) assert.equal(briefingOf(entry), null)
    }),
  )
})

test('the same ledger makes the same text, and one claim more makes another', () => {
  fc.assert(
    fc.property(event, (entry) => {
      const [briefing, again] = [briefingOf(entry), briefingOf(structuredClone(entry))]
      if (!briefing || !again) return
      assert.equal(briefingDigest(briefing), briefingDigest(again))
      const { ledger } = entry
      const numbers = ledger!.announced.map((one) => ({ ...one, evidence: [...one.evidence, 'k-new'] }))
      const later = briefingOf({ ...entry, ledger: { ...ledger!, announced: numbers } })
      assert.notEqual(later && briefingDigest(later), briefingDigest(briefing))
    }),
  )
})
