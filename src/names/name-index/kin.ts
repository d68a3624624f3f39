import type { ReadName } from '../roles.ts'
import { type Filing, filingsOf, noGiven } from './filing.ts'
import type { Segment } from './segment.ts'
import { lowerBound } from './sorted.ts'

/**
 * Names filed by given and father's name alone, for people whose family name was changed: a woman's at her marriage above all.
 * Keys in rising order, and the name each belongs to.
 */
export interface Kin {
  readonly kinKeys: Uint32Array
  readonly kinNames: Uint32Array
}

/** Of people who share given and father's name, so many are looked at; where there are more, that says too little. */
const fewOfOneFather = 24
/** The same where one of the two names tells no father. */
const fewOfOneGiven = 5

/** Names that share given and father's name with the one asked for, whatever their family name. */
export function otherFamilies({ kinKeys, kinNames }: Segment, query: ReadName, found: Set<number>): void {
  const [filing] = filingsOf(query)
  if (!filing) return
  const take = (first: number, last: number, most: number): void => {
    const from = lowerBound(kinKeys, first)
    const to = lowerBound(kinKeys, last, from)
    if (to - from <= most) for (let i = from; i < to; i++) found.add(kinNames[i]!)
  }
  for (const given of filing.given) {
    if (given === noGiven) continue
    if (filing.father === 0) take(keyOf(given, 0), keyOf(given + 1, 0), fewOfOneGiven)
    else {
      take(keyOf(given, filing.father), keyOf(given, filing.father) + 1, fewOfOneFather)
      take(keyOf(given, 0), keyOf(given, 0) + 1, fewOfOneGiven)
    }
  }
}

/** Gathers names by given and father's name. */
export class KinRows {
  #rows = new Float64Array(1 << 12)
  #count = 0

  add({ given, father }: Filing, name: number): void {
    for (const one of given) if (one !== noGiven) this.#push(keyOf(one, father) * mostNames + name)
  }

  sorted(): Kin {
    const rows = this.#rows.subarray(0, this.#count).sort()
    const kinKeys = new Uint32Array(this.#count)
    const kinNames = new Uint32Array(this.#count)
    for (let i = 0; i < rows.length; i++) {
      kinKeys[i] = Math.floor(rows[i]! / mostNames)
      kinNames[i] = rows[i]! % mostNames
    }
    return { kinKeys, kinNames }
  }

  #push(row: number): void {
    if (this.#count === this.#rows.length) {
      const longer = new Float64Array(this.#count * 2)
      longer.set(this.#rows)
      this.#rows = longer
    }
    this.#rows[this.#count++] = row
  }
}

/** A row is one exact number: 16 bits of the given name's class, 13 of the father's, 24 of the name. */
const mostNames = 2 ** 24
const mostFathers = 2 ** 13

function keyOf(given: number, father: number): number {
  return given * mostFathers + Math.min(father, mostFathers - 1)
}
