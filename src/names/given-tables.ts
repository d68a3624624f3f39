import { readFileSync } from 'node:fs'
import { KeyTable } from './key-table.ts'
import type { SexCase } from './sex-case.ts'

/** One way to understand a word as a given name. */
export interface GivenReading {
  /** Number of the lexicon entry; forms of one name in all languages share it. */
  readonly entry: number
  readonly mask: SexCase
  /** 0 full name, 1 short or pet form. */
  readonly short: 0 | 1
  /** 0 as listed, 1 a case form of it, 2 only roughly like it. */
  readonly distance: 0 | 1 | 2
}

/** What the build made of the lexicons. */
export interface GivenTables {
  /** Readings by loose key, and by a still looser one. */
  readonly exact: KeyTable
  readonly rough: KeyTable
  /** Entries by the stem of their patronymics. */
  readonly stems: KeyTable
  /** Folded spellings as listed. */
  readonly spellings: KeyTable
  /** Sounds any full form begins with, a bit each, by entry. */
  readonly initials: Int32Array
  /** Pairs of near entries in rising order, as pairNumber gives them. */
  readonly near: Int32Array
}

const tables = new URL('./given.bin', import.meta.url)

export function loadGiven(): GivenTables {
  const bytes = readFileSync(tables)
  const data = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
  const sections: Int32Array[] = []
  for (let i = 0, from = 1 + data[0]!; i < data[0]!; i++) {
    sections.push(data.subarray(from, from + data[1 + i]!))
    from += data[1 + i]!
  }
  const [exact, rough, stems, spellings, initials, near] = sections
  if (!exact || !rough || !stems || !spellings || !initials || !near)
    throw new Error(`expected six tables of given names in ${tables.href}, got ${data[0]}; run "npm run build" again`)
  return {
    exact: new KeyTable(exact),
    rough: new KeyTable(rough),
    stems: new KeyTable(stems),
    spellings: new KeyTable(spellings),
    initials,
    near,
  }
}

/** All tables in one array: how many, their lengths, themselves. */
export function packTables(sections: readonly Int32Array[]): Int32Array {
  return Int32Array.from([
    sections.length,
    ...sections.map((one) => one.length),
    ...sections.flatMap((one) => [...one]),
  ])
}

export function pairNumber(a: number, b: number): number {
  return Math.min(a, b) * 65536 + Math.max(a, b)
}

export function packReading({ entry, mask, short, distance }: GivenReading): number {
  return entry * 128 + mask * 8 + short * 4 + distance
}

export function unpackReading(packed: number): GivenReading {
  return {
    entry: packed >>> 7,
    mask: (packed >> 3) & 15,
    short: (packed & 4) === 0 ? 0 : 1,
    distance: (packed & 3) as 0 | 1 | 2,
  }
}
