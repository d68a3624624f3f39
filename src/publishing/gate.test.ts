import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createPerson } from '../matching/index.ts'
import type { Claim, ClaimType } from '../reading/index.ts'
import type { Decision } from '../review/index.ts'
import { createGate } from './gate.ts'
import type { Protection } from './protection.ts'

const ids = ['a', 'b', 'c'] as const
const NOW = '2025-06-01T00:00:00Z'
const people = ids.map((id) =>
  createPerson({ id, names: [{ text: id, language: 'en' }], sex: null, born: null, minor: id === 'c' }),
)

const arbitraryClaim = fc.record({
  type: fc.constantFrom<ClaimType>('released', 'sentenced', 'health', 'kinship', 'count_released'),
  person: fc.option(fc.constantFrom(...ids), { nil: null }),
  about: fc.constantFrom('person' as const, 'group' as const),
  minor: fc.boolean(),
})
const arbitraryDecision = fc.record({
  act: fc.constantFrom('publish' as const, 'withhold' as const, 'confirm' as const),
  target: fc.constantFrom('report:r1', 'report:r2', 'person:a', 'person:b', 'person:c', 'claim:c0', 'claim:c1'),
})
const arbitraryProtection = fc.record({
  kind: fc.constantFrom('silence' as const, 'erasure' as const, 'hold' as const),
  value: fc.constantFrom('on', 'off'),
  target: fc.constantFrom('person:a', 'person:b', 'report:r1', 'claim:c0'),
  until: fc.constantFrom(null, '2025-05-01T00:00:00.000Z', '2025-07-01T00:00:00.000Z'),
})

function gateOf(
  acts: readonly Pick<Decision, 'act' | 'target'>[],
  protections: readonly Omit<Protection, 'seq'>[] = [],
  now = NOW,
) {
  const rest = { by: 'x', second: null, reason: 'y', at: NOW }
  return createGate({
    people,
    decisions: acts.map((act, seq) => ({ seq, ...act, ...rest })),
    protections: protections.map((row, seq) => ({ seq, ...row })),
    now,
  })
}

const claimOf = (id: string, type: ClaimType, about: 'person' | 'group' = 'person', minor = false) =>
  ({ id, type, subject: { kind: about, name: 'somebody' }, minor }) as Claim

const release = [
  { act: 'publish', target: 'person:a' },
  { act: 'publish', target: 'report:r1' },
] as const
const on = (kind: Protection['kind'], value: string, until: string | null = null) =>
  ({ kind, value, until, target: 'person:a' }) as const

test('nothing passes that nobody released or that is protected, and nothing about a minor passes whatever was decided', () => {
  fc.assert(
    fc.property(
      fc.array(arbitraryClaim, { maxLength: 4 }),
      fc.array(arbitraryDecision, { maxLength: 12 }),
      fc.array(arbitraryProtection, { maxLength: 6 }),
      (claims, acts, protections) => {
        const gate = gateOf(acts, protections)
        const last = (target: string) =>
          acts.filter((act) => act.target === target && act.act !== 'confirm').at(-1)?.act
        const held = (kind: string, target: string) => {
          const rows = protections.filter((row) => row.kind === kind && row.target === target)
          if (kind === 'erasure') return rows.length > 0
          const row = rows.at(-1)
          return row?.value === 'on' && (row.until === null || row.until > NOW)
        }
        for (const id of gate.shown) {
          assert.notEqual(id, 'c')
          assert.equal(last(`person:${id}`), 'publish')
          assert.ok(!held('silence', `person:${id}`) && !held('erasure', `person:${id}`))
        }
        for (const id of gate.unnamed) assert.ok(!gate.shown.has(id) && !gate.erased.has(id))
        if (gate.isReportOpen('r1')) assert.ok(last('report:r1') === 'publish' && !held('hold', 'report:r1'))
        claims.forEach(({ type, person, about, minor }, at) => {
          const personId = about === 'person' ? person : null
          if (!gate.passes(claimOf(`c${at}`, type, about, minor), personId)) return
          assert.equal(minor, false)
          assert.notEqual(last(`claim:c${at}`), 'withhold')
          assert.ok(type !== 'health' && type !== 'kinship', 'needs consent')
          if (about === 'person') assert.ok(personId !== null && gate.shown.has(personId))
          if (personId && type === 'released') assert.ok(!held('hold', `person:${personId}`))
        })
      },
    ),
  )
})

test('who asks for silence is counted without a name; who is erased is not even counted', () => {
  assert.deepEqual([...gateOf(release, [on('silence', 'on')]).unnamed], ['a'])
  for (const value of ['refused', 'silent_family_request', 'withdrawn'])
    assert.deepEqual([...gateOf(release, [on('consent', value)]).unnamed], ['a'])
  const erased = gateOf(release, [on('erasure', 'on')])
  assert.deepEqual([[...erased.shown], [...erased.unnamed], [...erased.erased]], [[], [], ['a']])
})

test('health is shown with consent only, and no longer when the consent has run out', () => {
  const health = claimOf('c9', 'health')
  assert.equal(gateOf(release).passes(health, 'a'), false)
  assert.equal(gateOf(release, [on('consent', 'given')]).passes(health, 'a'), true)
  assert.equal(gateOf(release, [on('consent', 'given', '2025-05-31T00:00:00.000Z')]).passes(health, 'a'), false)
})

test('a refusal does not run out', () => {
  assert.deepEqual([...gateOf(release, [on('consent', 'refused', '2025-01-01T00:00:00.000Z')]).shown], [])
})

test('a safety hold keeps the news of a release back until its hour, and nothing else', () => {
  const hold = [on('hold', 'on', '2025-06-02T00:00:00.000Z')]
  const gate = gateOf(release, hold)
  assert.equal(gate.passes(claimOf('c8', 'released'), 'a'), false)
  assert.equal(gate.passes(claimOf('c7', 'sentenced'), 'a'), true)
  assert.equal(gateOf(release, hold, '2025-06-02T00:00:01.000Z').passes(claimOf('c8', 'released'), 'a'), true)
})
