import type { Body } from './body.ts'
import type { Directory } from './directory.ts'
import { count } from './explain.ts'
import { independent } from './independence.ts'
import type { TermsCode } from './relate-terms.ts'
import { verbOf } from './says.ts'
import type { Statement } from './statement.ts'
import { originIn } from './weigh.ts'

export type ContradictionCode =
  | 'number'
  | 'definition'
  | 'day'
  | 'outcome'
  | 'terms'
  | 'who_refused'
  | 'whose_documents'
  | 'more_named'

/** What is said, in parts that an interface can word: a number, a day, a fate, terms. */
export type SaidValue =
  | { readonly kind: 'number'; readonly number: number; readonly bound: 'exact' | 'at_least' | 'at_most' | 'about' }
  | { readonly kind: 'several_or_all' }
  | { readonly kind: 'day'; readonly date: string }
  | { readonly kind: 'out'; readonly date: string | null }
  | { readonly kind: 'act'; readonly type: string; readonly denied: boolean }
  | { readonly kind: 'terms'; readonly terms: TermsCode; readonly countries: readonly string[] }

export interface ContradictionValue {
  readonly value: number | string
  readonly said: SaidValue
  readonly origins: number
  readonly who: readonly string[]
  readonly evidence: readonly string[]
}

/** What a contradiction is about, in parts and in English. */
export interface Topic {
  readonly code: ContradictionCode
  /** The person, or the counted in words; null where the code says it all. */
  readonly subject: string | null
  /** Counts: who is counted, as a concept ('journalist', 'from LT'), and what of them ('count_released'). */
  readonly population?: string
  readonly kind?: string
  readonly about: string
}

/** Something on which the sources of an event differ. */
export interface Contradiction extends Topic {
  readonly values: readonly ContradictionValue[]
  readonly explanation: string
}

/** Gathers statements by what they say and counts the independent origins behind each, the best founded first. */
export function contradictionOf(
  topic: Topic,
  statements: readonly Statement[],
  saidIn: (statement: Statement) => SaidValue,
  { body, directory }: { readonly body: Body; readonly directory: Directory },
): Contradiction {
  const sides = Map.groupBy(statements, (statement) => valueInWords(saidIn(statement)))
  const values = [...sides]
    .map(([value, some]) => {
      const counted = independent(some.map((s) => originIn(body, s.evidence, directory)))
      return {
        value,
        said: saidIn(some[0]!),
        origins: counted.size,
        who: counted.origins.map((group) => group.label),
        evidence: some.map((s) => s.evidence.claim.id).sort(),
      }
    })
    .sort((a, b) => b.origins - a.origins || (String(a.value) < String(b.value) ? -1 : 1))
  const parts = values.map((value) => `${value.value} (${count(value.origins, 'origin')}: ${value.who.join(', ')})`)
  return { ...topic, values, explanation: `${topic.about}: ${parts.join(' against ')}.` }
}

/** '52', 'at least 8', 'several or all', 'out, 2031-02-21', 'no exchange'. */
export function valueInWords(said: SaidValue): number | string {
  switch (said.kind) {
    case 'number':
      return said.bound === 'exact' ? said.number : `${said.bound.replace('_', ' ')} ${said.number}`
    case 'several_or_all':
      return 'several or all'
    case 'day':
      return said.date
    case 'out':
      return said.date === null ? 'out' : `out, ${said.date}`
    case 'act':
      return `${said.denied ? 'not ' : ''}${verbOf(said.type)}`
    case 'terms':
      return termsInWords(said.terms, said.countries)
  }
}

const TERMS: Readonly<Record<TermsCode, string>> = {
  no_exchange: 'no exchange',
  exchange: 'an exchange',
  sanctions: 'in return for sanctions relief',
  deal: 'a deal',
}

function termsInWords(terms: TermsCode, countries: readonly string[]): string {
  const display = new Intl.DisplayNames(['en'], { type: 'region' })
  const who = countries.map((code) => display.of(code) ?? code).join(', ')
  return who ? `${TERMS[terms]} (${who})` : TERMS[terms]
}
