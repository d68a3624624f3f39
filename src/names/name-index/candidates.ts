import { align } from '../align.ts'
import type { ReadName } from '../roles.ts'
import type { Word } from '../word.ts'
import { blockKeys, typoKeys } from './block-keys.ts'
import { type Filing, filingsOf, noGiven } from './filing.ts'
import { otherFamilies } from './kin.ts'
import type { Segment } from './segment.ts'
import { lowerBound } from './sorted.ts'

/** Hundredths of a letter error up to which a family name of the index is looked at, before the endings. */
const nearEnough = 75
/** Family names this much further off than the nearest are left out. */
const muchWorse = 50
/** The same where one given name is asked for. */
const worseThanFound = 30
const mostWords = 12
const mostNames = 14
/** Up to this many people of one family name all are looked at, whatever their given name. */
const fewNames = 14

/** How far a search goes: further only while it has found nothing sure. */
export const efforts = ['same given name', 'any given name', 'another consonant', 'another family name'] as const
export type Effort = (typeof efforts)[number]

/** Names of a segment that may be the one asked for. */
export function candidates(segment: Segment, query: ReadName, effort: Effort): Set<number> {
  const found = new Set<number>()
  if (effort === 'another family name') {
    otherFamilies(segment, query, found)
    return found
  }
  const filings = filingsOf(query)
  for (let i = 0; i < filings.length && i < mostFilings; i++)
    for (const word of nearWords(segment, filings[i]!.family, effort))
      collect(segment, word, filings[i]!, effort, found)
  return found
}

const mostFilings = 4

function nearWords(segment: Segment, family: Word, effort: Effort): number[] {
  const words: number[] = []
  const costs: number[] = []
  const worse = effort === 'same given name' ? worseThanFound : muchWorse
  let limit = nearEnough
  for (const word of filedWords(segment, effort === 'another consonant' ? typoKeys(family) : blockKeys(family))) {
    const cost = stemCost(family, latticeAt(segment, word), limit)
    if (cost > limit) continue
    if (cost + worse < limit) limit = cost + worse
    insert(words, costs, word, cost)
  }
  while (words.length > mostWords || (costs.at(-1) ?? 0) > limit) {
    words.pop()
    costs.pop()
  }
  return words
}

function filedWords({ keys, keyWords }: Segment, wanted: readonly number[]): Set<number> {
  const found = new Set<number>()
  for (const key of wanted)
    for (let i = lowerBound(keys, key); i < keys.length && keys[i] === key; i++) found.add(keyWords[i]!)
  return found
}

// Keeps both lists in the order of cost, and of coming where costs are equal.
function insert(words: number[], costs: number[], word: number, cost: number): void {
  let at = costs.length
  while (at > 0 && costs[at - 1]! > cost) at--
  words.splice(at, 0, word)
  costs.splice(at, 0, cost)
}

function latticeAt({ lattices }: Segment, word: number): Uint8Array {
  return lattices.bytes.subarray(lattices.starts[word], lattices.starts[word + 1])
}

// The cost up to the last few sounds, where case and sex change a family name.
function stemCost(family: Word, lattice: Uint8Array, limit: number): number {
  const { costs, width, endA, endB } = align(family.lattice, lattice, undefined, undefined, limit)
  let least = costs[endA * width + endB]!
  for (let i = Math.max(0, endA - 4); i <= endA; i++)
    for (let j = Math.max(0, endB - 4); j <= endB; j++) {
      const cost = costs[i * width + j]! + (endA - i + endB - j) * 4
      if (cost < least) least = cost
    }
  return least
}

function collect(segment: Segment, word: number, filing: Filing, effort: Effort, found: Set<number>): void {
  const from = segment.postingStarts[word]!
  const to = segment.postingStarts[word + 1]!
  const anyGiven = (to - from <= fewNames && effort !== 'same given name') || filing.given[0] === noGiven
  if (anyGiven) {
    take(segment, from, Math.min(to, from + mostNames), found)
    return
  }
  for (const kind of [...filing.given, noGiven]) {
    const first = lowerBound(segment.postingGiven, kind, from, to)
    const last = lowerBound(segment.postingGiven, kind + 1, first, to)
    if (last - first <= (filing.father === 0 ? fewNames : 1)) take(segment, first, last, found)
    else takeFathers(segment, first, last, filing.father, found)
  }
}

// Of many namesakes, first those of the same father, then those whose father is not named, then whoever is left.
function takeFathers(segment: Segment, first: number, last: number, father: number, found: Set<number>): void {
  for (const kind of father === 0 ? [0] : [father, 0]) {
    const from = lowerBound(segment.postingFather, kind, first, last)
    const to = lowerBound(segment.postingFather, kind + 1, from, last)
    take(segment, from, Math.min(to, from + mostNames), found)
  }
  if (father === 0) take(segment, first, Math.min(last, first + fewNames), found)
}

function take(segment: Segment, from: number, to: number, found: Set<number>): void {
  for (let i = from; i < to; i++) found.add(segment.postings[i]!)
}
