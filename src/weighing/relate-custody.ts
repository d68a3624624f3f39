import type { CaseContext } from './relate-case.ts'
import { beside, contradicts, type Relation, SUPERSEDED, SUPPORTS, UNRELATED } from './relation.ts'
import { EXITS, INSIDE, type Statement } from './statement.ts'
import { gap, overlaps, type Window } from './window.ts'

/** Reports of one release differ by a few days; a pardon may come weeks before the door opens. */
const RELEASE_SLACK = 3
const PARDON_SLACK = 45
const REFUSAL_SLACK = 14
/** A report that tells no day may come some weeks after the release it tells of. */
const UNTOLD_SLACK = 21

/** What the body knows of the person between two days: a new detention, any sign of custody. */
export type Between = Pick<CaseContext, 'detainedBetween' | 'insideBetween'>

/** What claim `b` does to claim `a`, both on the custody of one person. */
export function relateCustody(a: Statement, b: Statement, known: Between): Relation {
  if (EXITS.has(a.type)) return a.affirms ? relateExit(a, b, known) : relateStillHeld(a, b, known)
  if (a.type === 'not_released') {
    if (a.affirms) return relateStillHeld(a, b, known)
    return EXITS.has(b.type) && b.affirms && !b.planned ? SUPPORTS : UNRELATED
  }
  return a.type === 'release_refused' ? relateRefusal(a, b) : UNRELATED
}

function relateExit(a: Statement, b: Statement, known: Between): Relation {
  if (b.type === 'died' && b.affirms && !a.planned) return diedBefore(a, b) ? contradicts('died_before') : UNRELATED
  if (EXITS.has(b.type) && b.affirms) return exitAgainstExit(a, b, known)
  if (a.planned) return b.planned && deniesExit(b) && overlapsLoosely(a, b) ? contradicts('denied') : UNRELATED
  if (b.type === 'release_refused')
    return b.affirms && a.type !== 'pardoned' && refusedThen(a, b) ? contradicts('refused') : UNRELATED
  if (deniesExit(b) || INSIDE.has(b.type)) return heldAfter(a, b, known)
  return UNRELATED
}

const deniesExit = (b: Statement): boolean =>
  (EXITS.has(b.type) && !b.affirms) || (b.type === 'not_released' && b.affirms)

function exitAgainstExit(a: Statement, b: Statement, known: Between): Relation {
  if (b.planned && !a.planned) return b.said !== null && a.said !== null && b.said <= a.said ? SUPERSEDED : UNRELATED
  if (!a.window || !b.window) return SUPPORTS
  const slack = slackOf(a, b)
  if (overlaps(a.window, b.window, slack)) return SUPPORTS
  if (a.planned) return UNRELATED
  const [first, second] = a.window.to < b.window.from ? [a, b] : [b, a]
  if (second.type === 'deported' || second.type === 'arrived') return UNRELATED
  if (known.detainedBetween(first.window!.to, second.window!.from)) return UNRELATED
  // Seen inside in between: the later release stands by itself, while the earlier one becomes all the more doubtful.
  if (second === a && known.insideBetween(first.window!.to, second.window!.from)) return UNRELATED
  return contradicts(second === a ? 'already_out' : 'released_later')
}

function slackOf(a: Statement, b: Statement): number {
  if ([a, b].some((s) => s.type === 'pardoned' || s.planned)) return PARDON_SLACK
  return a.implied || b.implied ? UNTOLD_SLACK : RELEASE_SLACK
}

const diedBefore = (a: Statement, b: Statement): boolean =>
  a.window !== null && b.window !== null && b.dated && b.window.to < a.window.from

function refusedThen(a: Statement, b: Statement): boolean {
  if (!a.window || !b.window) return true
  if (b.dated && a.dated) return overlaps(a.window, b.window, RELEASE_SLACK)
  const [from, said] = [Math.max(a.window.from, b.window.from), b.said]
  return said !== null && Number.isFinite(from)
    ? said - from <= REFUSAL_SLACK && said >= from
    : overlaps(a.window, b.window)
}

/** In custody on a day after the release, with no new detention between: the release did not happen, or not then. */
function heldAfter(a: Statement, b: Statement, known: Between): Relation {
  const out = startOf(a)
  const inside = custodyDay(b)
  if (out === null || inside === null) return UNRELATED
  if (inside.to < out || (INSIDE.has(b.type) && b.type !== 'not_released' && inside.from <= out + RELEASE_SLACK))
    return SUPERSEDED
  if (b.said !== null && b.said < out) return SUPERSEDED
  if (known.detainedBetween(out, inside.to)) return UNRELATED
  return contradicts(b.affirms && !EXITS.has(b.type) ? 'still_held' : 'denied')
}

/** The first day on which the person was out by this claim: its date, else the day it was said. */
const startOf = (a: Statement): number | null => (a.window && Number.isFinite(a.window.from) ? a.window.from : a.said)

const custodyDay = (b: Statement): Window | null => {
  if (b.dated && b.window) return b.window
  if (b.type !== 'not_released' && !EXITS.has(b.type)) return null
  return b.said === null ? null : { from: b.said, to: b.said }
}

/** `a` says: not released. */
function relateStillHeld(a: Statement, b: Statement, known: Between): Relation {
  if (deniesExit(b)) return near(a, b, 60) ? SUPPORTS : UNRELATED
  if (b.type === 'release_refused' && b.affirms) return near(a, b, 60) ? SUPPORTS : UNRELATED
  if (!EXITS.has(b.type) || !b.affirms || b.planned) return UNRELATED
  const [out, held] = [startOf(b), a.said ?? a.window?.to ?? null]
  if (out === null || held === null) return UNRELATED
  if (out > held) return SUPERSEDED
  return known.detainedBetween(out, held) ? UNRELATED : contradicts('already_out')
}

/** Early reports that list a person as freed are superseded by the news that the person refused; only later ones speak against it. */
function relateRefusal(a: Statement, b: Statement): Relation {
  if (b.type === 'release_refused') {
    if (!near(a, b, REFUSAL_SLACK) && a.dated && b.dated) return UNRELATED
    return a.affirms === b.affirms ? SUPPORTS : contradicts('denied')
  }
  if (!EXITS.has(b.type) || !b.affirms || b.planned || b.type === 'pardoned' || !a.affirms) return UNRELATED
  if (!refusedThen(b, a)) return UNRELATED
  return a.said !== null && b.said !== null && b.said > a.said + RELEASE_SLACK
    ? contradicts('released_later')
    : beside('superseded')
}

const near = (a: Statement, b: Statement, days: number): boolean => {
  const [x, y] = [custodyDay(a) ?? a.window, custodyDay(b) ?? b.window]
  return x === null || y === null || gap(x, y) <= days
}

const overlapsLoosely = (a: Statement, b: Statement): boolean =>
  !a.window || !b.window || gap(a.window, b.window) <= PARDON_SLACK
