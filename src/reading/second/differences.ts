import { compareNames } from '../../names/index.ts'
import type { Claim } from '../claim.ts'

/** In what a second reading differs from the rules; a reviewer decides, neither reader does. */
export interface Differences {
  readonly agreed: number
  /** The same claim with another value, date, polarity or modality. */
  readonly other: readonly { readonly rules: string; readonly second: string; readonly in: readonly Differing[] }[]
  /** Claim ids: what only the second reader saw. */
  readonly onlySecond: readonly string[]
  /** Claim ids: what only the rules saw. */
  readonly onlyRules: readonly string[]
}

export type Differing = 'value' | 'date' | 'polarity' | 'modality'

/** A pure function of the two readings' claims. Each claim is paired at most once, with the closest of the other side. */
export function differencesOf(rules: readonly Claim[], second: readonly Claim[]): Differences {
  const free = new Set(rules)
  const other: { rules: string; second: string; in: readonly Differing[] }[] = []
  const onlySecond: string[] = []
  let agreed = 0
  for (const claim of second) {
    const partner = closest(claim, free)
    if (!partner) {
      onlySecond.push(claim.id)
      continue
    }
    free.delete(partner)
    const differing = differingIn(partner, claim)
    if (differing.length === 0) agreed++
    else other.push({ rules: partner.id, second: claim.id, in: differing })
  }
  return { agreed, other, onlySecond, onlyRules: [...free].map(({ id }) => id) }
}

function closest(claim: Claim, among: ReadonlySet<Claim>): Claim | null {
  let best: Claim | null = null
  for (const each of among) {
    if (each.type !== claim.type || !sameSubject(each, claim) || !overlaps(each, claim)) continue
    if (!best || differingIn(each, claim).length < differingIn(best, claim).length) best = each
  }
  return best
}

function sameSubject(a: Claim, b: Claim): boolean {
  if (a.subject.kind !== b.subject.kind) return false
  if (a.subject.ref !== undefined && b.subject.ref !== undefined) return a.subject.ref === b.subject.ref
  if (a.subject.kind === 'group') return true
  return a.subject.name === b.subject.name || compareNames(a.subject.name, b.subject.name).same === 'yes'
}

function overlaps(a: Claim, b: Claim): boolean {
  return a.quote.start < b.quote.end && b.quote.start < a.quote.end
}

function differingIn(a: Claim, b: Claim): readonly Differing[] {
  const found: Differing[] = []
  if (!sameValue(a.value, b.value)) found.push('value')
  // A day and its month do not speak against each other.
  if (a.date && b.date && !a.date.edtf.startsWith(b.date.edtf) && !b.date.edtf.startsWith(a.date.edtf))
    found.push('date')
  if (a.polarity !== b.polarity) found.push('polarity')
  if ((a.modality === 'planned') !== (b.modality === 'planned')) found.push('modality')
  return found
}

function sameValue(a: Claim['value'], b: Claim['value']): boolean {
  if (a === null || b === null) return a === b
  return a.number === b.number && a.min === b.min && a.max === b.max && a.unit === b.unit
}
