import type { PersonEntry } from '../edition.ts'
import { countryKnowledge, type Facility, readPacks } from './country.ts'

/** Who may write to people in a form of custody; a row of countries/COUNTRY/letters.yml. */
export interface LetterRule {
  readonly id: string
  readonly forms: readonly string[]
  readonly accepted: 'all' | 'relatives' | 'none'
  /** By language. */
  readonly says: Readonly<Record<string, string>>
  /** EDTF: the day of the source. */
  readonly as_of: string
  readonly source: string
}

export interface Letters {
  readonly facility: Facility
  /** Null where nobody has said who may write there. */
  readonly rule: LetterRule | null
}

interface Pack {
  readonly country: string
  readonly facilities?: readonly { readonly id: string }[]
  readonly letters?: readonly LetterRule[]
}

/** Where somebody is held and who may write there; null unless they are held at a place of detention that a country pack knows. */
export function lettersFor({ status, custody }: Pick<PersonEntry, 'status' | 'custody'>): Letters | null {
  if (status.liberty !== 'deprived' || status.place === null) return null
  const facility = countryKnowledge().facilityOf(status.place)
  if (!facility) return null
  const now = custody?.form.filter(({ until }) => until === null).map(({ value }) => value) ?? []
  return { facility, rule: rulesAt(facility).find(({ forms }) => forms.some((form) => now.includes(form))) ?? null }
}

let packs: { readonly facilities: readonly Pack[]; readonly letters: readonly Pack[] } | null = null

function rulesAt({ id }: Facility): readonly LetterRule[] {
  packs ??= { facilities: readPacks<Pack>('facilities'), letters: readPacks<Pack>('letters') }
  const country = packs.facilities.find(({ facilities = [] }) => facilities.some((one) => one.id === id))?.country
  return packs.letters.flatMap((pack) => (pack.country === country ? (pack.letters ?? []) : []))
}
