import { explain } from './explain.ts'
import { type Feature, type Features, featureNames } from './features.ts'
import { type ReadName, readName, type Roles } from './parse.ts'
import type { Reason } from './reasons.ts'
import { resource } from './resource.ts'
import { type Comparison, compareRoles } from './score.ts'

export interface NameComparison {
  /** Probability from 0 to 1 that both are one person's name, as far as names can tell. */
  readonly score: number
  readonly same: 'yes' | 'maybe' | 'no'
  /** What speaks for and against, the weightiest first. */
  readonly reasons: readonly Reason[]
}

type Model = 'slavic' | 'world'
const models = resource<Record<Model, Record<Feature, number>>>('names/weights')
let weights = models.slavic
let weightList = listed(weights)

/** For the trainer: the present weights of a model. */
export function weightsOf(model: Model): Readonly<Record<Feature, number>> {
  return models[model]
}

/** For the trainer: compares with other weights from now on. */
export function setWeights(model: Model, learned: Record<Feature, number>): void {
  models[model] = learned
  weights = models.slavic
  weightList = listed(weights)
}

function listed(record: Readonly<Record<Feature, number>>): Float64Array {
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
  const score = scoreOf(left, right)
  return {
    score,
    same: score >= sure ? 'yes' : score < unlikely ? 'no' : 'maybe',
    get reasons() {
      return explanationOf(left, right)
    },
  }
}

/** The reasons of the best comparison of two read names. */
export function explanationOf(a: ReadName, b: ReadName): readonly Reason[] {
  const { comparison } = bestComparison(a, b)
  return comparison ? explain(comparison, weights) : []
}

/** The best-scoring distribution of roles of two read names. */
export function bestComparison(a: ReadName, b: ReadName): { score: number; comparison: Comparison | null } {
  const best = bestRoles(a, b)
  if (!best) return { score: 0, comparison: null }
  const comparison = compareRoles(best.rolesA, best.rolesB)
  return { score: probability(logOdds(comparison.features)), comparison }
}

/** The score alone, without making what reasons need. */
export function scoreOf(a: ReadName, b: ReadName): number {
  const best = bestRoles(a, b)
  return best ? probability(best.odds) : 0
}

interface BestRoles {
  readonly odds: number
  readonly rolesA: Roles
  readonly rolesB: Roles
}

const scratch = new Float64Array(featureNames.length)

function bestRoles(a: ReadName, b: ReadName): BestRoles | null {
  if (a.tokens.length === 0 || b.tokens.length === 0) return null
  let best: BestRoles | null = null
  for (const rolesA of a.roles)
    for (const rolesB of b.roles) {
      const odds = logOdds(compareRoles(rolesA, rolesB, scratch).features)
      if (!best || odds > best.odds) best = { odds, rolesA, rolesB }
    }
  return best
}

function probability(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

function logOdds(features: Features): number {
  let sum = 0
  for (let i = 0; i < features.length; i++) sum += weightList[i]! * features[i]!
  return sum
}
