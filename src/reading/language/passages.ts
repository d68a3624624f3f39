import { foldWord, type Token } from '../text/tokens.ts'
import type { Language } from './language.ts'
import { commonWords, languageFor } from './load.ts'

// So many small words of another language, and so many times those of its own, make a sentence foreign.
const LEAST = 4
const TIMES = 3
const SCRIPT_SHARE = 0.8

/** Letters that one East Slavic language has and another has not. */
const TELLING: readonly (readonly [RegExp, string])[] = [
  [/[ыэъ]/, 'ru'],
  [/[иъ]/, 'ru'],
  [/[іїєґ]/, 'uk'],
  [/и/, 'uk'],
  [/[ыэ]/, 'be'],
  [/[іў]/, 'be'],
]

let speakers: Map<string, readonly string[]> | null = null

/** The language of a sentence, told by its small words; the report's own unless another has clearly more. */
export function languageOfSentence(tokens: readonly Token[], own: Language): Language {
  // Respelled words cannot be looked up as written, and short pieces tell nothing.
  if (own.letters !== null || tokens.length < LEAST * 2) return own
  const votes = votesOf(tokens)
  let best = own.code
  let most = 0
  for (const [code, count] of votes)
    if (count > most) {
      best = code
      most = count
    }
  const mine = votes.get(own.code) ?? 0
  const foreign = isOtherScript(tokens, own)
  if (best === own.code || most < (foreign ? 1 : LEAST) || (most < mine * TIMES && !foreign)) return own
  return languageFor(best)
}

function votesOf(tokens: readonly Token[]): ReadonlyMap<string, number> {
  speakers ??= commonWords()
  const votes = new Map<string, number>()
  for (const token of tokens) {
    if (token.kind !== 'word') continue
    for (const code of speakers.get(token.low) ?? []) votes.set(code, (votes.get(code) ?? 0) + 1)
    if (token.low.charCodeAt(0) >= 0x400)
      for (const [letters, code] of TELLING) if (letters.test(token.low)) votes.set(code, (votes.get(code) ?? 0) + 1)
  }
  return votes
}

/** Cyrillic in a report of a language with Latin letters, or the other way round. */
function isOtherScript(tokens: readonly Token[], own: Language): boolean {
  if (own.script === null) return false
  let words = 0
  let other = 0
  for (const { kind, low } of tokens) {
    if (kind !== 'word') continue
    words++
    if (scriptOf(low) !== own.script) other++
  }
  return other >= words * SCRIPT_SHARE
}

/** By the first letter; enough for words of one alphabet. */
export function scriptOf(word: string): 'latin' | 'cyrillic' {
  const code = foldWord(word).charCodeAt(0)
  return code >= 0x400 && code < 0x530 ? 'cyrillic' : 'latin'
}
