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

/** The claim in a few plain words: '40 political prisoners: released, 2025-09-11'. */
export function says(statement: Statement): string {
  const { claim } = statement.evidence
  const amount = inWords(claim.value)
  const unit = claim.value && claim.value.unit !== 'person' ? ` ${claim.value.unit}s` : ''
  const who = claim.population ?? claim.subject.name
  const about = claim.subject.kind === 'person' ? claim.subject.name : amount && !unit ? `${amount} ${who}` : who
  const value = amount && (claim.subject.kind === 'person' || unit) ? ` ${amount}${unit}` : ''
  const not = statement.affirms ? '' : 'not '
  const planned = statement.planned ? 'to be ' : ''
  const detail = claim.detail && !amount ? ` (${claim.detail})` : ''
  const when = whenOf(statement)
  return `${about}: ${not}${planned}${verbOf(claim.type)}${value}${detail}${when ? `, ${when}` : ''}`
}

/** The date as stated, or the days that the report implies; empty when it only says 'before'. */
export function whenOf(statement: Statement): string {
  const { claim } = statement.evidence
  if (claim.date) return claim.date.edtf
  if (!statement.dated || !statement.window) return ''
  const [from, to] = [isoDay(statement.window.from), isoDay(statement.window.to)]
  return from === to ? from : `between ${from} and ${to}`
}
