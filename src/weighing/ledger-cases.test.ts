import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { findEvents } from './event.ts'
import type { Evidence } from './evidence.ts'
import { ledgerOf } from './ledger.ts'
import { type MadeUp, madeUp } from './made-up.ts'

interface Written extends Omit<MadeUp, 'speaker'> {
  readonly speaker?: string
  readonly group?: boolean
}

interface Cases {
  readonly day: string
  readonly claims: readonly Written[]
  readonly events: readonly string[]
  readonly contradictions: readonly { readonly about: string; readonly values: readonly (string | number)[] }[]
}

const cases: Cases = parse(readFileSync(new URL('../../cases/releases/wave.yml', import.meta.url), 'utf8'))
const evidence = cases.claims.map(evidenceOf)

function evidenceOf({ speaker, group, ...rest }: Written): Evidence {
  const entry = madeUp({ place: 'Belarus', ...rest, speaker: speaker ? { name: speaker, kind: 'person' } : null })
  if (!group) return entry
  return { ...entry, claim: { ...entry.claim, subject: { kind: 'group', name: rest.who ?? '' } } }
}

test('releases on other days stay apart', () => {
  assert.deepEqual(
    findEvents(evidence).map((event) => event.date),
    cases.events,
  )
})

test('the ledger shows each real contradiction with its values, and nothing that is none', () => {
  const event = findEvents(evidence).find((found) => found.date === cases.day)!
  const found = ledgerOf(event, evidence, []).contradictions.map(({ about, values }) => ({
    about,
    values: sorted(values.map((v) => v.value)),
  }))
  const wanted = cases.contradictions.map(({ about, values }) => ({ about, values: sorted(values) }))
  const byAbout = (a: { about: string }, b: { about: string }) => (a.about < b.about ? -1 : 1)
  assert.deepEqual(found.sort(byAbout), wanted.sort(byAbout))
})

const sorted = (values: readonly (string | number)[]): readonly string[] => values.map(String).sort()
