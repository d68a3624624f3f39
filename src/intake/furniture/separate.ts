import { foldKey, foldLine, mainScript } from '../../text/index.ts'
import type { Block } from '../block.ts'
import type { Furniture } from '../report.ts'
import { classify, type FurnitureGuess } from './classify.ts'
import { isHeadline, isProse } from './prose.ts'

/** A report's blocks with the furniture taken out, and what the furniture told. */
export interface Separated {
  readonly body: readonly Block[]
  readonly furniture: readonly Furniture[]
  /** The body block that is the headline; it stands first in `body`. */
  readonly title: string | null
  readonly outlet: string | null
  readonly url: string | null
  readonly published: string | null
  readonly updated: string | null
}

interface Judged {
  readonly block: Block
  readonly guess: FurnitureGuess | null
}

const HEAD_WITHOUT_PROSE = 6
// Furniture stands around a report: of a text of a million lines only so many are looked at from either end.
const LOOKED_AT = 2000

/** Parts a report from the furniture around it. Whatever is not surely furniture stays: each block ends in `body` or in `furniture`, none in neither. */
export function separate(blocks: readonly Block[], knownTitle: string | null): Separated {
  const judged = blocks.map((block, i) => ({
    block,
    guess: i < LOOKED_AT || i >= blocks.length - LOOKED_AT ? classify(block) : null,
  }))
  const zones = zonesOf(judged)
  const taken = judged.map(({ block, guess }, i) => takenAs(block, guess, i, zones))
  const title = findTitle(judged, taken, zones.head, knownTitle)
  takeRepeats(blocks, taken, title, zones.head)
  takeRelatedLists(judged, taken, zones.tail)
  const outlet = takeOutlet(judged, taken, zones.head, title)
  const body = blocks.filter((_, i) => taken[i] === null)
  const kept = taken.flatMap((kind, i) => (kind === null ? [] : [{ kind, text: blocks[i]?.text ?? '' }]))
  const guesses = judged.flatMap(({ block, guess }, i) =>
    guess !== null && taken[i] !== null && speaksOfReport(block, guess, i < zones.head) ? [guess] : [],
  )
  return {
    body,
    furniture: kept,
    title: title === null ? null : (blocks[title]?.text ?? null),
    outlet,
    url: guesses.find(({ url }) => url !== null)?.url ?? null,
    published: guesses.find(({ published }) => published !== null)?.published?.edtf ?? null,
    updated: guesses.find(({ updated }) => updated !== null)?.updated?.edtf ?? null,
  }
}

interface Zones {
  /** Blocks before this index stand before the prose. */
  readonly head: number
  /** Blocks from this index on stand after it. */
  readonly tail: number
  /** Days stand between the paragraphs too: the report is a chronicle, and its dates are its own. */
  readonly chronicle: boolean
}

function zonesOf(judged: readonly Judged[]): Zones {
  const prose = judged.map(({ block, guess }) => guess === null && !block.judged && isProse(block))
  const first = prose.indexOf(true)
  const last = prose.lastIndexOf(true)
  const head = first < 0 ? Math.min(HEAD_WITHOUT_PROSE, judged.length) : first
  const chronicle = judged.some(({ block, guess }, i) => i >= head && !block.judged && guess?.bareDate === true)
  return { head, tail: first < 0 ? head : last + 1, chronicle }
}

// Beside the report a page may show the day it is viewed, and the days of other articles.
function speaksOfReport({ judged }: Block, { bareDate }: FurnitureGuess, beforeProse: boolean): boolean {
  return !judged || (beforeProse && !bareDate && judged !== 'related')
}

function takenAs(block: Block, guess: FurnitureGuess | null, i: number, zones: Zones): Furniture['kind'] | null {
  if (block.judged) return guess?.kind ?? block.judged
  if (guess === null) return null
  const edge = i < zones.head || i >= zones.tail
  if (guess.zone === 'edge' && !edge) return null
  if (guess.zone === 'head' && (i >= zones.head || (guess.bareDate && zones.chronicle))) return null
  return guess.kind
}

type Taken = (Furniture['kind'] | null)[]

function findTitle(judged: readonly Judged[], taken: Taken, head: number, title: string | null): number | null {
  const key = title === null ? null : foldKey(title)
  const same =
    key === null || key === ''
      ? []
      : judged.flatMap(({ block }, i) => (i <= head && foldKey(block.text) === key ? [i] : []))
  const known = same.find((i) => taken[i] === null) ?? same[0]
  if (known !== undefined) {
    taken[known] = null
    return known
  }
  const first = judged.findIndex((_, i) => taken[i] === null)
  const block = judged[first]?.block
  if (block === undefined || first > head || !isHeadline(block)) return null
  return judged.some((_, i) => i > first && taken[i] === null) ? first : null
}

function takeRepeats(blocks: readonly Block[], taken: Taken, title: number | null, head: number): void {
  if (title === null) return
  const key = foldKey(blocks[title]?.text ?? '')
  for (let i = 0; i <= Math.min(head + 1, blocks.length - 1); i++)
    if (i !== title && taken[i] === null && foldKey(blocks[i]?.text ?? '') === key) taken[i] = 'repeated_headline'
}

/** The links under a heading such as "Related articles", after the last paragraph of the report. */
function takeRelatedLists(judged: readonly Judged[], taken: Taken, tail: number): void {
  let listing = false
  for (let i = tail; i < judged.length; i++) {
    const { block, guess } = judged[i] as Judged
    if (guess?.kind === 'related' && !/[:：].*\p{L}/u.test(block.text)) listing = true
    else if (guess !== null || isProse(block) || /[.!?;]$/.test(block.text)) listing = guess !== null && listing
    else if (listing && taken[i] === null) taken[i] = 'related'
  }
}

/** The outlet's name where it stands alone in a run of date and counters before the report. */
function takeOutlet(judged: readonly Judged[], taken: Taken, head: number, title: number | null): string | null {
  for (let i = 0; i < head; i++) {
    const { block, guess } = judged[i] as Judged
    if (guess?.kind === 'masthead' && guess.residue !== '') return asWritten(block.text, guess.residue)
    if (i === title || taken[i] !== null || !isName(block) || !inMetadataRun(taken, i, head)) continue
    taken[i] = 'masthead'
    return block.text.replace(/^[\s•·*–—-]+/u, '').trim()
  }
  return null
}

// Two capitalised words may be a person's name: then the line stays.
function isName(block: Block): boolean {
  const text = block.text.replace(/^[\s•·*–—-]+/u, '').trim()
  const words = text.split(/\s+/)
  if (text.length > 40 || words.length > 5 || /[.!?;,]$/.test(text) || mainScript(text) === 'other') return false
  return words.length === 1 ? /^\p{Lu}/u.test(text) : words.length > 2 && words.every((word) => /^\p{Lu}/u.test(word))
}

function inMetadataRun(taken: Taken, i: number, head: number): boolean {
  const run: (Furniture['kind'] | null)[] = []
  for (let j = i - 1; j >= 0 && isMetadata(taken[j]); j--) run.push(taken[j] ?? null)
  for (let j = i + 1; j < head && isMetadata(taken[j]); j++) run.push(taken[j] ?? null)
  return run.includes('dateline') && run.includes('counter')
}

function isMetadata(kind: Furniture['kind'] | null | undefined): boolean {
  return kind === 'dateline' || kind === 'counter' || kind === 'share'
}

function asWritten(text: string, residue: string): string {
  const at = foldLine(text).indexOf(residue)
  const found = text.trim().slice(Math.max(at, 0), Math.max(at, 0) + residue.length)
  return foldLine(found) === residue ? found : residue
}
