import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const heading =
  'names      families  build s (CPU s)  peak RSS MB  file MB  load s  look-ups/s (per CPU s)  p50 ms  p99 ms  first right'

/**
 * Our index from 10,000 distinct names to MOST: time to build, memory, file, look-ups a second. Each size in a process of
 * its own that holds the index and nothing else: the names come from a generator one at a time.
 */
export function growth(most: number): number {
  console.log(heading)
  const sizes: number[] = []
  for (let size = 10_000; size < most; size *= 10) sizes.push(size)
  for (const size of [...sizes, most]) {
    const child = spawnSync(process.execPath, [join(import.meta.dirname, 'growth-child.ts'), String(size)], {
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    if (child.status !== 0) return child.status ?? 1
  }
  return 0
}
