import type { Statement } from '../publishing/index.ts'
import type { Quantity } from '../reading/index.ts'
import { offenceIn, placeIn } from './place-in.ts'
import { whomInWords } from './population-in.ts'
import { fill, type View } from './view.ts'
import { voiceIn } from './voice-in.ts'

export interface Description {
  /** What kind of claim: 'Release', 'Denied: Release'. */
  readonly label: string
  /** Of whom, or the number itself for counts. */
  readonly subject: string
  /** What else it says, in short parts, without the date. */
  readonly parts: readonly string[]
  /** Those of the parts, and the subject, that are words of the report, in its language. */
  readonly quoted: readonly string[]
}

/** Puts a claim into words that need no grammar of the reader's language: a label, a subject, and parts. */
export function describe(view: View, statement: Statement): Description {
  const { type, value, subject } = statement
  const isCount = type.startsWith('count_') && value !== null
  const place = statement.place === null ? null : placeIn(view, statement.place)
  const offence = statement.offence === null ? null : offenceIn(view, statement.offence)
  const parts = [
    isCount || !value ? null : quantity(view, value),
    statement.detail,
    offence?.text ?? null,
    statement.kind ? releaseKind(view, statement.kind) : null,
    place?.text ?? null,
    statement.modality === 'reported' ? null : view.m.modality[statement.modality],
  ]
  const whom = nameOf(view, subject)
  const isTheirs = subject.kind === 'group' && view.language !== 'en' && whom === subject.name
  const words = [
    statement.detail,
    isTheirs ? whom : null,
    ...[place, offence].map((told) => (told?.known === false ? told.text : null)),
  ]
  return {
    label: label(view, statement),
    subject: isCount ? counted(view, value, statement.population) : whom,
    parts: parts.filter((part) => part !== null).filter((part) => part !== ''),
    quoted: words.filter((part) => part !== null),
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

/** A group by what it is; a person's own name stays. */
function nameOf(view: View, { kind, name }: Statement['subject']): string {
  return kind === 'group' ? whomInWords(view, name) : kind === 'organisation' ? voiceIn(view, name) : name
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
