/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly text: string
}

const BOUNDARY =
  /[.!?\u2026]{1,3}["'\u00bb\u201d\u201c\u2019)\]]{0,3}\s+(?=["'\u00ab\u201c\u201e\u2018([\u00bf\u00a1\u2014-]{0,2}\s?[\p{Lu}\p{N}])|\n+/gu
const INITIAL = /(?:^|[\s.(\u00ab"])\p{Lu}\.$/u

/** The sentences of a text, trimmed, in order. A dot after an initial ("M. Rossi") ends none. */
export function sentences(text: string): readonly Stretch[] {
  const found: Stretch[] = []
  let start = 0
  for (const match of text.matchAll(BOUNDARY)) {
    const end = match.index + match[0].length
    if (match[0].startsWith('.') && INITIAL.test(text.slice(Math.max(0, match.index - 2), match.index + 1))) continue
    add(found, text, start, end)
    start = end
  }
  add(found, text, start, text.length)
  return found
}

function add(found: Stretch[], text: string, from: number, to: number): void {
  const raw = text.slice(from, to)
  const trimmed = raw.trim()
  if (trimmed === '') return
  const start = from + raw.indexOf(trimmed)
  found.push({ start, end: start + trimmed.length, text: trimmed })
}
