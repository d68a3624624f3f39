import type { Token } from './tokens.ts'

/** Tokens of one sentence; a paragraph break always ends a sentence. */
export interface Sentence {
  readonly tokens: readonly Token[]
  readonly start: number
  readonly end: number
  readonly paragraph: number
}

// Longer runs are cut, so that the work inside a sentence stays bounded whatever arrives.
const MOST_TOKENS = 240
const CLOSERS = new Set(['.', '!', '?', '…', '。'])
const QUOTES = new Set(['"', '“', '”', '„', '«', '»', "'", '’', '‘', '(', '[', '–', '—', '•', '-'])

export function splitSentences(
  tokens: readonly Token[],
  paragraph: number,
  isAbbreviation: (low: string) => boolean,
  ordinalDot = false,
): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  for (let i = 0; i < tokens.length; i++) {
    if (!endsSentence(tokens, i, isAbbreviation, ordinalDot) && i - from + 1 < MOST_TOKENS) continue
    let to = i + 1
    while (to < tokens.length && isCloser(tokens[to] as Token)) to++
    sentences.push(makeSentence(tokens.slice(from, to), paragraph))
    from = to
    i = to - 1
  }
  if (from < tokens.length) sentences.push(makeSentence(tokens.slice(from), paragraph))
  return sentences
}

function makeSentence(tokens: readonly Token[], paragraph: number): Sentence {
  return { tokens, start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0, paragraph }
}

function isCloser(token: Token): boolean {
  return !token.spaced && (CLOSERS.has(token.text) || /^["”»’')\]]$/.test(token.text))
}

function endsSentence(
  tokens: readonly Token[],
  i: number,
  isAbbreviation: (low: string) => boolean,
  ordinalDot: boolean,
): boolean {
  const token = tokens[i] as Token
  if (!CLOSERS.has(token.text)) return false
  const before = tokens[i - 1]
  let next = i + 1
  while (next < tokens.length && isCloser(tokens[next] as Token)) next++
  const after = tokens[next]
  if (!after) return true
  if (!after.spaced) return false
  if (!(after.capital || after.kind === 'number' || QUOTES.has(after.text))) return false
  if (token.text !== '.' || !before) return true
  if (ordinalDot && before.kind === 'number' && before.text.length <= 2 && after.kind === 'word') return false
  if (before.kind === 'word' && !token.spaced) {
    if (before.text.length === 1 && before.capital) return false
    if (isAbbreviation(before.low)) return false
  }
  return true
}
