import { at, type Feature } from './features.ts'
import { type Reason, type ReasonCode, reason } from './reasons.ts'
import type { Comparison } from './score.ts'
import type { WordComparison } from './world.ts'

type Weights = Readonly<Record<Feature, number>>

/** The reasons of a comparison, weightiest first; each sums the features it stands for. */
export function explain(comparison: Comparison, weights: Weights): readonly Reason[] {
  const { features } = comparison
  const weigh = (...names: Feature[]): number =>
    names.reduce((sum, name) => sum + weights[name] * features[at[name]]!, 0)
  const all: Reason[] = [
    ...givenReasons(comparison, weigh),
    ...patronymicReasons(comparison, weigh),
    ...familyReasons(comparison, weigh),
  ]
  if (features[at.sex_conflict]!) all.push(reason('sex_conflict', weigh('sex_conflict')))
  if (features[at.inflected]!) all.push(reason('inflected', weigh('inflected', 'inflected_doubtful')))
  if (features[at.extra]! || features[at.rest_different]!)
    all.push(reason('extra_words', weigh('extra', 'rest_different')))
  if (features[at.weak_script]!) all.push(reason('weak_script', weigh('weak_script')))
  return all.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
}

/** The reasons of a comparison word by word. */
export function explainWords({ features, worst }: WordComparison, weights: Weights): readonly Reason[] {
  const weigh = (...names: Feature[]): number =>
    names.reduce((sum, name) => sum + (weights[name] ?? 0) * features[at[name]]!, 0)
  const percent = Math.max(0, 100 * (1 - features[at.words_worst]!))
  const weight = weigh(
    'bias',
    'words_worst',
    'words_worst_10',
    'words_worst_30',
    'words_conflict',
    'words_conflict_half',
    'words_mean',
    'words_crossed',
    'words_swapped',
    'words_same',
    'words_same_first',
  )
  const all: Reason[] = [
    percent >= 70 || !worst ? reason('words_alike', weight, { percent }) : reason('words_differ', weight, worst),
  ]
  const extra = weigh('words_extra', 'words_extra_part', 'words_alone')
  if (extra !== 0) all.push(reason('extra_words', extra))
  if (features[at.weak_script] || features[at.words_unreadable])
    all.push(reason('weak_script', weigh('weak_script', 'words_unreadable')))
  return all
}

type Weigh = (...names: Feature[]) => number

function givenReasons({ given, rolesA, rolesB, features }: Comparison, weigh: Weigh): Reason[] {
  const spellings = { a: rolesA.given?.word.text ?? '', b: rolesB.given?.word.text ?? '' }
  if (given.relation === 'unknown') {
    const weight = weigh('given_unknown', 'given_cost', 'given_cost_high', 'given_unlike')
    return [
      reason(
        features[at.given_unknown]! && features[at.given_cost]! < 0.5 ? 'given_close' : 'given_different',
        weight,
        spellings,
      ),
    ]
  }
  if (given.relation === 'missing' && !rolesA.given && !rolesB.given) return []
  const code: ReasonCode = given.relation === 'rough' ? 'given_close' : `given_${given.relation}`
  return [reason(code, weigh(`given_${given.relation}`), spellings)]
}

function patronymicReasons({ patronymic, rolesA, rolesB }: Comparison, weigh: Weigh): Reason[] {
  const { relation } = patronymic
  if (relation === 'none' || relation === 'doubtful') return []
  const spellings = { a: rolesA.patronymic?.word.text ?? '', b: rolesB.patronymic?.word.text ?? '' }
  return [reason(`patronymic_${relation}`, weigh(`patronymic_${relation}`), spellings)]
}

function familyReasons({ family, features }: Comparison, weigh: Weigh): Reason[] {
  if (features[at.family_missing]!) return [reason('family_missing', weigh('family_missing'))]
  const spellings = { a: family.a?.word.text ?? '', b: family.b?.word.text ?? '' }
  if (features[at.family_changed]!) return [reason('family_changed', weigh('bias', 'family_changed'), spellings)]
  const weight = weigh(
    'bias',
    'family_cost',
    'family_cost_30',
    'family_cost_60',
    'family_relative',
    'family_short',
    'family_part',
  )
  const code = family.cost <= 12 ? 'family_same' : family.cost < 60 ? 'family_close' : 'family_different'
  const reasons = [reason(code, weight, spellings)]
  if (features[at.family_common]! > 0) reasons.push(reason('family_common', weigh('family_common'), spellings))
  return reasons
}
