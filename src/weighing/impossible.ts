import type { ClaimType } from '../reading/index.ts'
import type { ReasonCode } from './evidence.ts'
import type { CaseContext } from './relate-case.ts'
import { ENTRIES, EXITS, type Statement } from './statement.ts'

/** Younger than this nobody is charged anywhere that we know of; the age of criminal responsibility itself differs by country. */
const YOUNGEST_YEARS = 10
const OLDEST_YEARS = 110
const YEAR = 365.25
/** Reports of one death, and what they tell of the days before it, differ by a few days. */
const DEATH_SLACK = 7
/** A release is news for so long. */
const NEWS_DAYS = 14

/** Acts that only a living person, and none that is a small child, is the subject of. */
const ACTS: ReadonlySet<ClaimType> = new Set<ClaimType>([
  ...ENTRIES,
  ...EXITS,
  'charged',
  'sentenced',
  'transferred',
  'hunger_strike',
  'release_refused',
  'held_incommunicado',
])
/** Those that a state also does to the dead: a verdict after death is known. */
const ALSO_OF_THE_DEAD = new Set<ClaimType>(['sentenced', 'charged', 'pardoned', 'arrived'])

/** What makes claim `a` impossible beside claim `b` on the same person, whatever else is known; null where nothing does. */
export function impossibility(a: Statement, b: Statement, context: CaseContext): ReasonCode | null {
  if (!a.affirms || !b.affirms || b.planned || !b.dated || !b.window || !a.dated || !a.window || a.implied) return null
  if (b.type === 'birth') return ACTS.has(a.type) ? againstBirth(a, b) : null
  if (a.type === 'birth') return ACTS.has(b.type) && !b.implied ? againstBirth(b, a) : null
  if (b.type === 'died') return isAfterDeath(a, b) ? 'died_before' : null
  return EXITS.has(a.type) && ENTRIES.has(b.type) && isBeforeDetention(a, b, context)
    ? 'released_before_detention'
    : null
}

function againstBirth(act: Statement, birth: Statement): ReasonCode | null {
  const [youngest, oldest] = [act.window!.to - birth.window!.from, act.window!.from - birth.window!.to]
  return youngest < YOUNGEST_YEARS * YEAR || oldest > OLDEST_YEARS * YEAR ? 'age_impossible' : null
}

const isAfterDeath = (a: Statement, b: Statement): boolean =>
  ACTS.has(a.type) && !EXITS.has(a.type) && !ALSO_OF_THE_DEAD.has(a.type) && a.window!.from > b.window!.to + DEATH_SLACK

/**
 * A report that tells a release as news, with a day before the only detention that anybody tells of, while others tell the release of
 * these days. A release before a second arrest is ordinary: it is told with its own custody before it, or beside the later release.
 */
function isBeforeDetention(a: Statement, b: Statement, context: CaseContext): boolean {
  if (a.planned || a.said === null || a.window!.to >= b.window!.from || a.said < b.window!.to) return false
  const news = { from: a.said - NEWS_DAYS, to: a.said + NEWS_DAYS }
  return (
    a.window!.to < news.from &&
    !context.custodyBefore(a.window!.from) &&
    context.releasedBetween(news.from, news.to) &&
    !context.toldOutside(a, news.from, news.to)
  )
}
