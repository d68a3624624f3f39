import { readFileSync } from 'node:fs'

/** One labelled pair of names. */
export interface Labelled {
  readonly a: string
  readonly b: string
  readonly same: boolean
  readonly kind: string
  readonly weight: number
}

/** Rows of a TSV file with a heading line. */
export function readRows(file: string): Record<string, string>[] {
  const [heading = [], ...rows] = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
  return rows.map((cells) => Object.fromEntries(heading.map((name, i) => [name, cells[i] ?? ''])))
}

/** Best F1 over all thresholds and the recall reached while precision stays at or above 0.99. */
export function curve(scored: readonly { readonly same: boolean; readonly score: number }[]): {
  f1: number
  recall99: number
} {
  const sorted = [...scored].sort((a, b) => b.score - a.score)
  const positives = sorted.filter((example) => example.same).length
  let right = 0
  let wrong = 0
  let f1 = 0
  let recall99 = 0
  for (let i = 0; i < sorted.length; ) {
    const threshold = sorted[i]!.score
    for (; i < sorted.length && sorted[i]!.score === threshold; i++) sorted[i]!.same ? right++ : wrong++
    const precision = right / (right + wrong)
    const recall = right / positives
    f1 = Math.max(f1, (2 * precision * recall) / (precision + recall || 1))
    if (precision >= 0.99) recall99 = Math.max(recall99, recall)
  }
  return { f1, recall99 }
}
