import { explanationOf, scoreOf } from '../compare-names.ts'
import { readName, readNameOnce } from '../parse.ts'
import type { Reason } from '../reasons.ts'
import type { ReadName } from '../roles.ts'
import { candidates, type Effort, efforts } from './candidates.ts'
import { loadSegments, saveSegments } from './format.ts'
import { stringAt } from './packed-strings.ts'
import { buildSegment, type NameEntry, type Segment } from './segment.ts'

/** A person the name asked for may mean. */
export interface NameHit {
  readonly id: string
  /** As in compareNames: probability that the two names are one person's, as far as names can tell. */
  readonly score: number
  readonly reasons: readonly Reason[]
}

interface Found {
  readonly segment: Segment
  readonly entry: number
  readonly name: number
  readonly score: number
}

/** A hit this good makes a further effort needless. */
const enoughFor: Readonly<Record<Effort, number>> = {
  'same given name': 2,
  'any given name': 0.9,
  'another consonant': 0.9,
  'another family name': 0.5,
}
/** What scores less is not shown; a person of the family with another given name still is, where nothing is better. */
const leastScore = 0.00001

/**
 * Finds the people a written name can mean, in any script, order or case. Immutable: add gives a new index that
 * shares what was there.
 */
export class NameIndex {
  readonly #segments: readonly Segment[]

  private constructor(segments: readonly Segment[]) {
    this.#segments = segments
  }

  /** Builds an index; a million names take some seconds and about 100 bytes a name. */
  static build(entries: Iterable<NameEntry>): NameIndex {
    return new NameIndex([buildSegment(entries)])
  }

  /** Reads what save() wrote, without copying: keep the buffer unchanged. Throws UnreadableIndexError. */
  static load(saved: Uint8Array): NameIndex {
    return new NameIndex(loadSegments(saved))
  }

  /** This index and further entries; entries with an id already there add spellings to it. */
  add(entries: Iterable<NameEntry>): NameIndex {
    return new NameIndex([...this.#segments, buildSegment(entries)])
  }

  /** The whole index as one buffer, to be written to a file. */
  save(): Uint8Array {
    return saveSegments(this.#segments)
  }

  /** How many spellings are indexed. */
  get size(): number {
    return this.#segments.reduce((sum, segment) => sum + segment.entryOf.length, 0)
  }

  /** People whose names may be this one, best first, at most LIMIT. */
  search(name: string, limit = 10): readonly NameHit[] {
    const query = readName(name)
    const best = new Map<string, Found>()
    const seen = this.#segments.map(() => new Set<number>())
    for (const effort of efforts) {
      if (bestOf(best) >= enoughFor[effort]) break
      for (const [i, segment] of this.#segments.entries()) this.#scoreAll(segment, query, effort, seen[i]!, best)
    }
    // People alike stay in the order in which they came: the nearest family name first.
    return Array.from(best.entries())
      .sort(([, a], [, b]) => b.score - a.score)
      .slice(0, limit)
      .map(([id, found]) => new Hit(id, found, query))
  }

  #scoreAll(segment: Segment, query: ReadName, effort: Effort, seen: Set<number>, best: Map<string, Found>): void {
    for (const name of candidates(segment, query, effort)) {
      if (seen.has(name)) continue
      seen.add(name)
      const score = scoreOf(query, readNameOnce(stringAt(segment.names, name)))
      if (score < leastScore && effort !== 'another family name') continue
      const entry = segment.entryOf[name]!
      const id = stringAt(segment.ids, entry)
      const before = best.get(id)
      if (!before || score > before.score) best.set(id, { segment, entry, name, score })
    }
  }
}

function bestOf(best: ReadonlyMap<string, Found>): number {
  let score = 0
  for (const found of best.values()) if (found.score > score) score = found.score
  return score
}

// Reasons are made when asked for.
class Hit implements NameHit {
  readonly id: string
  readonly score: number
  readonly #found: Found
  readonly #query: ReadName

  constructor(id: string, found: Found, query: ReadName) {
    this.id = id
    this.score = found.score
    this.#found = found
    this.#query = query
  }

  get reasons(): readonly Reason[] {
    return explanationOf(this.#query, readName(stringAt(this.#found.segment.names, this.#found.name)))
  }

  /** Reasons are worked out when asked for; whoever writes this as JSON asks. */
  toJSON(): { readonly id: string; readonly score: number; readonly reasons: readonly Reason[] } {
    return { id: this.id, score: this.score, reasons: this.reasons }
  }
}
