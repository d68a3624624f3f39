import type { Fact, PersonEntry } from '../../publishing/index.ts'

export interface Property {
  readonly id: string
  readonly name: string
  readonly valuesOf: (person: PersonEntry) => readonly Value[]
}

export type Value = { readonly str: string } | { readonly date: string }

const text = (value: string | null): readonly Value[] => (value === null ? [] : [{ str: value }])

/** A day that a spreadsheet takes for one; anything less precise stays text, as it was told. */
const date = (edtf: string | null): readonly Value[] =>
  edtf === null ? [] : [/^\d{4}-\d\d-\d\d$/.test(edtf) ? { date: `${edtf}T00:00:00Z` } : { str: edtf }]

const facts = ({ facts: all }: PersonEntry, type: Fact['type']): readonly Fact[] =>
  all.filter((fact) => fact.type === type && fact.polarity === 'affirms' && fact.state !== 'contradicted')

/** What OpenRefine can ask of a person, to tell namesakes apart or to fill a column. */
export const PROPERTIES: readonly Property[] = [
  { id: 'liberty', name: 'liberty', valuesOf: ({ status }) => text(status.liberty) },
  { id: 'since', name: 'status since', valuesOf: ({ status }) => date(status.since) },
  { id: 'place', name: 'place', valuesOf: ({ status }) => text(status.place) },
  { id: 'lastEvidence', name: 'last evidence', valuesOf: ({ status }) => date(status.lastEvidence) },
  { id: 'ladder', name: 'how far it is known', valuesOf: ({ status }) => text(status.ladder) },
  { id: 'names', name: 'spellings of the name', valuesOf: ({ names }) => names.map((name) => ({ str: name.text })) },
  {
    id: 'born',
    name: 'born',
    valuesOf: (person) => facts(person, 'birth').flatMap((fact) => date(fact.date?.edtf ?? null)),
  },
  {
    id: 'arrested',
    name: 'arrested',
    valuesOf: (person) => facts(person, 'detained').flatMap((fact) => date(fact.date?.edtf ?? null)),
  },
  {
    id: 'released',
    name: 'released',
    valuesOf: (person) => facts(person, 'released').flatMap((fact) => date(fact.date?.edtf ?? null)),
  },
  {
    id: 'charge',
    name: 'charge',
    valuesOf: (person) => facts(person, 'charged').flatMap((fact) => text(fact.offence)),
  },
]

export const propertyOf = (id: string): Property | undefined => PROPERTIES.find((property) => property.id === id)

export const wordsOf = (value: Value): string => ('str' in value ? value.str : value.date.slice(0, 10))
