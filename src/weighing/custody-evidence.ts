import { bodyOf } from './body.ts'
import type { Directory } from './directory.ts'
import type { Evidence } from './evidence.ts'
import { defaultDirectory } from './organisations.ts'
import { weightless } from './origin.ts'
import { ENTRIES, EXITS, INSIDE, type Statement } from './statement.ts'
import { dayOf, isoDay } from './window.ts'

export type HeldState = 'held_confirmed' | 'held_presumed' | 'unconfirmed'

/** What is known of a person's being in custody on a day. Silence is neither freedom nor custody. */
export interface CustodyEvidence {
  /** null: reported out after the last sign of custody, or never known to be in it. */
  readonly state: HeldState | null
  /** The last day on which somebody who could know saw the person in custody. */
  readonly lastPositive: string | null
  readonly claimId: string | null
  readonly explanation: string
}

/** How long a sign of custody is fresh, and how long it may still be presumed, in days. */
export const DECAY = { confirmed: 90, presumed: 730 }

const SIGNS = new Set<string>([
  ...INSIDE,
  ...ENTRIES,
  'sentenced',
  'charged',
  'hunger_strike',
  'ill_treatment',
  'release_refused',
  'appeal_rejected',
])

/** The last positive evidence of custody of one person as of a day (YYYY-MM-DD), from that person's claims. */
export function custodyEvidence(
  evidence: readonly Evidence[],
  asOf: string,
  directory: Directory = defaultDirectory(),
): CustodyEvidence {
  const today = dayOf(asOf)!
  const told = [...bodyOf(evidence).statements.values()].filter((s) => !weightless(s.evidence) && !s.planned)
  const signs = told.flatMap((s) => {
    const day = SIGNS.has(s.type) && s.affirms ? observed(s, directory) : null
    return day === null || day > today ? [] : [{ day, claimId: s.evidence.claim.id }]
  })
  const last = signs.sort((a, b) => b.day - a.day || (a.claimId < b.claimId ? -1 : 1))[0]
  if (!last)
    return { state: null, lastPositive: null, claimId: null, explanation: 'No report shows the person in custody.' }
  const lastPositive = isoDay(last.day)
  const out = told.find(
    (s) => EXITS.has(s.type) && s.affirms && s.dated && s.window!.to >= last.day && s.window!.from <= today,
  )
  if (out)
    return { state: null, lastPositive, claimId: last.claimId, explanation: `Reported out after ${lastPositive}.` }
  const age = today - last.day
  const state = age <= DECAY.confirmed ? 'held_confirmed' : age <= DECAY.presumed ? 'held_presumed' : 'unconfirmed'
  return {
    state,
    lastPositive,
    claimId: last.claimId,
    explanation: `Last seen in custody on ${lastPositive}, ${age} days before ${asOf}.`,
  }
}

/**
 * The day of the observation: as stated. A repeat in a later report keeps the old day; an undated 'still held' counts for the day it was
 * said only when somebody who may know says so, not when an outlet repeats it.
 */
function observed(statement: Statement, directory: Directory): number | null {
  if (statement.evidence.claim.date && statement.window && Number.isFinite(statement.window.from))
    return statement.window.from
  if (statement.type !== 'not_released' && statement.type !== 'sentence_remaining') return null
  const { speaker } = statement.evidence.claim
  const kind = speaker ? directory.find(speaker.name)?.kind : undefined
  const knows = speaker?.kind === 'person' || kind === 'monitor' || kind === 'state'
  return knows ? statement.said : null
}
