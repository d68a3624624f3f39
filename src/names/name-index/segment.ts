import { readNameOnce } from '../parse.ts'
import type { Word } from '../word.ts'
import { filingKeys } from './block-keys.ts'
import { filingsOf } from './filing.ts'
import { type Kin, KinRows } from './kin.ts'
import { type PackedStrings, StringPacker } from './packed-strings.ts'

/** A person of the register with every spelling of the name that is known. */
export interface NameEntry {
  readonly id: string
  readonly names: readonly string[]
}

/** An immutable part of an index, all in typed arrays, so that it is saved and loaded as it stands. */
export interface Segment extends Kin {
  readonly ids: PackedStrings
  readonly names: PackedStrings
  /** The entry each name belongs to. */
  readonly entryOf: Uint32Array
  /** Distinct family names and how each is read. */
  readonly words: PackedStrings
  readonly lattices: PackedStrings
  /** Block keys in rising order, and the word each belongs to. */
  readonly keys: Uint32Array
  readonly keyWords: Uint32Array
  /** Where the postings of each word start; one more than there are words. */
  readonly postingStarts: Uint32Array
  /** Names under each word, ordered by the class of the given name, then by the father's. */
  readonly postings: Uint32Array
  readonly postingGiven: Uint16Array
  readonly postingFather: Uint16Array
}

/** Builds a segment; takes about 10 µs a name. */
export function buildSegment(entries: Iterable<NameEntry>): Segment {
  const ids = new StringPacker()
  const names = new StringPacker()
  const dictionary = new Dictionary()
  const entryOf: number[] = []
  const rows = new Rows()
  const kin = new KinRows()
  for (const { id, names: spellings } of entries) {
    const entry = ids.add(id)
    for (const spelling of spellings) {
      const name = names.add(spelling)
      entryOf.push(entry)
      const filings = filingsOf(readNameOnce(spelling))
      if (filings[0]) kin.add(filings[0], name)
      for (const { family, given, father } of filings) {
        const word = dictionary.number(family)
        for (const kind of given) rows.add(word, kind, father, name)
      }
    }
  }
  return {
    ids: ids.packed(),
    names: names.packed(),
    entryOf: Uint32Array.from(entryOf),
    ...dictionary.packed(),
    ...rows.sorted(dictionary.size),
    ...kin.sorted(),
  }
}

// Rows of word, given class, father and name, sorted by packing the first three into one number.
class Rows {
  #order: number[] = []
  #names: number[] = []

  add(word: number, given: number, father: number, name: number): void {
    this.#order.push((word * 65536 + given) * 65536 + father)
    this.#names.push(name)
  }

  sorted(wordCount: number): Pick<Segment, 'postingStarts' | 'postings' | 'postingGiven' | 'postingFather'> {
    const order = this.#order
    const at = Uint32Array.from(order, (_, i) => i).sort((a, b) => order[a]! - order[b]! || a - b)
    const postingStarts = new Uint32Array(wordCount + 1)
    const postings = new Uint32Array(at.length)
    const postingGiven = new Uint16Array(at.length)
    const postingFather = new Uint16Array(at.length)
    at.forEach((row, i) => {
      const packed = order[row]!
      const word = Math.floor(packed / 4294967296)
      postingStarts[word + 1] = i + 1
      postings[i] = this.#names[row]!
      postingGiven[i] = Math.floor(packed / 65536) % 65536
      postingFather[i] = packed % 65536
    })
    return { postingStarts, postings, postingGiven, postingFather }
  }
}

const mostWords = 1048576

// Distinct family names in the order in which they come; each is read and filed when it is first met.
class Dictionary {
  readonly #numbers = new Map<string, number>()
  readonly #words = new StringPacker()
  readonly #lattices = new StringPacker()
  readonly #pairs: number[] = []

  get size(): number {
    return this.#numbers.size
  }

  number(family: Word): number {
    const known = this.#numbers.get(family.text)
    if (known !== undefined) return known
    const number = this.#numbers.size
    if (number >= mostWords)
      throw new RangeError(
        `expected at most ${mostWords} distinct family names in one segment, got more; build several and add them`,
      )
    this.#numbers.set(family.text, number)
    this.#words.add(family.text)
    this.#lattices.addBytes(family.lattice)
    for (const key of filingKeys(family)) this.#pairs.push(key * mostWords + number)
    return number
  }

  packed(): Pick<Segment, 'words' | 'lattices' | 'keys' | 'keyWords'> {
    const sorted = Float64Array.from(this.#pairs).sort()
    const keys = new Uint32Array(sorted.length)
    const keyWords = new Uint32Array(sorted.length)
    sorted.forEach((pair, i) => {
      keys[i] = Math.floor(pair / mostWords)
      keyWords[i] = pair % mostWords
    })
    return { words: this.#words.packed(), lattices: this.#lattices.packed(), keys, keyWords }
  }
}
