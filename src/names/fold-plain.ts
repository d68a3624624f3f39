import { foldWord } from './fold-word.ts'
import type { FoldedToken } from './folded-token.ts'

// What a UTF-16 unit is to the quick way; unlisted ones (marks, other scripts, digits) are left to the careful way.
const unlisted = 0
const latin = 1
const cyrillic = 2
const apostrophe = 3
const gap = 4
const dot = 5
const comma = 6
const hyphen = 7
const kinds = kindTable()

/**
 * Folds a name of precomposed Latin and Cyrillic letters in one pass, as nearly all names are; null when it holds
 * anything else. Must agree with the careful way.
 */
export function foldPlainly(text: string): FoldedToken[] | null {
  const tokens: FoldedToken[] = []
  const lower = text.toLowerCase()
  let hyphenated = false
  for (let i = 0; i < text.length; ) {
    const start = i
    let script = unlisted
    let marked = false
    let mixed = false
    let kind = kindAt(text, i)
    for (; kind === latin || kind === cyrillic || kind === apostrophe; kind = kindAt(text, ++i)) {
      if (kind === apostrophe) marked = true
      else if (script === unlisted) script = kind
      else if (script !== kind) mixed = true
    }
    if (kind === unlisted && i < text.length) return null
    const end = i
    let beforeComma = false
    for (; kind >= gap; kind = kindAt(text, ++i)) if (kind === comma) beforeComma = true
    if (script === unlisted) {
      if (marked || (start > 0 && end === start)) return null
      continue
    }
    const first = kindAt(text, end)
    tokens.push({
      text: marked || mixed ? foldWord(text.slice(start, end).replace(apostrophes, '')) : lower.slice(start, end),
      dotted: first === dot,
      beforeComma,
      hyphenated,
    })
    hyphenated = first === hyphen
  }
  return withCommas(tokens)
}

function kindAt(text: string, i: number): number {
  if (i >= text.length) return unlisted
  const code = text.charCodeAt(i)
  return code < kinds.length ? kinds[code]! : unlisted
}

const apostrophes = /['’‘ʼʹ`´′ʻʿʾʺ"“”„«»‹›]/gu

// What stands before the last comma stands before a comma.
function withCommas(tokens: FoldedToken[]): FoldedToken[] {
  let last = tokens.length - 1
  while (last >= 0 && !tokens[last]!.beforeComma) last--
  if (last === tokens.length - 1) return tokens.map((token) => ({ ...token, beforeComma: false }))
  return last < 0 ? tokens : tokens.map((token, i) => (i <= last ? { ...token, beforeComma: true } : token))
}

function kindTable(): Uint8Array {
  const table = new Uint8Array(0x2040)
  const mark = (from: number, to: number, kind: number): void => {
    table.fill(kind, from, to + 1)
  }
  for (const [from, to] of [
    [0x41, 0x5a],
    [0x61, 0x7a],
    [0xc0, 0xd6],
    [0xd8, 0xf6],
    [0xf8, 0x12f],
    [0x134, 0x13e],
    [0x141, 0x148],
    [0x14a, 0x17e],
  ] as const)
    mark(from, to, latin)
  // Without Ѐ Ѓ Ќ Ѝ, whose accents the careful way takes off.
  for (const [from, to] of [
    [0x401, 0x402],
    [0x404, 0x40b],
    [0x40e, 0x44f],
    [0x451, 0x452],
    [0x454, 0x45b],
    [0x45e, 0x481],
    [0x48a, 0x52f],
  ] as const)
    mark(from, to, cyrillic)
  for (const letter of '\'’‘ʼʹ`ʻʿʾʺ"“”„«»‹›') table[letter.charCodeAt(0)] = apostrophe
  for (const [letters, kind] of [
    [' \t\n\r;/()[]|\u00a0', gap],
    ['.', dot],
    [',', comma],
    ['-‐‑‒–—', hyphen],
  ] as const)
    for (const letter of letters) table[letter.charCodeAt(0)] = kind
  return table
}
