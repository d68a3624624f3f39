// Learns the weights of the declared features from labelled files and prints them; nothing of the files is kept.
//
//   node bench/names/train.ts --pairs PAIRS.tsv [--registry R.tsv --queries Q.tsv] [--folds 5] [--model slavic|world]
//
// Regularised logistic regression around the present weights; which roles the words play is re-chosen each round.
import { parseArgs } from 'node:util'
import { judge, setWeights, weightsOf } from '../../dist/names/compare-names.js'
import { at, type Feature, featureNames } from '../../dist/names/features.js'
import { NameIndex } from '../../dist/names/name-index/index.js'
import { readName } from '../../dist/names/parse.js'
import { curve, type Labelled, readRows } from './labelled.ts'

const { values: options } = parseArgs({
  options: {
    pairs: { type: 'string', multiple: true },
    registry: { type: 'string' },
    queries: { type: 'string' },
    folds: { type: 'string', default: '5' },
    rounds: { type: 'string', default: '3' },
    prior: { type: 'string', default: '0.02' },
    model: { type: 'string', default: 'slavic' },
  },
})
const model = options.model as 'slavic' | 'world'
const examples = [...(options.pairs ?? []).flatMap(pairExamples), ...lookupExamples()].filter(
  (example) => judge(readName(example.a), readName(example.b))?.model === model,
)
const start = { ...weightsOf(model) }
for (const name of featureNames) start[name] ??= 0
// What the labelled files have too little of is held within reason: a lone family name proves nothing, and a
// feature that speaks against never speaks for.
const least: Partial<Record<Feature, number>> = {
  words_same_first: -0.1,
  words_same: 1,
  given_same: 0,
  given_short: 0,
  given_initial: 0,
  patronymic_same: 0.5,
  patronymic_initial: 0,
}
const most: Partial<Record<Feature, number>> = {
  bias: 3,
  given_missing: -3.5,
  given_near: -1.5,
  given_different: -14,
  patronymic_same: 2.5,
  given_unlike: -6,
  given_initial_different: -8,
  given_cost: 0,
  given_cost_high: 0,
  patronymic_different: -16,
  patronymic_initial_different: -9,
  patronymic_missing: 0,
  family_cost: 0,
  family_cost_30: 0,
  family_cost_60: -9,
  family_relative: 0,
  family_common: 0,
  family_short: 0,
  family_missing: -11,
  family_part: -0.5,
  family_changed: -15,
  sex_conflict: -4,
  inflected: 0,
  inflected_doubtful: -1,
  extra: -0.3,
  rest_different: -6,
  roles_doubtful: -0.2,
  weak_script: 0,
  words_worst: 0,
  words_worst_10: 0,
  words_worst_30: 0,
  words_conflict: -0.5,
  words_conflict_half: 0,
  words_swapped: 0,
  words_mean: 0,
  words_extra: 0,
  words_extra_part: 0,
  words_alone: -2,
  words_initials: 0,
  words_crossed: 0,
  words_unreadable: -4,
}
const folds = Number(options.folds)
const groups = grouped(examples)

const heldOut: { same: boolean; score: number }[] = []
for (let fold = 0; fold < folds; fold++) {
  const weights = learn(examples.filter((_, i) => groups[i]! % folds !== fold))
  setWeights(model, weights)
  for (const [i, example] of examples.entries())
    if (groups[i]! % folds === fold && example.weight === 1) heldOut.push({ same: example.same, score: score(example) })
}
report(`cross-validated over ${folds} folds by family name`, heldOut)
const weights = learn(examples)
setWeights(model, weights)
report(
  'on all of it',
  examples.filter((example) => example.weight === 1).map((example) => ({ same: example.same, score: score(example) })),
)
console.log(`${model}:`)
for (const name of featureNames)
  if (
    weights[name] !== 0 &&
    (name === 'bias' || name === 'weak_script' || (model === 'world') === name.startsWith('words_'))
  )
    console.log(`  ${name}: ${Math.round(weights[name] * 100) / 100}`)

function pairExamples(file: string): Labelled[] {
  return readRows(file).map((row) => ({
    a: row.name_a!,
    b: row.name_b!,
    same: row.same === '1',
    kind: row.kind ?? '',
    weight: 1,
  }))
}

function lookupExamples(): Labelled[] {
  if (!options.registry || !options.queries) return []
  const names = new Map(readRows(options.registry).map((row) => [row.id!, row.name!]))
  const index = NameIndex.build(Array.from(names, ([id, name]) => ({ id, names: [name] })))
  return readRows(options.queries).flatMap((row): Labelled[] => {
    const answer = names.get(row.id ?? '')
    const others = index.search(row.query!, 12).filter((hit) => hit.id !== row.id)
    const wrong = others.map((hit) => ({
      a: row.query!,
      b: names.get(hit.id)!,
      same: false,
      kind: 'look-up',
      weight: 0.5,
    }))
    return answer ? [{ a: row.query!, b: answer, same: true, kind: 'look-up', weight: 0.5 }, ...wrong] : wrong
  })
}

function score({ a, b }: Labelled): number {
  return judge(readName(a), readName(b))?.score ?? 0
}

function learn(training: readonly Labelled[]): Record<Feature, number> {
  let weights = { ...start }
  for (let round = 0; round < Number(options.rounds); round++) {
    setWeights(model, weights)
    const rows = training.flatMap((example) => {
      const judged = judge(readName(example.a), readName(example.b))
      // A changed name (marriage, alias) is beyond what names can tell; it must not teach leniency.
      if (example.same && judged?.model === 'slavic' && judged.comparison.family.cost > 140) return []
      return [
        {
          x: featureNames.map((name) => judged?.features[at[name]] ?? 0),
          y: example.same ? 1 : 0,
          weight: example.weight,
        },
      ]
    })
    weights = fit(rows)
  }
  return weights
}

function fit(rows: readonly { x: number[]; y: number; weight: number }[]): Record<Feature, number> {
  const prior = featureNames.map((name) => start[name])
  const w = [...prior]
  const m = w.map(() => 0)
  const v = w.map(() => 0)
  const used = featureNames.map((_, k) => rows.some((row) => row.x[k] !== 0))
  for (let step = 1; step <= 600; step++) {
    const gradient = w.map((value, k) => Number(options.prior) * 50 * (value - prior[k]!))
    for (const { x, y, weight } of rows) {
      let z = 0
      for (let k = 0; k < w.length; k++) z += w[k]! * x[k]!
      const error = (1 / (1 + Math.exp(-z)) - y) * weight
      for (let k = 0; k < w.length; k++) gradient[k]! += error * x[k]!
    }
    for (let k = 0; k < w.length; k++) {
      m[k] = 0.9 * m[k]! + 0.1 * gradient[k]!
      v[k] = 0.99 * v[k]! + 0.01 * gradient[k]! ** 2
      const rate = step < 400 ? 0.05 : 0.01
      if (used[k]) w[k]! -= (rate * (m[k]! / (1 - 0.9 ** step))) / (Math.sqrt(v[k]! / (1 - 0.99 ** step)) + 1e-8)
      w[k] = Math.min(most[featureNames[k]!] ?? 99, Math.max(least[featureNames[k]!] ?? -99, w[k]!))
    }
  }
  return Object.fromEntries(featureNames.map((name, k) => [name, w[k]!])) as Record<Feature, number>
}

// Spellings of one person, and people of one family name, stay in one fold.
function grouped(all: readonly Labelled[]): number[] {
  const parents = new Map<string, string>()
  const root = (key: string): string => {
    const parent = parents.get(key)
    return parent === undefined || parent === key ? key : root(parent)
  }
  const keyOf = (name: string): string => (readName(name).roles[0]?.family[0]?.word.key ?? name).slice(0, 5)
  for (const { a, b, same } of all) if (same) parents.set(root(keyOf(a)), root(keyOf(b)))
  const numbers = new Map<string, number>()
  return all.map(({ a }) => {
    const key = root(keyOf(a))
    if (!numbers.has(key)) numbers.set(key, numbers.size)
    return numbers.get(key)!
  })
}

function report(title: string, scored: readonly { same: boolean; score: number }[]): void {
  const { f1, recall99 } = curve(scored)
  const sure = scored.filter((example) => example.score >= 0.9)
  const right = sure.filter((example) => example.same).length / Math.max(1, sure.length)
  console.log(
    `# ${title}: F1 ${f1.toFixed(4)}, recall at precision 0.99 ${recall99.toFixed(4)}, of ${sure.length} scored 0.9 and more ${right.toFixed(4)} the same`,
  )
}
