/** The types that the labelled sets score. */
export const SCORED: readonly string[] = [
  'count_released',
  'count_held',
  'count_crossed',
  'count_died',
  'released',
  'pardoned',
  'deported',
  'release_refused',
  'returned_to_prison',
  'not_released',
  'detained',
  'charged',
  'sentenced',
  'transferred',
  'died',
  'hunger_strike',
]

/** Whether two names mean one on a page: each word of the shorter has a word of the same beginning in the longer. */
export function sameName(a: string, b: string): boolean {
  const [short, long] = [wordsOf(a), wordsOf(b)].sort((p, q) => p.length - q.length)
  if (!short || !long || short.length === 0) return false
  return short.every((word) => long.some((other) => sameWord(word, other)))
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

function sameWord(a: string, b: string): boolean {
  if (a === b) return true
  const least = Math.min(a.length, b.length)
  const stem = Math.max(4, least - 3)
  return least >= 4 && a.slice(0, stem) === b.slice(0, stem)
}
