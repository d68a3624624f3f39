import { hashOf } from './key-hash.ts'

/**
 * An immutable table from keys to short lists of numbers, in one array that is read from disk as it lies: a lexicon of many
 * thousand forms without an object a form. A key is known by two hashes, so that no key need be kept.
 */
export class KeyTable {
  /** For each slot the first hash of its key, and where its list stands; 0 is an empty slot. */
  readonly #slots: Int32Array
  readonly #mask: number
  /** Of each list: the second hash of its key, how many numbers, the numbers. */
  readonly lists: Int32Array

  constructor(data: Int32Array) {
    const slotCount = data[0]!
    this.#slots = data.subarray(1, 1 + slotCount * 2)
    this.#mask = slotCount - 1
    this.lists = data.subarray(1 + slotCount * 2)
  }

  /** Where in LISTS the list of a key stands, its length first; 0 when the table lacks the key. */
  at(first: number, second: number): number {
    const slots = this.#slots
    for (let slot = first & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const place = slots[slot * 2 + 1]!
      if (place === 0) return 0
      if (slots[slot * 2] === first && this.lists[place] === second) return place + 1
    }
  }

  find(key: string): number {
    const { first, second } = hashOf(key)
    return this.at(first, second)
  }

  has(key: string): boolean {
    return this.find(key) !== 0
  }
}

/** The array of a KeyTable. */
export function packTable(table: ReadonlyMap<string, readonly number[]>): Int32Array {
  let slotCount = 16
  while (slotCount < table.size * 2) slotCount *= 2
  const slots = new Int32Array(slotCount * 2)
  const lists = [0]
  for (const [key, numbers] of table) {
    const { first, second } = hashOf(key)
    let slot = first & (slotCount - 1)
    while (slots[slot * 2 + 1] !== 0) slot = (slot + 1) & (slotCount - 1)
    slots[slot * 2] = first
    slots[slot * 2 + 1] = lists.length
    lists.push(second, numbers.length, ...numbers)
  }
  return Int32Array.from([slotCount, ...slots, ...lists])
}
