import type { Block } from './block.ts'

const BULLET = /^\s*(?:[•·▪‣◦●*]|[-–—](?=\s\S))\s+(?=\S)/u
const NARROW = 100
const LEAST_WRAPPED = 3

/** The blocks of a plain text: each line one, unless the text was wrapped by hand, when the lines of a paragraph are joined. */
export function plainBlocks(text: string): readonly Block[] {
  return text.split(/\n[ ]*\n\s*/).flatMap((paragraph) => {
    const lines = paragraph.split('\n').map((line) => line.replace(/ {2,}/g, ' ').trim())
    const kept = lines.filter((line) => line !== '')
    return isWrapped(kept) ? [{ text: kept.join(' '), kind: 'paragraph' as const }] : kept.map(asBlock)
  })
}

function asBlock(line: string): Block {
  return { text: line, kind: BULLET.test(line) ? 'item' : 'paragraph' }
}

// Wrapped by hand: lines of about one width, most of which end in the middle of a sentence and go on in lower case.
function isWrapped(lines: readonly string[]): boolean {
  if (lines.length < LEAST_WRAPPED || lines.some((line) => line.length > NARROW || BULLET.test(line))) return false
  const widest = lines.reduce((most, { length }) => Math.max(most, length), 0)
  const body = lines.slice(0, -1)
  const full = body.filter(({ length }) => length > widest * 0.75).length
  const open = body.filter((line) => !/[.!?:;…]["'»”’)]?$/u.test(line)).length
  const running = lines.slice(1).filter((line) => /^[\p{Ll}\p{N}("«„“]/u.test(line)).length
  return widest > 40 && full >= body.length * 0.8 && open >= body.length * 0.6 && running >= body.length * 0.4
}
