import type { Claim } from '../../reading/index.ts'
import type { Directory } from '../directory.ts'
import type { ReportFacts } from '../evidence.ts'
import { dayOf } from '../window.ts'
import { factsOf } from './facts.ts'
import { backgroundOf, sameBackground } from './fingerprint.ts'
import { creditedBy, freeWires } from './lenders.ts'
import type { Link } from './link.ts'
import { followsAlphabet, sharedOrder } from './order.ts'

const NEAR_DAYS = 14
const RAREST = 16
const FREQUENT = 400
const LEAST_WEIGHT = 8

/**
 * How alike two sets of facts must be (cosine, weighted by rarity) to be one text told twice. Reports of one event share facts anyway, so
 * the bar is high; a common lending source lowers it, as do one order of many names and one background told
 * claim by claim; different sources raise it.
 */
const ALIKE = {
  sameWire: 0.3,
  sameBackground: 0.3,
  sameCredits: 0.35,
  sameOrder: 0.35,
  sameCredit: 0.45,
  unknownCredit: 0.66,
  otherCredit: 0.75,
}
/** Several lenders in common tell more than one: what a much-quoted paper or a state agency says stands in every report of the day. */
const SEVERAL_CREDITS = 2
/** Words of names in one order are a sign from sixteen on, eight people or so; by chance four fifths of so many do not line up. */
const ORDERED = { names: 16, order: 0.8 }

interface Told {
  readonly report: ReportFacts
  readonly facts: ReadonlySet<string>
  readonly background: ReadonlySet<string>
  /** Whom it credits, and its own outlet, from which another may have it. */
  readonly credits: ReadonlySet<string>
  readonly lenders: ReadonlySet<string>
  /** Those of them that are agencies under no state: their texts are printed as they come. */
  readonly wires: ReadonlySet<string>
  readonly day: number | null
}

/** Finds reports that tell the same rare facts within two weeks: rewrites and translations. */
export class RewriteIndex {
  readonly #told: Told[] = []
  readonly #holders = new Map<string, number[]>()
  readonly #directory: Directory

  constructor(directory: Directory) {
    this.#directory = directory
  }

  add(report: ReportFacts, claims: readonly Claim[] = []): void {
    const told = createTold(report, claims, this.#directory)
    const number = this.#told.push(told) - 1
    for (const fact of told.facts) {
      const held = this.#holders.get(fact)
      if (held) held.push(number)
      else this.#holders.set(fact, [number])
    }
  }

  /** Links to all others added; how rare a fact is, is judged by all of them. */
  find(report: ReportFacts, claims: readonly Claim[] = []): readonly Link[] {
    const own = createTold(report, claims, this.#directory)
    return this.#candidates(own).flatMap((other) => this.#linkOf(this.#told[other]!, own) ?? [])
  }

  readonly #weight = (fact: string): number =>
    Math.log((this.#told.length + 1) / ((this.#holders.get(fact)?.length ?? 0) + 0.5))

  /** Reports of the same days that share two of the rarest facts at least. */
  #candidates(own: Told): readonly number[] {
    const held = (fact: string) => this.#holders.get(fact) ?? []
    const rare = [...own.facts]
      .filter((fact) => held(fact).length > 0 && held(fact).length <= FREQUENT)
      .sort((a, b) => held(a).length - held(b).length || (a < b ? -1 : 1))
      .slice(0, RAREST)
    const shared = new Map<number, number>()
    for (const fact of rare) for (const other of held(fact)) shared.set(other, (shared.get(other) ?? 0) + 1)
    return [...shared]
      .filter(([other, count]) => count >= 2 && closeInTime(own.day, this.#told[other]!.day))
      .map(([other]) => other)
  }

  #linkOf(a: Told, b: Told): Link | null {
    if (a.report.id === b.report.id) return null
    const common = [...a.facts].filter((fact) => b.facts.has(fact)).map(this.#weight)
    const norm = this.#norm(a) * this.#norm(b)
    const alike = norm === 0 ? 0 : common.reduce((sum, weight) => sum + weight ** 2, 0) / norm
    const credits = [...a.credits].filter((credit) => b.credits.has(credit)).sort()
    const mass = common.reduce((sum, weight) => sum + weight, 0)
    if (mass < LEAST_WEIGHT || alike < Math.min(...barsFor(a, b, credits))) return null
    const kind = a.report.language.slice(0, 2) === b.report.language.slice(0, 2) ? 'rewrite' : 'translation'
    const credit = credits.length > 0 ? `; both go back to ${credits.join(', ')}` : ''
    const same = sameBackground(a.background, b.background) ? '; the same background, claim by claim' : ''
    const why = `${Math.round(alike * 100)} % alike in names and numbers, weighted by rarity${same}${credit}`
    return { a: a.report.id, b: b.report.id, kind, why, alike }
  }

  #norm(told: Told): number {
    return Math.hypot(...[...told.facts].map(this.#weight))
  }
}

function barsFor(a: Told, b: Told, common: readonly string[]): readonly number[] {
  const credit = common.length > 0 ? sharedCredit(a, b, common) : bothCredit(a, b) ? 'otherCredit' : 'unknownCredit'
  const bars: number[] = [ALIKE[credit]]
  if (sameBackground(a.background, b.background)) bars.push(ALIKE.sameBackground)
  if (credit === 'unknownCredit' && inOneOrder(a, b)) bars.push(ALIKE.sameOrder)
  return bars
}

function sharedCredit(a: Told, b: Told, common: readonly string[]): keyof typeof ALIKE {
  if (common.some((name) => a.wires.has(name))) return 'sameWire'
  const all = new Set([...a.lenders, ...b.lenders])
  return common.length >= SEVERAL_CREDITS && common.length === all.size ? 'sameCredits' : 'sameCredit'
}

const bothCredit = (a: Told, b: Told): boolean => a.report.credits.length > 0 && b.report.credits.length > 0

function inOneOrder(a: Told, b: Told): boolean {
  const names = (told: Told) => [...told.facts].filter((fact) => fact.startsWith('w:'))
  const [x, y] = [names(a), names(b)]
  const both = new Set(y)
  const { shared, order } = sharedOrder(x, y)
  return shared >= ORDERED.names && order >= ORDERED.order && !followsAlphabet(x.filter((name) => both.has(name)))
}

function createTold(report: ReportFacts, claims: readonly Claim[], directory: Directory): Told {
  const credits = creditedBy([...report.credits, ...(report.outlet ? [report.outlet] : [])], directory)
  const facts = factsOf(`${report.title ?? ''}\n${report.text ?? ''}`, claims)
  const lenders = creditedBy(report.credits, directory)
  const wires = freeWires(credits, directory)
  return { report, facts, background: backgroundOf(claims), credits, lenders, wires, day: dayOf(report.published) }
}

const closeInTime = (a: number | null, b: number | null): boolean =>
  a === null || b === null || Math.abs(a - b) <= NEAR_DAYS
