import { compareNames } from '../../dist/names/index.js'
import { curve, readRows } from './labelled.ts'

/** Prints F1, recall at precision 0.99 and how far the probabilities can be trusted, for each file and each kind. */
export function accuracy(files: readonly string[]): number {
  if (files.length === 0) {
    console.error(
      'bench names --accuracy: expected at least one TSV file with columns name_a, name_b, same (1 or 0), kind',
    )
    return 2
  }
  for (const file of files) {
    const scored = readRows(file).map((row) => ({
      same: row.same === '1',
      kind: row.kind ?? '',
      score: compareNames(row.name_a ?? '', row.name_b ?? '').score,
    }))
    const { f1, recall99 } = curve(scored)
    console.log(`${file}: ${scored.length} pairs, F1 ${f1.toFixed(4)}, recall at precision 0.99 ${recall99.toFixed(4)}`)
    printReliability(scored)
    printKinds(scored)
  }
  return 0
}

interface Scored {
  readonly same: boolean
  readonly kind: string
  readonly score: number
}

const bins = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0001] as const

export function printReliability(scored: readonly Scored[]): void {
  for (let i = 0; i + 1 < bins.length; i++) {
    const inside = scored.filter(({ score }) => score >= bins[i]! && score < bins[i + 1]!)
    if (inside.length === 0) continue
    const mean = inside.reduce((sum, { score }) => sum + score, 0) / inside.length
    const same = inside.filter((example) => example.same).length / inside.length
    console.log(
      `  scored ${bins[i]!.toFixed(2)} to ${Math.min(1, bins[i + 1]!).toFixed(2)}: ${String(inside.length).padStart(5)} pairs, mean score ${mean.toFixed(3)}, the same ${same.toFixed(3)}`,
    )
  }
}

function printKinds(scored: readonly Scored[]): void {
  for (const kind of new Set(scored.map((example) => example.kind))) {
    const inside = scored.filter((example) => example.kind === kind)
    const right = inside.filter(({ same, score }) => score >= 0.5 === same).length
    console.log(`  ${kind.padEnd(20)} ${right}/${inside.length} right at 0.5`)
  }
}
