import { analyse } from 'chardet'
import { UnreadableReportError } from '../unreadable-report.ts'
import { binaryKind } from './binary-kind.ts'
import { declaredEncodings } from './declared.ts'
import { rankSingleByte, SINGLE_BYTE } from './single-byte.ts'
import { guessUtf16 } from './utf16.ts'

export interface Decoded {
  readonly text: string
  /** The label of the WHATWG Encoding Standard. */
  readonly encoding: string
  readonly notes: readonly string[]
}

const LEAST_PLAUSIBLE = 0.3
const MOST_BROKEN = 0.02

/** The bytes as text, whatever their encoding. Binary files are refused by name. */
export function decode(bytes: Uint8Array, hints: { fileName: string | null; contentType: string | null }): Decoded {
  const where = hints.fileName
  const binary = binaryKind(bytes)
  if (binary) throw notText(where, binary.kind, binary.todo)
  const marked = byMark(bytes)
  if (marked) return marked
  const wide = guessUtf16(bytes)
  if (wide) return { text: decodeAs(wide, bytes), encoding: wide, notes: [guessed(wide)] }
  if (looksBinary(bytes))
    throw notText(where, 'a binary file of a kind not known', 'Give a text, HTML or Markdown file.')
  return byUtf8(bytes) ?? bySingleByte(bytes, declaredEncodings(bytes, hints.contentType))
}

function byMark(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes
  const mark =
    a === 0xef && b === 0xbb && c === 0xbf
      ? 'utf-8'
      : a === 0xff && b === 0xfe
        ? 'utf-16le'
        : a === 0xfe && b === 0xff
          ? 'utf-16be'
          : null
  if (mark === null) return null
  const text = decodeAs(mark, bytes)
  return { text, encoding: mark, notes: text.includes('\ufffd') ? [brokenBytes(mark)] : [] }
}

function byUtf8(bytes: Uint8Array): Decoded | null {
  const text = decodeAs('utf-8', bytes)
  const broken = text.match(/\ufffd/g)?.length ?? 0
  if (broken === 0) return { text, encoding: 'utf-8', notes: [] }
  // A page cut off in the middle of a character, or one with a few spoilt bytes, is still UTF-8.
  const wide = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0
  if (broken > 1 + wide * MOST_BROKEN || wide === 0) return null
  return { text, encoding: 'utf-8', notes: [brokenBytes('utf-8')] }
}

function bySingleByte(bytes: Uint8Array, declared: readonly string[]): Decoded {
  const guesses = analyse(bytes.subarray(0, 65536)).map(({ name, confidence }) => ({
    name: name.toLowerCase(),
    confidence,
  }))
  const ranked = rankSingleByte(bytes)
    .map(({ encoding, score }) => ({
      encoding,
      score:
        score +
        (declared.includes(encoding) ? 0.3 : 0) +
        ((guesses.find(({ name }) => name === encoding)?.confidence ?? 0) / 100) * 0.1,
    }))
    .sort((a, b) => b.score - a.score)
  const best = ranked[0]?.encoding ?? SINGLE_BYTE[0]
  const notes = declared.includes(best) ? [] : [guessed(best)]
  if ((ranked[0]?.score ?? 0) < LEAST_PLAUSIBLE)
    notes.push('The encoding is doubtful: letters beyond a–z may be wrong.')
  return { text: decodeAs(best, bytes), encoding: best, notes }
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes)
}

function looksBinary(bytes: Uint8Array): boolean {
  let control = 0
  const sample = bytes.subarray(0, 65536)
  for (const byte of sample) if (byte === 0 || (byte < 32 && (byte < 8 || byte > 13) && byte !== 27)) control++
  return control > sample.length / 50
}

function notText(where: string | null, got: string, todo: string): UnreadableReportError {
  return new UnreadableReportError('binary', { where, expected: 'text, HTML or Markdown', got, todo })
}

function guessed(encoding: string): string {
  return `The encoding was guessed: ${encoding}.`
}

function brokenBytes(encoding: string): string {
  return `Some bytes are not ${encoding}; they are shown as \ufffd.`
}
