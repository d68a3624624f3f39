import type { PackedStrings } from './packed-strings.ts'
import type { Segment } from './segment.ts'

/** The buffer is not an index that this version can read. */
export class UnreadableIndexError extends Error {
  override readonly name = 'UnreadableIndexError'
}

// 'HNI2', then per array its length in bytes and its bytes, each at a multiple of eight.
const magic = 0x32494e48
const packedFields = ['ids', 'names', 'words', 'lattices'] as const
const wideFields = ['entryOf', 'keys', 'keyWords', 'postingStarts', 'postings', 'kinKeys', 'kinNames'] as const
const narrowFields = ['postingGiven', 'postingFather'] as const
const arraysPerSegment = packedFields.length * 2 + wideFields.length + narrowFields.length

/** All segments in one buffer, as they lie in memory (little-endian); readable in one go or memory-mapped. */
export function saveSegments(segments: readonly Segment[]): Uint8Array {
  const arrays = segments.flatMap(arraysOf)
  const size = arrays.reduce((sum, array) => sum + 8 + padded(array.byteLength), 16)
  const buffer = new Uint8Array(size)
  const view = new DataView(buffer.buffer)
  view.setUint32(0, magic, true)
  view.setUint32(4, segments.length, true)
  let at = 16
  for (const array of arrays) {
    view.setFloat64(at, array.byteLength, true)
    buffer.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at + 8)
    at += 8 + padded(array.byteLength)
  }
  return buffer
}

/** Reads what saveSegments wrote, without copying; throws UnreadableIndexError on anything else. */
export function loadSegments(saved: Uint8Array): Segment[] {
  const buffer = saved.byteOffset % 8 === 0 ? saved : saved.slice()
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
  if (buffer.byteLength < 16 || view.getUint32(0, true) !== magic)
    throw new UnreadableIndexError(
      `expected a name index saved by NameIndex.save() (it starts with "HNI2"), got ${buffer.byteLength} other bytes; build the index again`,
    )
  const reader = new Reader(buffer, view)
  return Array.from({ length: view.getUint32(4, true) }, () => readSegment(reader))
}

class Reader {
  readonly #buffer: Uint8Array
  readonly #view: DataView
  #at = 16

  constructor(buffer: Uint8Array, view: DataView) {
    this.#buffer = buffer
    this.#view = view
  }

  next(): { buffer: ArrayBufferLike; offset: number; length: number } {
    const length = this.#at + 8 <= this.#buffer.byteLength ? this.#view.getFloat64(this.#at, true) : -1
    const offset = this.#at + 8
    if (length < 0 || offset + length > this.#buffer.byteLength)
      throw new UnreadableIndexError(
        `expected ${length} bytes at ${offset}, got a buffer of ${this.#buffer.byteLength}: the saved index is cut short; build it again`,
      )
    this.#at = offset + padded(length)
    return { buffer: this.#buffer.buffer, offset: this.#buffer.byteOffset + offset, length }
  }

  wide(): Uint32Array {
    const { buffer, offset, length } = this.next()
    return new Uint32Array(buffer, offset, length / 4)
  }

  narrow(): Uint16Array {
    const { buffer, offset, length } = this.next()
    return new Uint16Array(buffer, offset, length / 2)
  }

  packed(): PackedStrings {
    const { buffer, offset, length } = this.next()
    return { bytes: Buffer.from(buffer, offset, length), starts: this.wide() }
  }
}

function readSegment(reader: Reader): Segment {
  const [ids, names, words, lattices] = [reader.packed(), reader.packed(), reader.packed(), reader.packed()]
  const [entryOf, keys, keyWords, postingStarts, postings, kinKeys, kinNames] = [
    reader.wide(),
    reader.wide(),
    reader.wide(),
    reader.wide(),
    reader.wide(),
    reader.wide(),
    reader.wide(),
  ]
  const [postingGiven, postingFather] = [reader.narrow(), reader.narrow()]
  return {
    ...{ ids, names, words, lattices, entryOf, keys, keyWords },
    ...{ postingStarts, postings, postingGiven, postingFather, kinKeys, kinNames },
  }
}

function arraysOf(segment: Segment): (Uint8Array | Uint32Array | Uint16Array)[] {
  const arrays = [
    ...packedFields.flatMap((field) => [segment[field].bytes, segment[field].starts]),
    ...wideFields.map((field) => segment[field]),
    ...narrowFields.map((field) => segment[field]),
  ]
  if (arrays.length !== arraysPerSegment)
    throw new Error(`expected ${arraysPerSegment} arrays a segment, got ${arrays.length}`)
  return arrays
}

function padded(bytes: number): number {
  return Math.ceil(bytes / 8) * 8
}
