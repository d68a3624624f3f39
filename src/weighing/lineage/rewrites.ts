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
  readonly report: Omit<ReportFacts, 'text'>
  /** Each once, as they stand in the text. */
  readonly facts: readonly string[]
  readonly background: ReadonlySet<string>
  /** Whom it credits, and its own outlet, from which another may have it. */
  readonly credits: ReadonlySet<string>
  readonly lenders: ReadonlySet<string>
  /** Those of them that are agencies under no state: their texts are printed as they come. */
  readonly wires: ReadonlySet<string>
  readonly day: number | null
}

/**
 * Finds reports that tell the same rare facts within two weeks: rewrites and translations. How rare a fact is, is known in steps, so that
 * one further report changes the weight of few facts, and the links of few reports.
 */
export class RewriteIndex {
  readonly #told: Told[] = []
  readonly #numbers = new Map<string, number>()
  readonly #holders = new Map<string, number[]>()
  /** By fact, those among whose rarest it is. */
  readonly #rareFor = new Map<string, Set<number>>()
  readonly #rarest: (readonly string[])[] = []
  /** One copy of each fact in memory, however many reports tell it. */
  readonly #facts = new Map<string, string>()
  readonly #directory: Directory

  constructor(directory: Directory) {
    this.#directory = directory
  }

  /** Says whose links may be others than before, apart from its own; null: anybody's. */
  add(report: ReportFacts, claims: readonly Claim[] = []): readonly string[] | null {
    const made = createTold(report, claims, this.#directory)
    const told = { ...made, facts: made.facts.map((fact) => this.#shared(fact)) }
    const before = this.#size()
    const number = this.#told.push(told) - 1
    this.#numbers.set(report.id, number)
    const changed = new Set<number>()
    for (const fact of told.facts) {
      const held = this.#holders.get(fact)
      if (!held) this.#holders.set(fact, [number])
      else {
        if (stepOf(held.length) !== stepOf(held.length + 1)) for (const other of held) changed.add(other)
        held.push(number)
      }
    }
    for (const one of [...changed, number]) this.#rank(one)
    return before === this.#size() ? [...changed].map((other) => this.#told[other]!.report.id) : null
  }

  /** Links to all others added. */
  find(report: ReportFacts, claims: readonly Claim[] = []): readonly Link[] {
    const own = createTold(report, claims, this.#directory)
    return this.#near(own, this.#rarestOf(own)).flatMap((other) => this.#linkOf(this.#told[other]!, own) ?? [])
  }

  /** Links of a report that was added, to those that `wanted` names. Of two reports the rarest facts of the one with the later id tell. */
  linksOf(id: string, wanted: (other: string) => boolean): readonly Link[] {
    const number = this.#numbers.get(id)
    if (number === undefined) return []
    const own = this.#told[number]!
    const idOf = (other: number) => this.#told[other]!.report.id
    const earlier = this.#near(own, this.#rarest[number] ?? []).filter(
      (other) => idOf(other) < id && wanted(idOf(other)),
    )
    const later = this.#rareAmong(own).filter((other) => idOf(other) > id && wanted(idOf(other)))
    return [
      ...earlier.flatMap((other) => this.#linkOf(this.#told[other]!, own) ?? []),
      ...later.flatMap((other) => this.#linkOf(own, this.#told[other]!) ?? []),
    ]
  }

  /** Logarithm of one over the share of reports that hold the fact, in steps. */
  readonly #weight = (fact: string): number =>
    Math.log(this.#size() / (stepOf(this.#holders.get(fact)?.length ?? 0) + 0.5))

  #shared(fact: string): string {
    const held = this.#facts.get(fact)
    if (held !== undefined) return held
    this.#facts.set(fact, fact)
    return fact
  }

  /** How many reports there are, to the nearest step. */
  #size(): number {
    return stepOf((this.#told.length + 1) * NEAREST)
  }

  #rank(number: number): void {
    for (const fact of this.#rarest[number] ?? []) this.#rareFor.get(fact)?.delete(number)
    const rarest = this.#rarestOf(this.#told[number]!)
    this.#rarest[number] = rarest
    for (const fact of rarest) {
      const held = this.#rareFor.get(fact)
      if (held) held.add(number)
      else this.#rareFor.set(fact, new Set([number]))
    }
  }

  #rarestOf(told: Told): readonly string[] {
    const steps = told.facts.map((fact) => ({ fact, step: stepOf(this.#holders.get(fact)?.length ?? 0) }))
    return steps
      .filter(({ step }) => step > 0 && step <= FREQUENT)
      .sort((a, b) => a.step - b.step || (a.fact < b.fact ? -1 : 1))
      .slice(0, RAREST)
      .map(({ fact }) => fact)
  }

  /** Reports of the same days that share two of the rarest facts at least. */
  #near(own: Told, rarest: readonly string[]): readonly number[] {
    return this.#sharedBy(
      own,
      rarest.map((fact) => this.#holders.get(fact) ?? []),
    )
  }

  /** Reports of the same days, two of whose rarest facts this one has at least. */
  #rareAmong(own: Told): readonly number[] {
    return this.#sharedBy(
      own,
      own.facts.map((fact) => this.#rareFor.get(fact) ?? []),
    )
  }

  #sharedBy(own: Told, lists: readonly Iterable<number>[]): readonly number[] {
    const shared = new Map<number, number>()
    for (const list of lists) for (const other of list) shared.set(other, (shared.get(other) ?? 0) + 1)
    return [...shared]
      .filter(([other, count]) => count >= 2 && closeInTime(own.day, this.#told[other]!.day))
      .map(([other]) => other)
  }

  #linkOf(a: Told, b: Told): Link | null {
    if (a.report.id === b.report.id) return null
    const told = new Set(b.facts)
    const common = a.facts.filter((fact) => told.has(fact)).map(this.#weight)
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
    return Math.hypot(...told.facts.map(this.#weight))
  }
}

/** Brings a count to the nearest step rather than to the last one reached. */
const NEAREST = 1.2

/** Steps of about two fifths: 0, 1, 2, 3, 4, 6, 8, 12 …; a number counts as the last step that it reached. */
function stepOf(count: number): number {
  if (count < 3) return count
  const power = 2 ** Math.floor(Math.log2(count))
  return count >= power * 1.5 ? power * 1.5 : power
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
  const names = (told: Told) => told.facts.filter((fact) => fact.startsWith('w:'))
  const [x, y] = [names(a), names(b)]
  const both = new Set(y)
  const { shared, order } = sharedOrder(x, y)
  return shared >= ORDERED.names && order >= ORDERED.order && !followsAlphabet(x.filter((name) => both.has(name)))
}

function createTold(report: ReportFacts, claims: readonly Claim[], directory: Directory): Told {
  const credits = creditedBy([...report.credits, ...(report.outlet ? [report.outlet] : [])], directory)
  const facts = [...factsOf(`${report.title ?? ''}\n${report.text ?? ''}`, claims)]
  const lenders = creditedBy(report.credits, directory)
  const wires = freeWires(credits, directory)
  // The text itself is not kept: an index of many reports stays in memory for long.
  const { text: _text, ...known } = report
  const background = backgroundOf(claims)
  return { report: known, facts, background, credits, lenders, wires, day: dayOf(report.published) }
}

const closeInTime = (a: number | null, b: number | null): boolean =>
  a === null || b === null || Math.abs(a - b) <= NEAR_DAYS
