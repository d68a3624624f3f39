import { foldPlainly } from './fold-plain.ts'
import { foldWord } from './fold-word.ts'
import type { FoldedToken } from './folded-token.ts'

const maxLength = 400
const apostrophes = /['’‘ʼʹ`´′ʻʿʾʺ"“”„«»‹›]/gu
const stress = /[\u0300\u0301\u030f\u200b-\u200f\u00ad\ufeff]/gu
const boundary = /([\s,;/()[\]|]+|[.]|[-‐‑‒–—]+)/u

const runTogether = /^(\p{Lu}\p{Ll}{2,})(\p{Lu}\p{Ll}{2,})$/u
const letter = /\p{L}/u
// Turkish and Azerbaijani İ, whose small letter is i and not the i with one more dot that lower case makes of it.
const dottedI = '\u0130'

/** Splits a name as written into folded tokens. Text after 400 characters is not read: no name is that long. */
export function foldName(text: string): FoldedToken[] {
  const plain = text.length <= maxLength ? foldPlainly(text) : null
  if (plain && plain.length > 1) return plain
  const apart = runTogether.exec(text)
  if (apart) return foldName(`${apart[1]} ${apart[2]}`)
  return plain ?? foldCarefully(text)
}

/** Any text at all; foldPlainly must give the same where it gives anything. */
export function foldCarefully(text: string): FoldedToken[] {
  const clean = text
    .slice(0, maxLength)
    .normalize('NFKC')
    .replaceAll(dottedI, 'I')
    .replace(apostrophes, '')
    .normalize('NFD')
  const parts = unaccent(clean).split(boundary)
  const tokens: FoldedToken[] = []
  let hyphenated = false
  for (let i = 0; i < parts.length; i += 2) {
    const word = parts[i] ?? ''
    const mark = (parts[i + 1] ?? '') + (parts[i + 2] === '' ? (parts[i + 3] ?? '') : '')
    if (letter.test(word)) {
      tokens.push({ text: foldWord(word), dotted: mark.startsWith('.'), beforeComma: false, hyphenated })
      hyphenated = false
    }
    const last = tokens.length - 1
    if (mark.includes(',')) for (let at = 0; at <= last; at++) tokens[at] = { ...tokens[at]!, beforeComma: true }
    if (/^[-‐‑‒–—]/u.test(mark) && word !== '') hyphenated = true
  }
  return withoutTrailingComma(tokens)
}

// Stress marks go, but й, ё, ї, ў and Latin diacritics carry sound and stay.
function unaccent(decomposed: string): string {
  return decomposed
    .replace(/(\p{Script=Cyrillic})[\u0300\u0301]/gu, '$1')
    .normalize('NFC')
    .replace(stress, '')
}

function withoutTrailingComma(tokens: FoldedToken[]): FoldedToken[] {
  return tokens.every((token) => token.beforeComma) ? tokens.map((token) => ({ ...token, beforeComma: false })) : tokens
}
