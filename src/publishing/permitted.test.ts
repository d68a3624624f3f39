import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createPerson } from '../matching/index.ts'
import type { Claim } from '../reading/index.ts'
import type { Decision } from '../review/index.ts'
import type { Evidence } from '../weighing/index.ts'
import { permitted } from './permitted.ts'

const ids = ['a', 'b', 'c'] as const
const arbitraryEvidence = fc.record({
  report: fc.constantFrom('r1', 'r2'),
  person: fc.option(fc.constantFrom(...ids), { nil: null }),
  about: fc.constantFrom('person' as const, 'group' as const),
  minor: fc.boolean(),
})
const arbitraryDecision = fc.record({
  act: fc.constantFrom('publish' as const, 'withhold' as const, 'confirm' as const),
  target: fc.constantFrom('report:r1', 'report:r2', 'person:a', 'person:b', 'person:c', 'claim:c0', 'claim:c1'),
})

function evidence(
  rows: readonly { report: string; person: string | null; about: 'person' | 'group'; minor: boolean }[],
): Evidence[] {
  return rows.map(({ report, person, about, minor }, at) => ({
    claim: { id: `c${at}`, subject: { kind: about, name: 'somebody' }, minor } as Claim,
    report: {
      id: report,
      title: null,
      outlet: null,
      url: null,
      published: null,
      language: 'en',
      text: 'secret',
      credits: [],
      aiWritten: false,
      citesUs: false,
    },
    personId: about === 'person' ? person : null,
    lineage: report,
  }))
}

const decisionsOf = (rows: readonly { act: Decision['act']; target: string }[]): Decision[] =>
  rows.map(({ act, target }, seq) => ({
    seq,
    act,
    target,
    by: 'x',
    second: null,
    reason: 'y',
    at: '2025-01-01T00:00:00Z',
  }))

const people = ids.map((id) =>
  createPerson({ id, names: [{ text: id, language: 'en' }], sex: null, born: null, minor: id === 'c' }),
)

test('nothing passes that nobody released, and nothing about a minor passes whatever was decided', () => {
  fc.assert(
    fc.property(
      fc.array(arbitraryEvidence, { maxLength: 8 }),
      fc.array(arbitraryDecision, { maxLength: 12 }),
      (rows, acts) => {
        const decisions = decisionsOf(acts)
        const last = (target: string) =>
          decisions.filter((decision) => decision.target === target && decision.act !== 'confirm').at(-1)?.act
        const passed = permitted(people, evidence(rows), decisions)
        assert.equal(passed.withheld + passed.evidence.length, rows.length)
        for (const { claim, report, personId } of passed.evidence) {
          assert.equal(last(`report:${report.id}`), 'publish')
          assert.equal(claim.minor, false)
          assert.notEqual(last(`claim:${claim.id}`), 'withhold')
          if (claim.subject.kind === 'person') {
            assert.ok(personId && personId !== 'c')
            assert.equal(last(`person:${personId}`), 'publish')
          }
        }
        assert.ok(passed.people.every(({ id }) => id !== 'c' && last(`person:${id}`) === 'publish'))
      },
    ),
  )
})
