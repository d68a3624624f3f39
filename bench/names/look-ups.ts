import { NameIndex } from '../../dist/names/index.js'
import { readRows } from './labelled.ts'

interface Answer {
  readonly score: number
  readonly right: boolean
  readonly nobody: boolean
}

/** Prints how often a look-up finds its person, and what happens to look-ups of people who are not in the register. */
export function lookUps(registry: string, queries: string): void {
  const names = new Map<string, string[]>()
  for (const { id = '', name = '' } of readRows(registry)) names.set(id, [...(names.get(id) ?? []), name])
  const index = NameIndex.build(Array.from(names, ([id, all]) => ({ id, names: all })))
  const found = readRows(queries).map(({ query = '', id = '' }) => ({ id, hits: index.search(query, 10) }))
  const known = found.filter(({ id }) => !isNobody(id))
  const within = (k: number): string =>
    (known.filter(({ id, hits }) => hits.slice(0, k).some((hit) => hit.id === id)).length / known.length).toFixed(4)
  const answers = found.map(
    ({ id, hits }): Answer => ({ score: hits[0]?.score ?? 0, right: hits[0]?.id === id, nobody: isNobody(id) }),
  )
  console.log(
    `${names.size} people, ${found.length} look-ups, ${found.length - known.length} of nobody in the register`,
  )
  console.log(`recall@1 ${within(1)}, recall@5 ${within(5)}`)
  printThresholds(answers, known.length)
}

function isNobody(id: string): boolean {
  return id === '' || id === 'NONE'
}

// The first answer alone, taken from a score on: the most right answers while 99 in 100 are right. Of the thresholds that
// give as many, the highest answers the fewest look-ups of nobody; the lowest is what a search for the threshold alone finds.
function printThresholds(answers: readonly Answer[], known: number): void {
  const sorted = [...answers].filter(({ score }) => score > 0).sort((a, b) => b.score - a.score)
  let right = 0
  let best = { right: 0, highest: 1, lowest: 1 }
  for (let i = 0; i < sorted.length; ) {
    const { score } = sorted[i]!
    for (; i < sorted.length && sorted[i]!.score === score; i++) right += sorted[i]!.right ? 1 : 0
    if (right / i < 0.99) continue
    if (right > best.right) best = { right, highest: score, lowest: score }
    else if (right === best.right) best = { ...best, lowest: score }
  }
  console.log(`answered alone at precision 0.99: ${(best.right / known).toFixed(4)}`)
  for (const threshold of new Set([0.9, best.highest, best.lowest])) console.log(`  ${at(threshold, answers, known)}`)
}

function at(threshold: number, answers: readonly Answer[], known: number): string {
  const given = answers.filter(({ score }) => score >= threshold)
  const right = given.filter((answer) => answer.right).length
  const wrong = given.filter(({ nobody }) => nobody).length
  const nobodies = Math.max(1, answers.length - known)
  return [
    `from score ${threshold.toFixed(3)}: ${(right / known).toFixed(4)} answered right`,
    `precision ${(right / Math.max(1, given.length)).toFixed(4)}`,
    `look-ups of nobody answered ${wrong} (${((wrong / nobodies) * 100).toFixed(2)} %)`,
  ].join(', ')
}
