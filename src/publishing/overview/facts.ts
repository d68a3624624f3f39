import type { Fact, PersonEntry } from '../edition.ts'

/** What is counted of a fact. */
export type CountableFact = Pick<
  Fact,
  'type' | 'date' | 'place' | 'offence' | 'value' | 'polarity' | 'modality' | 'state'
>

/** A person with what is counted of them. */
export interface Countable extends Pick<PersonEntry, 'id' | 'status'> {
  readonly facts: readonly CountableFact[]
}

/** A fact that may be counted: affirmed, not only planned, and not outweighed by what speaks against it. */
export function stands(fact: CountableFact): boolean {
  return fact.polarity === 'affirms' && fact.modality !== 'planned' && fact.state !== 'contradicted'
}

const ENDS = new Set(['released', 'pardoned', 'deported', 'exchanged', 'conditional_release'])

/** The first standing detention of a person with a date; null without one. */
export function firstDetention(person: Countable): CountableFact | null {
  return first(person.facts.filter((fact) => fact.type === 'detained' && fact.date && stands(fact)))
}

/** The last standing release with a date; null without one. */
export function lastRelease(person: Countable): CountableFact | null {
  const ends = person.facts.filter((fact) => ENDS.has(fact.type) && fact.date && stands(fact))
  return ends.toSorted((a, b) => order(b) - order(a))[0] ?? null
}

export const isRelease = (fact: CountableFact): boolean => ENDS.has(fact.type)

function first(facts: readonly CountableFact[]): CountableFact | null {
  return facts.toSorted((a, b) => order(a) - order(b))[0] ?? null
}

/** Sorts EDTF as text, unknown digits last within their year. */
function order(fact: CountableFact): number {
  return Number(
    (fact.date?.edtf ?? '9999')
      .replace(/[^0-9X-]/g, '')
      .replaceAll('X', '9')
      .replaceAll('-', '')
      .padEnd(8, '9')
      .slice(0, 8),
  )
}

/** The month of an EDTF day or month, such as 2025-09; null where it is not known. */
export function monthOf(edtf: string): string | null {
  return /^\d{4}-(?:0[1-9]|1[0-2])(?!\d)/.exec(edtf)?.[0] ?? null
}

/** The day of an EDTF day; null where it is not known. */
export function dayOf(edtf: string): string | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(edtf) ? edtf : null
}
