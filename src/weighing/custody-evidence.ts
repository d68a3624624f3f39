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

/** The last day on which somebody who could know saw a person in custody, and whether a way out is told since. */
export interface CustodySign {
  readonly date: string
  readonly claimId: string
  readonly outSince: boolean
}

/** The last sign of custody among one person's claims, none later than `until` (YYYY-MM-DD); null where there is none. */
export function lastCustodySign(
  evidence: readonly Evidence[],
  until: string | null = null,
  directory: Directory = defaultDirectory(),
): CustodySign | null {
  const latest = until === null ? Number.POSITIVE_INFINITY : dayOf(until)!
  const told = [...bodyOf(evidence).statements.values()].filter((s) => !weightless(s.evidence) && !s.planned)
  const first = firstTold(told)
  const signs = told.flatMap((s) => {
    const day = SIGNS.has(s.type) && s.affirms ? observed(s, directory, first) : null
    return day === null || day > latest ? [] : [{ day, claimId: s.evidence.claim.id }]
  })
  const last = signs.sort((a, b) => b.day - a.day || (a.claimId < b.claimId ? -1 : 1))[0]
  if (!last) return null
  const outSince = told.some(
    (s) => EXITS.has(s.type) && s.affirms && s.dated && s.window!.to >= last.day && s.window!.from <= latest,
  )
  return { date: isoDay(last.day), claimId: last.claimId, outSince }
}

/** How a sign of custody fades: what is known on a day that is so long after it. */
export function heldState(lastPositive: string, asOf: string): HeldState {
  const age = dayOf(asOf)! - dayOf(lastPositive)!
  return age <= DECAY.confirmed ? 'held_confirmed' : age <= DECAY.presumed ? 'held_presumed' : 'unconfirmed'
}

/** The last positive evidence of custody of one person as of a day (YYYY-MM-DD), from that person's claims. */
export function custodyEvidence(
  evidence: readonly Evidence[],
  asOf: string,
  directory: Directory = defaultDirectory(),
): CustodyEvidence {
  const last = lastCustodySign(evidence, asOf, directory)
  if (!last)
    return { state: null, lastPositive: null, claimId: null, explanation: 'No report shows the person in custody.' }
  const { date: lastPositive, claimId } = last
  if (last.outSince) return { state: null, lastPositive, claimId, explanation: `Reported out after ${lastPositive}.` }
  const age = dayOf(asOf)! - dayOf(lastPositive)!
  const explanation = `Last seen in custody on ${lastPositive}, ${age} days before ${asOf}.`
  return { state: heldState(lastPositive, asOf), lastPositive, claimId, explanation }
}

/** By kind of act, the first day on which it was told without a day of its own: whoever tells it again later saw nothing new. */
function firstTold(told: readonly Statement[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>()
  for (const { type, implied, said } of told)
    if (implied && said !== null) first.set(type, Math.min(first.get(type) ?? said, said))
  return first
}

/**
 * The day of the observation: as stated. A repeat in a later report keeps the old day; an undated 'still held' counts for the day it was
 * said only when somebody who may know says so, and an undated act for the day on which it was first told.
 */
function observed(statement: Statement, directory: Directory, first: ReadonlyMap<string, number>): number | null {
  if (!statement.implied && statement.window && Number.isFinite(statement.window.from)) return statement.window.from
  if (ONCE.has(statement.type)) return first.get(statement.type) ?? null
  if (statement.type !== 'not_released' && statement.type !== 'sentence_remaining') return null
  const { speaker } = statement.evidence.claim
  const kind = speaker ? directory.find(speaker.name)?.kind : undefined
  const knows = speaker?.kind === 'person' || kind === 'monitor' || kind === 'state'
  return knows ? statement.said : null
}

/** Acts that are news once: a report of the day that gives no day tells of these days, a later one repeats it. */
const ONCE = new Set<string>(['transferred', 'returned_to_prison', 'release_refused'])
