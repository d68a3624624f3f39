import type { ReportFacts } from '../evidence.ts'
import type { Link } from './link.ts'
import { NearDuplicateIndex } from './near-duplicates.ts'
import { common, shinglesOf } from './shingles.ts'

const COMMON_SHARE = 0.5
/** In a few lines one set phrase and the names of the day are soon half of all. */
const SHORT_TEXT = { shingles: 60, share: 0.65 }
const LEAST_SHINGLES = 8
const SAMPLE = 8
const SAMPLED_FROM = 64
const FREQUENT = 100

interface Text {
  readonly id: string
  readonly shingles: Uint32Array
}

/**
 * Finds reports that share half of the shorter one's runs of three words, two thirds where it is short. Near-equal texts are found by MinHash; cut-downs, which share
 * little of the longer text, by runs in common.
 */
export class CopyIndex {
  readonly #near = new NearDuplicateIndex()
  readonly #runs = new Map<number, number[]>()
  readonly #texts: Text[] = []

  /** Links to the reports added before. */
  find(report: ReportFacts): readonly Link[] {
    const text = textOf(report)
    if (text === null) return []
    const candidates = new Set([
      ...this.#near.search(text.shingles).map((found) => found.number),
      ...sharing(text, this.#runs),
    ])
    return [...candidates].flatMap((other) => linkOf(this.#texts[other]!, text) ?? [])
  }

  add(report: ReportFacts): void {
    const text = textOf(report)
    if (text === null) return
    const number = this.#near.add(text.shingles)
    for (const run of sampled(text.shingles)) file(this.#runs, run, number)
    this.#texts.push(text)
  }
}

const textOf = (report: ReportFacts): Text | null =>
  report.text === null ? null : { id: report.id, shingles: shinglesOf(`${report.title ?? ''} ${report.text}`) }

/** A fixed eighth of a long text's runs, the same for every text; all of a short one's. */
function sampled(shingles: Uint32Array): Uint32Array {
  return shingles.length < SAMPLED_FROM ? shingles : shingles.filter((shingle) => shingle % SAMPLE === 0)
}

/** Texts that share at least two of the runs held of each. */
function sharing(text: Text, runs: ReadonlyMap<number, readonly number[]>): readonly number[] {
  const seen = new Map<number, number>()
  for (const run of text.shingles) for (const other of runs.get(run) ?? []) seen.set(other, (seen.get(other) ?? 0) + 1)
  return [...seen].filter(([, count]) => count >= 2).map(([other]) => other)
}

function file(runs: Map<number, number[]>, run: number, number: number): void {
  const held = runs.get(run)
  if (!held) runs.set(run, [number])
  else if (held.length < FREQUENT) held.push(number)
}

function linkOf(a: Text, b: Text): Link | null {
  const short = Math.min(a.shingles.length, b.shingles.length)
  if (a.id === b.id || short < LEAST_SHINGLES) return null
  const share = common(a.shingles, b.shingles) / short
  if (share < (short < SHORT_TEXT.shingles ? SHORT_TEXT.share : COMMON_SHARE)) return null
  const why = `${Math.round(share * 100)} % of the shorter text stands word for word in the other`
  return { a: a.id, b: b.id, kind: 'copy', why, alike: share }
}
