export const COMMA = 1
export const SEMICOLON = 2
export const COLON = 4
/** — and –, not the hyphen. */
export const DASH = 8
export const OPEN = 16
export const CLOSE = 32
export const QUOTE = 64
/** Full stop, question and exclamation mark. */
export const END = 128
export const HYPHEN = 256
/** Marks that part clauses. */
export const BREAKS: number = COMMA | SEMICOLON | COLON | DASH | OPEN | CLOSE

const SIGNS: Readonly<Record<string, number>> = {
  ',': COMMA,
  ';': SEMICOLON,
  ':': COLON,
  '—': DASH,
  '–': DASH,
  '(': OPEN,
  ')': CLOSE,
  '"': QUOTE,
  '«': QUOTE,
  '»': QUOTE,
  '“': QUOTE,
  '”': QUOTE,
  '„': QUOTE,
  '.': END,
  '?': END,
  '!': END,
  '…': END,
  '-': HYPHEN,
}

export interface Token {
  readonly text: string
  /** Lower case, one kind of apostrophe, ё as е; what the lexicons are matched against. */
  readonly low: string
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'number' | 'mark'
  readonly capital: boolean
  /** What kind of mark it is, as bits ({@link COMMA} and the like); 0 for words and numbers. */
  readonly sign: number
  /** True when white space (or nothing) stands before it. */
  readonly spaced: boolean
}

const WORD = /[\p{L}\p{M}]/u
const SPACE = /\s/
const ODD = /[’ʼʹ`‘‐‑ё]|\u0300|\u0301/

/** What each UTF-16 unit is, so that no pattern runs for each character. */
const OTHER = 0
const LETTER = 1
const NUMERAL = 2
const BLANK = 3
const KINDS = classify()
const APOSTROPHES = "'’ʼʹ`‘"
const HYPHENS = '-‐‑'

export interface TokenOptions {
  /** Words such as l', d', qu' are cut off (French, Italian). */
  readonly elides: boolean
  /** A closing 's is cut off (English). */
  readonly possessive: boolean
  /** Letters of another writing system of the language, by the letters that the lexicon uses. */
  readonly letters: ReadonlyMap<string, string> | null
}

/** Every character of the text belongs to one token or is white space; one pass, linear. */
export function tokenise(text: string, from: number, to: number, options: TokenOptions): Token[] {
  const tokens: Token[] = []
  let at = from
  let spaced = true
  while (at < to) {
    const char = text[at] as string
    if (kindAt(text, at) === BLANK) {
      spaced = true
      at++
      continue
    }
    const kind = kindAt(text, at)
    const end =
      kind === NUMERAL
        ? numberEnd(text, at, to)
        : kind === LETTER || isHighSurrogate(char)
          ? wordEnd(text, at, to)
          : at + 1
    if (kind === NUMERAL) tokens.push(makeToken(text, at, end, 'number', spaced, options))
    else if (end > at + 1 || kind === LETTER) pushWord(tokens, text, at, end, spaced, options)
    else tokens.push(makeToken(text, at, end, 'mark', spaced, options))
    at = end
    spaced = false
  }
  return tokens
}

export function foldWord(text: string): string {
  const low = text.toLowerCase()
  if (!ODD.test(low)) return low
  return low
    .replace(/[’ʼʹ`‘]/g, "'")
    .replace(/[‐‑]/g, '-')
    .replace(/ё/g, 'е')
    .replace(/\u0300|\u0301/g, '')
}

function classify(): Uint8Array {
  const kinds = new Uint8Array(0x10000)
  for (let code = 0; code < kinds.length; code++) {
    const char = String.fromCharCode(code)
    kinds[code] = code >= 48 && code <= 57 ? NUMERAL : WORD.test(char) ? LETTER : SPACE.test(char) ? BLANK : OTHER
  }
  return kinds
}

function kindAt(text: string, at: number): number {
  return at < text.length ? (KINDS[text.charCodeAt(at)] ?? OTHER) : OTHER
}

function isHighSurrogate(char: string): boolean {
  const code = char.charCodeAt(0)
  return code >= 0xd800 && code <= 0xdbff
}

function numberEnd(text: string, start: number, to: number): number {
  let at = start
  while (at < to && kindAt(text, at) === NUMERAL) at++
  for (;;) {
    const separator = text[at] ?? ''
    const group = threeDigits(text, at + 1, to)
    const thousands =
      group && (separator === '\u00a0' || separator === '\u202f' || separator === ' ' || separator === "'")
    if (thousands && at - start <= 3 + 4 * 2 && !(separator === ' ' && at - start === 4)) at += 4
    else if ((separator === ',' || separator === '.') && kindAt(text, at + 1) === NUMERAL && at + 1 < to) {
      at++
      while (at < to && kindAt(text, at) === NUMERAL) at++
    } else return at
  }
}

function threeDigits(text: string, at: number, to: number): boolean {
  if (at + 3 > to) return false
  for (let i = 0; i < 3; i++) if (kindAt(text, at + i) !== NUMERAL) return false
  return kindAt(text, at + 3) !== NUMERAL
}

function wordEnd(text: string, start: number, to: number): number {
  let at = start
  while (at < to) {
    const char = text[at] as string
    const next = text[at + 1] ?? ''
    const kind = kindAt(text, at)
    if (kind === LETTER) at++
    else if (isHighSurrogate(char) && at + 1 < to) at += 2
    else if (APOSTROPHES.includes(char) && at > start && kindAt(text, at + 1) === LETTER) at++
    else if (
      HYPHENS.includes(char) &&
      at > start &&
      (kindAt(text, at + 1) === LETTER || kindAt(text, at + 1) === NUMERAL)
    )
      at++
    else if (kind === NUMERAL && at > start) at++
    else if (char === '.' && isInitials(text, start, at) && isUpper(next)) at++
    else if (char === '.' && at > start && isInitials(text, start, at) && text.slice(start, at).includes('.'))
      return at + 1
    else return at
  }
  return at
}

// "U.S.", "EE.UU.", "д.н.": groups of one or two capitals, each followed by a full stop.
function isInitials(text: string, start: number, at: number): boolean {
  let run = 0
  for (let i = at - 1; i >= start && text[i] !== '.'; i--) {
    if (!isUpper(text[i] as string) || ++run > 2) return false
  }
  return run > 0 && at - start <= 12
}

function isUpper(char: string): boolean {
  return char !== '' && char !== char.toLowerCase()
}

function pushWord(
  tokens: Token[],
  text: string,
  start: number,
  end: number,
  spaced: boolean,
  options: TokenOptions,
): void {
  let from = start
  if (options.elides) {
    const cut = elisionEnd(text, start, end)
    if (cut > start) {
      tokens.push(makeToken(text, start, cut, 'word', spaced, options))
      from = cut
    }
  }
  const tail = options.possessive && end - from > 2 && /['’]s/i.test(text.slice(end - 2, end)) ? end - 2 : end
  tokens.push(makeToken(text, from, tail, 'word', from === start && spaced, options))
  if (tail < end) tokens.push(makeToken(text, tail, end, 'mark', false, options))
}

function elisionEnd(text: string, start: number, end: number): number {
  const limit = Math.min(end, start + 8)
  for (let i = start + 1; i < limit; i++)
    if (APOSTROPHES.includes(text[i] as string)) return i + 1 < end ? i + 1 : start
  return start
}

function makeToken(
  text: string,
  start: number,
  end: number,
  kind: Token['kind'],
  spaced: boolean,
  options: TokenOptions,
): Token {
  const raw = text.slice(start, end)
  if (kind !== 'word') {
    const sign = kind === 'mark' ? (SIGNS[raw] ?? 0) : 0
    return { text: raw, low: raw, start, end, kind, capital: false, sign, spaced }
  }
  const { low, capital } = wordOf(raw, options)
  return { text: raw, low, start, end, kind, capital, sign: 0, spaced }
}

interface Word {
  readonly low: string
  readonly capital: boolean
}

// Words come again and again; longer ones than this are no words.
const MOST_REMEMBERED = 8_000
const LONGEST_REMEMBERED = 30
const remembered = new WeakMap<ReadonlyMap<string, string>, Map<string, Word>>()
const PLAIN_LETTERS: ReadonlyMap<string, string> = new Map()

function wordOf(raw: string, { letters }: TokenOptions): Word {
  if (raw.length > LONGEST_REMEMBERED) return makeWord(raw, letters)
  const key = letters ?? PLAIN_LETTERS
  const words = remembered.get(key) ?? new Map<string, Word>()
  if (words.size === 0) remembered.set(key, words)
  const known = words.get(raw)
  if (known) return known
  const made = makeWord(raw, letters)
  if (words.size > MOST_REMEMBERED) words.clear()
  words.set(raw, made)
  return made
}

function makeWord(raw: string, letters: ReadonlyMap<string, string> | null): Word {
  const folded = foldWord(raw)
  return { low: letters ? respell(folded, letters) : folded, capital: isUpper(raw[0] as string) }
}

function respell(word: string, letters: ReadonlyMap<string, string>): string {
  let out = ''
  for (let i = 0; i < word.length; ) {
    let length = 4
    while (length > 1 && !letters.has(word.slice(i, i + length))) length--
    out += letters.get(word.slice(i, i + length)) ?? word[i]
    i += length
  }
  return out
}
