import type { Claim, ClaimType } from '../reading/index.ts'
import { countriesNamed } from './country.ts'

/** What beside the name tells two people apart, in a form that can be counted. */
export type FactKind = 'sentence' | 'arrest' | 'offence' | 'place' | 'birth' | 'relative' | 'country'

export type Facts = Readonly<Partial<Record<FactKind, readonly string[]>>>

const whereHeld: ReadonlySet<ClaimType> = new Set([
  'transferred',
  'returned_to_prison',
  'not_released',
  'ill_treatment',
])

/** Where the state holds a person, not where that person went afterwards. */
const ofCustody: ReadonlySet<ClaimType> = new Set([...whereHeld, 'detained', 'charged', 'sentenced', 'listed'])

/** What claims tell of the person they are about; sorted, each value once. A claim that speaks of a minor tells nothing here. */
export function factsOfPerson(claims: readonly Claim[]): Facts {
  const found = new Map<FactKind, Set<string>>()
  for (const claim of claims) {
    if (claim.minor || claim.polarity !== 'affirms') continue
    for (const [kind, value] of factsOfClaim(claim)) found.set(kind, (found.get(kind) ?? new Set()).add(value))
  }
  return Object.fromEntries([...found].sort().map(([kind, values]) => [kind, [...values].sort()]))
}

function factsOfClaim(claim: Claim): readonly (readonly [FactKind, string])[] {
  const { type, value, date, place, offence, detail } = claim
  const facts: (readonly [FactKind, string])[] = []
  if (type === 'sentenced' && value?.number != null)
    facts.push(['sentence', `${value.number} ${value.unit}${value.number === 1 ? '' : 's'}`])
  const day = (date?.edtf ?? '').replace(/-XX/g, '')
  if (type === 'detained' && /^\d{4}(-\d\d){0,2}$/.test(day)) facts.push(['arrest', day])
  if (type === 'birth' && /^\d{4}/.test(day)) facts.push(['birth', day.slice(0, 4)])
  if (offence && words(offence)) facts.push(['offence', words(offence)])
  if (place && whereHeld.has(type)) facts.push(['place', place.trim().toLowerCase()])
  if (place && ofCustody.has(type)) for (const code of countriesNamed(place)) facts.push(['country', code])
  if (type === 'kinship' && detail) for (const name of namesIn(detail)) facts.push(['relative', name])
  return facts
}

const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Names told with a relative: words with a capital letter that do not open the phrase. */
const namesIn = (detail: string): readonly string[] =>
  [...detail.matchAll(/(?<=\S\s)\p{Lu}[\p{L}’'-]{2,}/gu)].map(([word]) => word.toLowerCase())
