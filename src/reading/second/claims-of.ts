import { hash } from 'node:crypto'
import { InvalidDateError, parseEdtf } from '../../dates/index.ts'
import type { Report } from '../../intake/index.ts'
import { compareNames } from '../../names/index.ts'
import { type Claim, createClaim, type Quantity, type Reading, type ReadPerson, type Span } from '../claim.ts'
import type { Candidate } from './candidate.ts'

/** Why a proposed claim was refused. */
export type Refusal = 'quote_not_found' | 'subject_not_found'

export interface Checked {
  readonly claims: readonly Claim[]
  readonly refused: Readonly<Record<Refusal, number>>
}

const LONGEST_QUOTE = 1000

/**
 * What of a model's proposals can be believed to stand in the report: the quote verbatim, the person named in the text.
 * A date, place or population that the text does not have is left out of a claim that otherwise stands.
 */
export function claimsOf(report: Report, rules: Reading, candidates: readonly Candidate[], extractor: string): Checked {
  const claims = new Map<string, Claim>()
  const refused: Record<Refusal, number> = { quote_not_found: 0, subject_not_found: 0 }
  for (const candidate of candidates) {
    const made = claimOf(report, rules, candidate, extractor)
    if (typeof made === 'string') refused[made]++
    else claims.set(made.id, made)
  }
  return {
    claims: [...claims.values()].sort((a, b) => a.quote.start - b.quote.start || (a.id < b.id ? -1 : 1)),
    refused,
  }
}

function claimOf(report: Report, rules: Reading, candidate: Candidate, extractor: string): Claim | Refusal {
  const quote = find(report.text, candidate.quote)
  if (!quote) return 'quote_not_found'
  const { name, kind } = candidate.subject
  const person = kind === 'person' ? knownPerson(rules.people, name) : null
  if (kind === 'person' && !person && !report.text.includes(name.trim())) return 'subject_not_found'
  if (name.trim() === '') return 'subject_not_found'
  const inText = (words: string | null): string | null =>
    words !== null && words.trim() !== '' && report.text.includes(words) ? words : null
  const value = quantityOf(candidate)
  const date = dateOf(candidate, report.text)
  const dropped = candidate.date !== null && date === null
  const isCount = candidate.type.startsWith('count_')
  const subject = { kind, name: person?.name ?? name.trim(), ...(person ? { ref: person.id } : {}) }
  const said = speakerOf(candidate, report, rules.people)
  return createClaim(
    {
      id: idOf(report.id, extractor, candidate.type, subject.name, value, date?.edtf ?? '', quote),
      reportId: report.id,
      type: candidate.type,
      subject,
      value,
      detail: null,
      population: isCount ? inText(candidate.population) : null,
      measure: isCount ? candidate.measure : null,
      date,
      said: report.published,
      place: inText(candidate.place),
      offence: inText(candidate.offence),
      releaseKind: null,
      polarity: candidate.polarity,
      modality: candidate.modality,
      speaker: said,
      origin: said?.kind === 'organisation' ? said.name : null,
      quote,
      confidence: 0.5,
      extractor,
      minor: person ? person.minor : mayBeMinor(rules, kind),
      flags: ['second_reader', ...(dropped ? ['date_refused'] : [])],
    },
    report.text,
  )
}

function find(text: string, words: string): Span | null {
  const wanted = words.trim()
  if (wanted.length < 3 || wanted.length > LONGEST_QUOTE) return null
  const start = text.indexOf(wanted)
  return start < 0 ? null : { start, end: start + wanted.length, text: wanted }
}

function knownPerson(people: readonly ReadPerson[], name: string): ReadPerson | null {
  const same = people.filter(
    (person) => person.mentions.some(({ text }) => text === name) || compareNames(person.name, name).same === 'yes',
  )
  // Two who could be meant are nobody: the reviewer sees the name as it stands.
  return same.length === 1 ? (same[0] ?? null) : null
}

/** Whom the rules did not see, they did not see the age of: where the report has a child, it may be this one. */
function mayBeMinor(rules: Reading, kind: Candidate['subject']['kind']): boolean {
  return kind === 'person' && rules.people.some((person) => person.minor)
}

function quantityOf({ number, min, max, unit, quantifier }: Candidate): Quantity | null {
  const whole = [number, min, max].filter((n) => n !== null)
  if (whole.length === 0 || unit === null || whole.some((n) => !Number.isFinite(n) || n < 0)) return null
  if (min !== null && max !== null && min > max) return null
  return { number, min, max, unit, quantifier: quantifier ?? (number === null ? 'range' : 'exact') }
}

function dateOf({ date }: Candidate, text: string): Claim['date'] {
  if (date === null || date.words.trim() === '' || !text.includes(date.words)) return null
  try {
    parseEdtf(date.edtf)
    return { edtf: date.edtf, raw: date.words }
  } catch (error) {
    if (error instanceof InvalidDateError) return null
    throw error
  }
}

function speakerOf({ speaker }: Candidate, report: Report, people: readonly ReadPerson[]): Claim['speaker'] {
  const outlet = report.outlet === null ? null : { name: report.outlet, kind: 'outlet' as const }
  if (speaker === null || speaker.kind === 'outlet') return outlet
  const known = speaker.kind === 'person' ? knownPerson(people, speaker.name) : null
  if (known) return { name: known.name, kind: 'person' }
  return report.text.includes(speaker.name) && speaker.name.trim() !== '' ? speaker : outlet
}

function idOf(
  report: string,
  extractor: string,
  type: string,
  subject: string,
  value: Quantity | null,
  date: string,
  quote: Span,
): string {
  const number = value ? `${value.number ?? ''}/${value.min ?? ''}/${value.max ?? ''}${value.unit}` : ''
  const parts = [report, extractor, type, subject, number, date, quote.text]
  return `c${hash('sha256', parts.join('\u0000')).slice(0, 16)}`
}
