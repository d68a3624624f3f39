import type { Measure } from '../reading/index.ts'
import { countriesIn } from './countries.ts'
import type { Directory } from './directory.ts'
import { beside, contradicts, type Relation, SUPPORTS, UNRELATED } from './relation.ts'
import { newsOf } from './slots.ts'
import type { Statement } from './statement.ts'
import { meets } from './value.ts'
import { gap, length, overlaps, type Window } from './window.ts'

const STOCK_DAYS = 31
/** Words that leave open who is counted: they may agree with a number, never clash with it. */
const UNSPECIFIED = new Set(['unspecified', 'citizens', 'others', 'named'])
const FLOWS = new Set(['count_released', 'count_crossed', 'count_recognised'])

/** What count `b` does to count `a`: compared only when both count one population, one way, at one time. */
export function relateCounts(a: Statement, b: Statement, directory: Directory): Relation {
  if (!a.span || !b.span || !a.window || !b.window || elsewhere(a, b)) return UNRELATED
  if (b.planned && !a.planned) return UNRELATED
  if ((measureOf(a) === 'stock') !== (measureOf(b) === 'stock')) return UNRELATED
  if (measureOf(a) === 'stock') return relateStocks(a, b)
  const time = sameTime(a.window, b.window)
  if (time === 'apart') return isMisdated(a, b) ? contradicts('date_differs') : UNRELATED
  if (kindOf(a) !== kindOf(b))
    return FLOWS.has(kindOf(a)) && FLOWS.has(kindOf(b)) ? beside('other_population') : UNRELATED
  if (measureOf(a) !== measureOf(b)) return beside('other_measure')
  return relateFlows(a, b, time, directory)
}

/** Smaller numbers come again by chance. */
const TELLING_NUMBER = 20

/** The same large number of the same whole group, told as news of these days by others: the long past day that `a` gives is a mistake. */
function isMisdated(a: Statement, b: Statement): boolean {
  const news = newsOf(a)
  if (!news || !b.dated || length(b.window!) > 5 || !overlaps(news, b.window!)) return false
  if (a.span!.min < TELLING_NUMBER || b.span!.min !== a.span!.min || b.span!.max !== a.span!.max) return false
  return kindOf(a) === kindOf(b) && a.population.whole && b.population.whole && a.affirms && b.affirms
}

function relateFlows(a: Statement, b: Statement, time: 'same' | 'near' | 'within', directory: Directory): Relation {
  const agree = meets(a.span!, b.span!)
  if (UNSPECIFIED.has(a.population.key) || UNSPECIFIED.has(b.population.key)) return agree ? signed(a, b) : UNRELATED
  if (a.population.key !== b.population.key)
    return agree && a.population.whole && b.population.whole ? signed(a, b) : beside('other_population')
  if (agree) return signed(a, b)
  if (definitionDiffers(a, b, directory) || isLoose(a)) return beside('other_definition')
  if (time !== 'same' || developed(a, b)) return beside(time === 'near' ? 'superseded' : 'other_measure')
  if (!b.affirms || !a.affirms) return UNRELATED
  return contradicts('value_differs')
}

const STILL_COUNTED_DAYS = 5

/** Numbers for a whole month, one told while it lasted and a larger one later: the later counts more than the earlier could know. */
function developed(a: Statement, b: Statement): boolean {
  if (length(a.window!) <= 5 || a.said === null || b.said === null || a.said === b.said) return false
  const [early, late] = a.said < b.said ? [a, b] : [b, a]
  return early.said! <= early.window!.to + STILL_COUNTED_DAYS && late.span!.min > early.span!.max
}

/** Kinds of people that everyone draws the line of differently: who is a journalist, an activist, a trade unionist. */
const LOOSE = /^(journalist|union|activist|clergy|elderly|extremism)(\+|$)/

export const isLoose = (statement: Statement): boolean => LOOSE.test(statement.population.key)

/** What is called political by a monitor is its own list; what an announcer calls so is its announcement. */
function definitionDiffers(a: Statement, b: Statement, directory: Directory): boolean {
  if (a.population.key !== 'political') return false
  const [x, y] = [monitorOf(a, directory), monitorOf(b, directory)]
  return x !== y
}

/** The organisation that counts and recognises prisoners and speaks here; null where another speaks. */
function monitorOf(statement: Statement, directory: Directory): string | null {
  const { claim, report } = statement.evidence
  const voice = claim.speaker?.name ?? claim.origin ?? report.outlet ?? ''
  return directory.findAll(voice).find((entry) => entry.kind === 'monitor')?.id ?? null
}

/** Whether an organisation that counts and recognises prisoners speaks. */
export function isMonitor(statement: Statement, directory: Directory): boolean {
  return monitorOf(statement, directory) !== null
}

/** Two tallies of those held agree or stand side by side: each organisation counts by its own definition, and the number moves daily. */
function relateStocks(a: Statement, b: Statement): Relation {
  if (kindOf(a) !== kindOf(b) || gap(asOf(a), asOf(b)) > STOCK_DAYS) return UNRELATED
  if (a.population.key !== b.population.key) return beside('other_population')
  return meets(a.span!, b.span!) ? signed(a, b) : beside('other_definition')
}

const asOf = (statement: Statement): Window =>
  statement.dated || statement.said === null ? statement.window! : { from: statement.said, to: statement.said }

const signed = (a: Statement, b: Statement): Relation => (a.affirms === b.affirms ? SUPPORTS : contradicts('denied'))

/** A group that is said to have come out, with its number, is a count of released; one brought out of the country, of those who crossed. */
export function kindOf(statement: Statement): string {
  if (statement.type.startsWith('count_')) return statement.type
  return (
    { released: 'count_released', pardoned: 'count_released', arrived: 'count_crossed', deported: 'count_crossed' }[
      statement.type as string
    ] ?? statement.type
  )
}

export function measureOf(statement: Statement): Measure {
  return statement.evidence.claim.measure ?? (statement.type === 'count_held' ? 'stock' : 'flow')
}

/** 'same': both to the day and equal or overlapping; 'near': neighbouring days; 'within': one period holds the other. */
export function sameTime(a: Window, b: Window): 'same' | 'near' | 'within' | 'apart' {
  const short = length(a) <= 5 && length(b) <= 5
  if (overlaps(a, b)) {
    if (short || (a.from === b.from && a.to === b.to)) return 'same'
    return Math.max(length(a), length(b)) <= 366 ? 'within' : 'apart'
  }
  return short && gap(a, b) <= 1 ? 'near' : 'apart'
}

/** Two named countries with none in common: not one event. */
export function elsewhere(a: Statement, b: Statement): boolean {
  const [here, there] = [places(a), places(b)]
  return here.length > 0 && there.length > 0 && !here.some((code) => there.includes(code))
}

const places = (statement: Statement): readonly string[] => {
  const { place } = statement.evidence.claim
  return place ? countriesIn(place) : []
}
