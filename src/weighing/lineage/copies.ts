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
/** A run that more texts hold is a set phrase: it tells of none of them. */
const FREQUENT = 100

interface Text {
  readonly id: string
  readonly number: number
  readonly shingles: Uint32Array
}

/**
 * Finds reports that share half of the shorter one's runs of three words, two thirds where it is short. Near-equal texts are found by
 * MinHash; cut-downs, which share little of the longer text, by runs in common. Whether two texts are linked depends on them alone, and
 * on how frequent their runs are.
 */
export class CopyIndex {
  readonly #near = new NearDuplicateIndex()
  readonly #runs = new Map<number, number[]>()
  readonly #texts: Text[] = []
  readonly #byId = new Map<string, Text>()

  /** Links to all texts added, whether or not this one was. */
  find(report: ReportFacts): readonly Link[] {
    const text = this.#byId.get(report.id) ?? textOf(report)
    return text === null ? [] : this.#candidates(text).flatMap((other) => linkOf(this.#texts[other]!, text) ?? [])
  }

  /** Links of a text that was added, to those that `wanted` names. */
  linksOf(id: string, wanted: (other: string) => boolean): readonly Link[] {
    const text = this.#byId.get(id)
    if (!text) return []
    const others = this.#candidates(text).filter((other) => wanted(this.#texts[other]!.id))
    return others.flatMap((other) => linkOf(this.#texts[other]!, text) ?? [])
  }

  /** Says whose links may be others than before, apart from its own: who held a run that has now become frequent. */
  add(report: ReportFacts): readonly string[] {
    const made = textOf(report)
    if (made === null) return []
    const text = { ...made, number: this.#near.add(made.shingles) }
    this.#texts.push(text)
    this.#byId.set(text.id, text)
    const changed = new Set<number>()
    for (const run of sampled(text.shingles)) {
      const held = this.#runs.get(run)
      if (!held) this.#runs.set(run, [text.number])
      else {
        if (held.length === FREQUENT) for (const other of held) changed.add(other)
        if (held.length <= FREQUENT) held.push(text.number)
      }
    }
    return [...changed].map((other) => this.#texts[other]!.id)
  }

  #candidates(text: Text): readonly number[] {
    const near = this.#near.search(text.shingles).map((found) => found.number)
    return [...new Set([...near, ...this.#sharing(text)])]
  }

  /** Texts that share two of the runs filed of both; one where either is short and few of its runs are filed of the other. */
  #sharing(text: Text): readonly number[] {
    const seen = new Map<number, number>()
    for (const run of sampled(text.shingles)) {
      const held = this.#runs.get(run) ?? []
      if (held.length <= FREQUENT) for (const other of held) seen.set(other, (seen.get(other) ?? 0) + 1)
    }
    const isShort = (some: Text) => some.shingles.length < SAMPLED_FROM
    return [...seen]
      .filter(([other, count]) => count >= (isShort(text) || isShort(this.#texts[other]!) ? 1 : 2))
      .map(([other]) => other)
  }
}

const textOf = (report: ReportFacts): Text | null =>
  report.text === null
    ? null
    : { id: report.id, number: -1, shingles: shinglesOf(`${report.title ?? ''} ${report.text}`) }

/** A fixed eighth of a long text's runs, the same for every text; all of a short one's. */
function sampled(shingles: Uint32Array): Uint32Array {
  return shingles.length < SAMPLED_FROM ? shingles : shingles.filter((shingle) => shingle % SAMPLE === 0)
}

function linkOf(a: Text, b: Text): Link | null {
  const short = Math.min(a.shingles.length, b.shingles.length)
  if (a.id === b.id || short < LEAST_SHINGLES) return null
  const share = common(a.shingles, b.shingles) / short
  if (share < (short < SHORT_TEXT.shingles ? SHORT_TEXT.share : COMMON_SHARE)) return null
  const why = `${Math.round(share * 100)} % of the shorter text stands word for word in the other`
  return { a: a.id, b: b.id, kind: 'copy', why, alike: share }
}
