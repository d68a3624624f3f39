import type { Statement } from '../publishing/index.ts'
import type { Quantity } from '../reading/index.ts'
import { placeIn } from './place-in.ts'
import { whomInWords } from './population-in.ts'
import { fill, type View } from './view.ts'

export interface Description {
  /** What kind of claim: 'Release', 'Denied: Release'. */
  readonly label: string
  /** Of whom, or the number itself for counts. */
  readonly subject: string
  /** What else it says, in short parts, without the date. */
  readonly parts: readonly string[]
}

/** Puts a claim into words that need no grammar of the reader's language: a label, a subject, and parts. */
export function describe(view: View, statement: Statement): Description {
  const { type, value, subject } = statement
  const isCount = type.startsWith('count_') && value !== null
  const parts = [
    isCount || !value ? null : quantity(view, value),
    statement.detail,
    statement.offence,
    statement.kind ? releaseKind(view, statement.kind) : null,
    statement.place === null ? null : placeIn(view, statement.place).text,
    statement.modality === 'reported' ? null : view.m.modality[statement.modality],
  ]
  return {
    label: label(view, statement),
    subject: isCount ? counted(view, value, statement.population) : subject.name,
    parts: parts.filter((part) => part !== null).filter((part) => part !== ''),
  }
}

/** A quantity as given: terms stay in years, months and days, ranges stay ranges. */
export function quantity(view: View, value: Quantity, unitWords = true): string {
  const forms = view.m.quantity[value.unit]
  const say = (n: number) => (unitWords ? view.count(forms, n) : view.number(n))
  if (value.term) {
    const { years, months, days } = value.term
    const named = [
      years ? view.count(view.m.quantity.year, years) : null,
      months ? view.count(view.m.quantity.month, months) : null,
      days ? view.count(view.m.quantity.day, days) : null,
    ]
    return named.filter((part) => part !== null).join(' ')
  }
  if (value.number === null && value.min !== null && value.max !== null)
    return fill(view.m.quantity.range, { min: view.number(value.min), max: say(value.max) })
  const n = value.number ?? value.min ?? value.max
  if (n === null) return ''
  const inferred = value.min !== null ? 'at_least' : 'at_most'
  const quantifier = value.number === null ? inferred : value.quantifier
  if (quantifier === 'exact' || quantifier === 'range') return say(n)
  return fill(view.m.quantity[quantifier], { q: say(n) })
}

function counted(view: View, value: Quantity, population: string | null): string {
  return population ? `${quantity(view, value, false)} ${whomInWords(view, population)}` : quantity(view, value)
}

function label(view: View, { type, polarity }: Statement): string {
  const claim = view.m.claim[type]
  return polarity === 'affirms' ? claim : fill(view.m.polarity[polarity], { claim })
}

function releaseKind(view: View, kind: string): string {
  const known: Readonly<Record<string, string>> = view.m.releaseKind
  return known[kind] ?? kind.replaceAll('_', ' ')
}
