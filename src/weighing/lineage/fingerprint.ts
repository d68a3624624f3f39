import type { Claim, ClaimType } from '../../reading/index.ts'
import { acrossLanguages, nameKeys } from '../fold.ts'

/** What every report of an event tells; it says nothing of where a report has it from. */
const NEWS: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'released',
  'pardoned',
  'deported',
  'exchanged',
  'arrived',
  'conditional_release',
  'release_refused',
  'not_released',
  'count_released',
  'count_crossed',
  'sanctions_relief',
  'exchange_terms',
])

/**
 * The background that a report tells beside its news, claim by claim: who, what, which number, which month. Two accounts of one event
 * choose their own background; a rewrite or translation keeps that of its original whole.
 */
export function backgroundOf(claims: readonly Claim[]): ReadonlySet<string> {
  return new Set(claims.filter((claim) => !NEWS.has(claim.type)).map(printOf))
}

function printOf({ type, subject, value, date }: Claim): string {
  const who = subject.kind === 'person' ? acrossLanguages(nameKeys(subject.name).at(-1) ?? '') : 'group'
  const number = value ? `${value.number ?? value.min ?? value.max} ${value.unit}` : ''
  return [type, who, number, date?.edtf.slice(0, 7) ?? ''].join('|')
}

const LEAST_SHARED = 3
const LEAST_SHARE = 0.75

/** Whether nearly all background of both is the same, and there is enough of it to tell. */
export function sameBackground(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((print) => b.has(print)).length
  return shared >= LEAST_SHARED && shared >= Math.max(a.size, b.size) * LEAST_SHARE
}
