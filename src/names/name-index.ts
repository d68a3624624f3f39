import { explanationOf, scoreOf } from './compare-names.ts'
import { readings, roughKey } from './keys.ts'
import { type ReadName, readName } from './parse.ts'
import type { Reason } from './reasons.ts'
import { type Word, wordOf } from './word.ts'

export interface NameEntry {
  readonly id: string
  readonly names: readonly string[]
}

export interface NameHit {
  readonly id: string
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** Finds the people a written name can mean; immutable: additions give a new index. */
export class NameIndex {
  readonly #ids: readonly string[]
  readonly #names: readonly { readonly entry: number; readonly text: string }[]
  readonly #blocks: ReadonlyMap<string, readonly number[]>

  private constructor(entries: readonly NameEntry[]) {
    this.#ids = entries.map((entry) => entry.id)
    this.#names = entries.flatMap((entry, at) => entry.names.map((text) => ({ entry: at, text })))
    this.#blocks = blocksOf(this.#names.map((name) => name.text))
  }

  static build(entries: Iterable<NameEntry>): NameIndex {
    return new NameIndex([...entries])
  }

  /** People whose names may be this one, best first; score as in compareNames. */
  search(name: string, limit = 10): readonly NameHit[] {
    const query = readName(name)
    const best = new Map<number, { score: number; text: string }>()
    for (const at of this.#candidates(query)) {
      const { entry, text } = this.#names[at]!
      const score = scoreOf(query, readName(text))
      if (score > (best.get(entry)?.score ?? 0.001)) best.set(entry, { score, text })
    }
    return Array.from(best, ([entry, hit]) => ({ entry, ...hit }))
      .sort((a, b) => b.score - a.score || a.entry - b.entry)
      .slice(0, limit)
      .map(({ entry, score, text }) => ({
        id: this.#ids[entry]!,
        score,
        reasons: explanationOf(query, readName(text)),
      }))
  }

  #candidates(query: ReadName): Set<number> {
    const found = new Set<number>()
    const families = new Set(query.roles.flatMap((roles) => roles.family))
    for (const token of families.size > 0 ? families : query.tokens)
      for (const key of blockKeys(token.word)) for (const at of this.#blocks.get(key) ?? []) found.add(at)
    return found
  }
}

function blocksOf(names: readonly string[]): Map<string, number[]> {
  const blocks = new Map<string, number[]>()
  names.forEach((text, at) => {
    for (const token of readName(text).tokens)
      for (const key of blockKeys(wordOf(token.word.text))) {
        const block = blocks.get(key)
        if (block) block.push(at)
        else blocks.set(key, [at])
      }
  })
  return blocks
}

// Consonants alone, without the ending: what spellings of one name nearly always share.
function blockKeys(word: Word): Set<string> {
  const keys = new Set<string>()
  for (const { key } of readings(word.lattice, 25).slice(0, 8)) {
    const consonants = roughKey(key)
      .replace(/[аеиоуюяё]/gu, '')
      .replace(/(.)\1+/gu, '$1')
      .replace(/(?<=.)(?:в|ск|тк|н|с)$/u, '')
    keys.add(consonants.slice(0, 4))
  }
  return keys
}
