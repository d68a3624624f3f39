import { explain } from './explain.ts'
import { type Feature, type Features, featureNames } from './features.ts'
import { type ReadName, readName } from './parse.ts'
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
  const { score, comparison } = bestComparison(readName(a), readName(b))
  return {
    score,
    same: score >= sure ? 'yes' : score < unlikely ? 'no' : 'maybe',
    get reasons() {
      return comparison ? explain(comparison, weights) : []
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
  if (a.tokens.length === 0 || b.tokens.length === 0) return { score: 0, comparison: null }
  let best = Number.NEGATIVE_INFINITY
  let comparison: Comparison | null = null
  for (const rolesA of a.roles)
    for (const rolesB of b.roles) {
      const candidate = compareRoles(rolesA, rolesB)
      const odds = logOdds(candidate.features)
      if (odds > best) {
        best = odds
        comparison = candidate
      }
    }
  return { score: 1 / (1 + Math.exp(-best)), comparison }
}

function logOdds(features: Features): number {
  let sum = 0
  for (let i = 0; i < features.length; i++) sum += weightList[i]! * features[i]!
  return sum
}
