import { explain, explainWords } from './explain.ts'
import { type Feature, type Features, featureNames } from './features.ts'
import { readName } from './parse.ts'
import type { Reason } from './reasons.ts'
import { resource } from './resource.ts'
import type { ReadName, Roles } from './roles.ts'
import { type Comparison, compareRoles } from './score.ts'
import { compareWords, isFamiliar, type WordComparison } from './world.ts'

export interface NameComparison {
  /** Probability from 0 to 1 that both are one person's name, as far as names can tell. */
  readonly score: number
  readonly same: 'yes' | 'maybe' | 'no'
  /** What speaks for and against, the weightiest first. */
  readonly reasons: readonly Reason[]
}

/** Which list of weights judges a pair: names the East-Slavic rules understand, or any other. */
export type Model = 'slavic' | 'world'
type Weights = Record<Feature, number>

const models = resource<Record<Model, Weights>>('names/weights')
const weightLists = { slavic: listed(models.slavic), world: listed(models.world) }

/** For the trainer: the present weights of a model. */
export function weightsOf(model: Model): Readonly<Weights> {
  return models[model]
}

/** For the trainer: compares with other weights from now on. */
export function setWeights(model: Model, learned: Weights): void {
  models[model] = learned
  weightLists[model] = listed(learned)
}

function listed(record: Readonly<Weights>): Float64Array {
  return Float64Array.from(featureNames, (name) => record[name] ?? 0)
}

const sure = 0.9
const unlikely = 0.1

/**
 * How likely two written names are one person's, in any script, language, order or case; symmetric.
 * Never throws; names without a readable letter score 0.
 */
export function compareNames(a: string, b: string): NameComparison {
  const left = readName(a)
  const right = readName(b)
  return new Compared(left, right, scoreOf(left, right))
}

// Reasons are made when asked for: most comparisons are never explained.
class Compared implements NameComparison {
  readonly score: number
  readonly same: NameComparison['same']
  readonly #a: ReadName
  readonly #b: ReadName

  constructor(a: ReadName, b: ReadName, score: number) {
    this.score = score
    this.same = score >= sure ? 'yes' : score < unlikely ? 'no' : 'maybe'
    this.#a = a
    this.#b = b
  }

  get reasons(): readonly Reason[] {
    return explanationOf(this.#a, this.#b)
  }

  /** Reasons are worked out when asked for; whoever writes this as JSON asks. */
  toJSON(): NameComparison {
    return { score: this.score, same: this.same, reasons: this.reasons }
  }
}

/** What a score was made of. */
export type Judged =
  | { readonly model: 'slavic'; readonly score: number; readonly features: Features; readonly comparison: Comparison }
  | { readonly model: 'world'; readonly score: number; readonly features: Features; readonly words: WordComparison }

/** Compares two read names and keeps all that reasons and training need; null when one has no word. */
export function judge(a: ReadName, b: ReadName): Judged | null {
  if (a.tokens.length === 0 || b.tokens.length === 0) return null
  const features = new Float64Array(featureNames.length)
  if (!isFamiliar(a, b)) {
    const compared = compareWords(a, b, features)
    return { model: 'world', score: probability(logOdds(features, 'world')), features, words: compared }
  }
  const best = bestRoles(a, b)
  const comparison = compareRoles(best.rolesA, best.rolesB, features)
  return { model: 'slavic', score: probability(best.odds), features, comparison }
}

/** The reasons of the comparison of two read names. */
export function explanationOf(a: ReadName, b: ReadName): readonly Reason[] {
  const judged = judge(a, b)
  if (!judged) return []
  return judged.model === 'slavic'
    ? explain(judged.comparison, models.slavic)
    : explainWords(judged.words, models.world)
}

/** The score alone, without making what reasons need. */
export function scoreOf(a: ReadName, b: ReadName): number {
  if (a.tokens.length === 0 || b.tokens.length === 0) return 0
  if (isFamiliar(a, b)) return probability(bestRoles(a, b, true).odds)
  compareWords(a, b, scratch)
  return probability(logOdds(scratch, 'world'))
}

interface BestRoles {
  readonly odds: number
  readonly rolesA: Roles
  readonly rolesB: Roles
}

const scratch = new Float64Array(featureNames.length)

function bestRoles(a: ReadName, b: ReadName, briefly = false): BestRoles {
  let best: BestRoles | null = null
  for (const rolesA of a.roles)
    for (const rolesB of b.roles) {
      const odds = logOdds(compareRoles(rolesA, rolesB, scratch, briefly).features, 'slavic')
      if (!best || odds > best.odds) best = { odds, rolesA, rolesB }
    }
  return best!
}

function probability(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

function logOdds(features: Features, model: Model): number {
  const weights = weightLists[model]
  let sum = 0
  for (let i = 0; i < features.length; i++) sum += weights[i]! * features[i]!
  return sum
}
