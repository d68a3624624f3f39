import type { SaidInParts } from './evidence.ts'
import { wordsForPopulation } from './population-words.ts'
import type { Statement } from './statement.ts'
import { inWords } from './value.ts'
import { isoDay } from './window.ts'

const VERBS: Readonly<Record<string, string>> = {
  count_released: 'released',
  count_held: 'held',
  count_crossed: 'crossed the border',
  count_died: 'died',
  count_arrested: 'arrested',
  count_recognised: 'recognised as political prisoners',
  released: 'released',
  pardoned: 'pardoned',
  deported: 'deported',
  exchanged: 'exchanged',
  release_refused: 'refused to leave',
  not_released: 'not released',
  returned_to_prison: 'returned to prison',
  conditional_release: 'released conditionally',
  arrived: 'arrived',
  documents_confiscated: 'documents taken',
  detained: 'detained',
  charged: 'charged',
  sentenced: 'sentenced',
  sentence_reduced: 'sentence reduced',
  sentence_remaining: 'still to serve',
  appeal_rejected: 'appeal rejected',
  listed: 'put on a list',
  recognised: 'recognised as a political prisoner',
  citizenship_revoked: 'citizenship revoked',
  transferred: 'transferred',
  held_incommunicado: 'held incommunicado',
  whereabouts_unknown: 'whereabouts unknown',
  hunger_strike: 'on hunger strike',
  hunger_strike_ended: 'hunger strike ended',
  health: 'health',
  ill_treatment: 'ill-treated',
  died: 'died',
  cause_of_death: 'cause of death',
  body_returned: 'body returned',
  exchange_terms: 'terms of the release',
  sanctions_relief: 'sanctions relief',
  identity_confirmed: 'identity confirmed',
  kinship: 'kinship',
  occupation: 'occupation',
  nationality: 'nationality',
  birth: 'born',
}

export const verbOf = (type: string): string => VERBS[type] ?? type

/** The claim in a few plain words: '40 political prisoners: released, 11 September 2025'. */
export function says(statement: Statement): string {
  const { claim } = statement.evidence
  const amount = inWords(claim.value)
  const unit = claim.value && claim.value.unit !== 'person' ? ` ${claim.value.unit}s` : ''
  const who = wordsForPopulation([statement])
  const about = claim.subject.kind === 'person' ? claim.subject.name : amount && !unit ? `${amount} ${who}` : who
  const value = amount && (claim.subject.kind === 'person' || unit) ? ` ${amount}${unit}` : ''
  const not = statement.affirms ? '' : 'not '
  const planned = statement.planned ? 'to be ' : ''
  const detail = claim.detail && !amount ? ` (${claim.detail})` : ''
  const when = whenOf(statement)
  return `${about}: ${not}${planned}${verbOf(claim.type)}${value}${detail}${when ? `, ${dateInEnglish(when)}` : ''}`
}

/** The same in parts, for interfaces of other languages. */
export function saysInParts(statement: Statement): SaidInParts {
  const { claim } = statement.evidence
  const person = claim.subject.kind === 'person'
  return {
    type: claim.type,
    name: person ? claim.subject.name : null,
    population: person ? null : statement.population.key,
    words: person ? null : wordsForPopulation([statement]),
    value: claim.value,
    date: whenOf(statement) || null,
    denied: !statement.affirms,
    planned: statement.planned,
  }
}

/** The date as stated, or the days that the report implies (EDTF); empty when it only says 'before'. */
export function whenOf(statement: Statement): string {
  const { claim } = statement.evidence
  if (claim.date) return claim.date.edtf
  if (!statement.dated || !statement.window) return ''
  const [from, to] = [isoDay(statement.window.from), isoDay(statement.window.to)]
  return from === to ? from : `${from}/${to}`
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
/** Asked for by the million, and a format is slow. */
const MONTHS = Array.from({ length: 12 }, (_, at) => monthName.format(Date.UTC(2000, at, 1)))

/** EDTF as a reader would say it, no more precise than it is; what is beyond plain dates and spans stays as it is. */
export function dateInEnglish(edtf: string): string {
  if (edtf.includes('/')) return edtf.split('/').map(dateInEnglish).join(' to ')
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(edtf.replace(/(-XX)+$/, ''))
  if (!found || Number(found[2] ?? 1) > 12) return edtf
  const [, year, month, day] = found
  const name = month ? (MONTHS[Number(month) - 1] ?? null) : null
  return [day ? Number(day) : null, name, year].filter((part) => part !== null).join(' ')
}
