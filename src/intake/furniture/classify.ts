import { foldLine, sentences } from '../../text/index.ts'
import type { Block } from '../block.ts'
import { disclosesAi } from '../disclosure.ts'
import type { FurnitureKind } from '../report.ts'
import type { LineDate } from './dates-in-line.ts'
import { eatMetadata } from './eat-metadata.ts'
import { type LanguageWords, labelBeforeColon, wholeLine } from './lexicon.ts'

/** Where a block of this kind may be taken for furniture: anywhere, or only before the first or after the last paragraph of prose. */
export type Zone = 'anywhere' | 'edge' | 'head'

export interface FurnitureGuess {
  readonly kind: FurnitureKind
  readonly zone: Zone
  readonly published: LineDate | null
  readonly updated: LineDate | null
  /** The report's own address, where a line holds nothing else. */
  readonly url: string | null
  /** What remains of a metadata line: it may name the outlet. */
  readonly residue: string
  /** A date that no word marks as one of publication. */
  readonly bareDate: boolean
}

const LONGEST_LINE = 200
// "No comments" and its like in the other languages.
const LONGEST_EMPTY_COUNTER = 30
const LONGEST_PARAGRAPH = 1500
const PHRASES = [
  ['share', 'anywhere'],
  ['cookie', 'anywhere'],
  ['newsletter', 'anywhere'],
  ['disclaimer', 'edge'],
  ['navigation', 'edge'],
] as const
const TEMPERATURE = /^[^.!?]{0,50}?[-+]?\d{1,2} ?° ?[cf]?(?![\p{L}\p{N}])[^.!?]{0,30}$/u
const COPYRIGHT = /^(?:©|\(c\)|copyright)[^!?]{0,120}$/u
const ADDRESS = /^(?:[a-z ]{0,12}: ?)?https?:\/\/\S{4,400}$/iu

let phrases:
  | readonly { readonly kind: FurnitureKind; readonly zone: Zone; readonly whole: Pick<RegExp, 'test'> }[]
  | null = null
let labels: {
  readonly related: RegExp
  readonly relatedAlone: Pick<RegExp, 'test'>
  readonly disclaimer: RegExp
} | null = null

/** What kind of furniture a block looks like by its own words, or null when it may be part of the report. */
export function classify(block: Block): FurnitureGuess | null {
  const text = block.text.replace(/^[\s•·*–—-]{1,4}(?=\S)/u, '')
  if (!/[\p{L}\p{N}]/u.test(block.text)) return guess('other', 'anywhere')
  if (block.text.length > LONGEST_PARAGRAPH) return null
  if (ADDRESS.test(text)) return { ...guess('navigation', 'head'), url: text.slice(text.search(/https?:/i)).trim() }
  const folded = foldLine(text)
  return byLine(folded) ?? byDisclaimerLabel(folded) ?? bySentences(text)
}

function byLine(folded: string): FurnitureGuess | null {
  if (folded.length > LONGEST_LINE) return null
  if (TEMPERATURE.test(folded) && folded.split(' ').length <= 8) return guess('weather', 'edge')
  if (COPYRIGHT.test(folded)) return guess('masthead', 'edge')
  return byMetadata(folded) ?? byRelatedLabel(folded)
}

function byMetadata(folded: string): FurnitureGuess | null {
  if (!/\d/.test(folded) && folded.length > LONGEST_EMPTY_COUNTER) return null
  const eaten = eatMetadata(folded)
  const date = eaten.published ?? eaten.updated
  const found = { published: eaten.published, updated: eaten.updated, residue: eaten.residue, url: null }
  if (eaten.residue === '') {
    if (date !== null) {
      const bareDate = !eaten.labelled && eaten.counters === 0
      return { kind: 'dateline', zone: bareDate ? 'head' : 'anywhere', ...found, bareDate }
    }
    return eaten.counters > 0 ? guess('counter', 'anywhere') : null
  }
  const named = eaten.residue.length <= 40 && eaten.residue.split(' ').length <= 5 && !/\d/.test(eaten.residue)
  return named && date !== null && eaten.counters > 0
    ? { kind: 'masthead', zone: 'head', ...found, bareDate: false }
    : null
}

function byRelatedLabel(folded: string): FurnitureGuess | null {
  labels ??= buildLabels()
  if (labels.relatedAlone.test(folded)) return guess('related', 'anywhere')
  // After its label a related link is a headline: a text with a full stop may be the report's own.
  return labels.related.test(folded) && !/[.;]$/.test(folded) ? guess('related', 'anywhere') : null
}

function byDisclaimerLabel(folded: string): FurnitureGuess | null {
  labels ??= buildLabels()
  return labels.disclaimer.test(folded) ? guess('disclaimer', 'edge') : null
}

function bySentences(text: string): FurnitureGuess | null {
  phrases ??= PHRASES.map(([kind, zone]) => ({ kind, zone, whole: wholeLine((words: LanguageWords) => words[kind]) }))
  let first: FurnitureGuess | null = null
  for (const sentence of sentences(text)) {
    const folded = foldLine(sentence.text)
    const match = phrases.find(({ whole }) => whole.test(folded))
    if (match) first ??= guess(match.kind, match.zone)
    else if (disclosesAi(sentence.text)) first ??= guess('disclaimer', 'edge')
    else return null
  }
  return first
}

function buildLabels() {
  return {
    related: labelBeforeColon((words) => words.related),
    relatedAlone: wholeLine((words) => words.related),
    disclaimer: labelBeforeColon((words) => words.disclaimerLabels),
  }
}

function guess(kind: FurnitureKind, zone: Zone): FurnitureGuess {
  return { kind, zone, published: null, updated: null, url: null, residue: '', bareDate: false }
}
