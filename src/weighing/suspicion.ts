import { readFileSync } from 'node:fs'
import type { Claim } from '../reading/index.ts'
import { fold } from './fold.ts'

/** A sign that a machine wrote a text, with the words that show it. */
export interface MachineSign {
  readonly code: string
  readonly weight: number
  /** The words of the text, or of a phrase in it with letters folded to Latin; null where the sign is that something is missing. */
  readonly words: string | null
}

export interface Suspicion {
  readonly suspected: boolean
  readonly score: number
  readonly signs: readonly MachineSign[]
}

interface Told {
  readonly title: string | null
  readonly text: string | null
  readonly credits: readonly string[]
  readonly claims: readonly Pick<Claim, 'speaker' | 'origin'>[]
}

interface Sign extends Omit<WrittenSign, 'pattern'> {
  readonly pattern: RegExp | null
}

interface WrittenSign {
  readonly code: string
  readonly weight: number
  /** How many different phrases make the sign. */
  readonly least?: number
  readonly where?: 'closing' | 'sources'
  readonly phrases?: readonly string[]
  readonly pattern?: string
}

interface Signs {
  readonly suspected: number
  readonly signs: readonly Sign[]
}

let loaded: Signs | null = null

/** Weighs the signs in a text that a machine wrote it; each counts once, and all are named. */
export function suspicionOf(told: Told): Suspicion {
  loaded ??= read()
  const { suspected, signs } = loaded
  const found = signs.flatMap((sign) => {
    const words = shownBy(sign, told)
    return words === undefined ? [] : [{ code: sign.code, weight: sign.weight, words }]
  })
  const score = Math.round(found.reduce((sum, { weight }) => sum + weight, 0) * 100) / 100
  return { suspected: score >= suspected, score, signs: found }
}

function read(): Signs {
  const file = new URL('../resources/machine-writing/signs.json', import.meta.url)
  const { suspected, signs }: { suspected: number; signs: readonly WrittenSign[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  const compiled = (pattern: string | undefined) => (pattern === undefined ? null : new RegExp(pattern, 'iu'))
  return { suspected, signs: signs.map((sign) => ({ ...sign, pattern: compiled(sign.pattern) })) }
}

/** The words that show the sign; undefined where it is absent. */
function shownBy(sign: Sign, told: Told): string | null | undefined {
  const text = `${told.title ?? ''}\n${told.text ?? ''}`
  if (sign.where === 'sources') return lacksSources(told) ? null : undefined
  if (sign.pattern !== null) return sign.pattern.exec(text)?.[0].trim()
  const closing = sign.where === 'closing' ? closingOf(told.text ?? '') : text
  if (closing === null) return undefined
  const folded = ` ${fold(closing)} `
  const shown = (sign.phrases ?? []).filter((phrase) => folded.includes(` ${phrase} `))
  return shown.length >= (sign.least ?? 1) ? shown.slice(0, 3).join('; ') : undefined
}

const LEAST_CLAIMS = 3

/** Statements enough to need a source, and neither a credit nor a speaker for any, nor a quotation. */
function lacksSources({ text, credits, claims }: Told): boolean {
  if (claims.length < LEAST_CLAIMS || credits.length > 0 || /[“„«"]/.test(text ?? '')) return false
  return claims.every(({ speaker, origin }) => origin === null && (speaker === null || speaker.kind === 'outlet'))
}

const LEAST_PARAGRAPHS = 3

/** The last paragraph where it names nobody and nothing: no digit, and no capital but at the beginning of a sentence. */
function closingOf(text: string): string | null {
  const paragraphs = text.split(/\n+/).filter((paragraph) => paragraph.trim() !== '')
  const last = paragraphs.length < LEAST_PARAGRAPHS ? undefined : paragraphs.at(-1)
  if (last === undefined || /\d/.test(last)) return null
  return /(?<=[\p{Ll},] )\p{Lu}\p{Ll}/u.test(last) ? null : last
}
