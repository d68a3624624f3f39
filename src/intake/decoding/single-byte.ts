import { LETTERS } from '../../text/index.ts'

/** Single-byte encodings our languages were and are written in. Order decides between equals: the commoner first. */
export const SINGLE_BYTE = [
  'windows-1251',
  'koi8-r',
  'koi8-u',
  'ibm866',
  'iso-8859-5',
  'x-mac-cyrillic',
  'windows-1252',
  'windows-1250',
  'iso-8859-2',
  'windows-1257',
  'iso-8859-13',
] as const

export interface Plausibility {
  readonly encoding: string
  /** Mean per non-ASCII character: 1 when all are letters of one language or its quotation marks, in plausible places. */
  readonly score: number
}

// Share of each letter in running Russian text, in thousandths, counted by us on the order of magnitude: enough to tell KOI8 from 1251.
const FREQUENT = 'оеаинтсрвлкмдпуяіызбьгчйўєї'
const TYPOGRAPHY = /[«»“”„‘’‚–—…•№§°·©€ ]/u
const SAMPLE = 8192

/** The encodings that the bytes make sense in, best first. */
export function rankSingleByte(bytes: Uint8Array, encodings: readonly string[] = SINGLE_BYTE): readonly Plausibility[] {
  const sample = nonAsciiSample(bytes)
  return encodings
    .map((encoding) => ({ encoding, score: plausibility(new TextDecoder(encoding).decode(sample)) }))
    .sort((a, b) => b.score - a.score)
}

// Mostly ASCII pages carry their evidence far apart: lines without any are left out.
function nonAsciiSample(bytes: Uint8Array): Uint8Array {
  const kept: number[] = []
  let line: number[] = []
  let telling = false
  for (const byte of bytes) {
    line.push(byte)
    if (byte >= 0x80) telling = true
    if (byte !== 10 && line.length < 512) continue
    if (telling) kept.push(...line)
    if (kept.length >= SAMPLE) break
    line = []
    telling = false
  }
  return Uint8Array.from(telling ? [...kept, ...line] : kept)
}

function plausibility(text: string): number {
  const chars = text.match(/[^\p{ASCII}]/gu) ?? []
  if (chars.length === 0) return 0
  const letters = chars.filter((char) => /\p{L}/u.test(char)).map((char) => char.toLowerCase())
  const marks = chars.filter((char) => TYPOGRAPHY.test(char)).length
  const strange = chars.length - letters.length - marks
  return (
    (bestLanguageFit(letters) * letters.length + marks * 0.8 - strange * 2 - oddPlaces(text) * 2) / chars.length +
    frequencyBonus(letters)
  )
}

function bestLanguageFit(letters: readonly string[]): number {
  if (letters.length === 0) return 0
  const fits = Object.values(LETTERS).map((own) => letters.filter((letter) => own.includes(letter)).length)
  return (2 * Math.max(...fits)) / letters.length - 1
}

// Upper case after lower case inside a word, two alphabets in one word, marks between letters: the signs of a wrong table.
function oddPlaces(text: string): number {
  const cased = text.match(/\p{Ll}\p{Lu}/gu)?.length ?? 0
  const mixed = text.match(/[a-z][а-яё]|[а-яё][a-z]/giu)?.length ?? 0
  const inside = text.match(/\p{L}[^\p{ASCII}\p{L}\p{M}’‘–—]\p{L}/gu)?.length ?? 0
  return cased + mixed + inside
}

function frequencyBonus(letters: readonly string[]): number {
  const cyrillic = letters.filter((letter) => letter >= 'а' && letter <= 'ӿ')
  if (cyrillic.length < letters.length / 2) return 0
  const common = cyrillic.filter((letter) => FREQUENT.indexOf(letter) >= 0 && FREQUENT.indexOf(letter) < 10).length
  return common / cyrillic.length - 0.5
}
