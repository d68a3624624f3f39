/** Many strings in one buffer of UTF-8: a million names without a million objects. */
export interface PackedStrings {
  readonly bytes: Buffer
  /** Where each string starts; one more than there are strings. */
  readonly starts: Uint32Array
}

const encoder = new TextEncoder()

export function stringAt({ bytes, starts }: PackedStrings, index: number): string {
  return bytes.toString('utf8', starts[index], starts[index + 1])
}

/** Gathers strings one after the other. */
export class StringPacker {
  #bytes = new Uint8Array(1 << 16)
  #size = 0
  #starts = new Uint32Array(1 << 12)
  #count = 0

  get count(): number {
    return this.#count
  }

  /** Adds a string and returns its number. */
  add(text: string): number {
    const most = text.length * 3
    if (this.#size + most > this.#bytes.length) this.#bytes = grown(this.#bytes, this.#size + most)
    if (this.#count + 2 > this.#starts.length) this.#starts = grown(this.#starts, this.#count + 2)
    this.#starts[this.#count++] = this.#size
    this.#size += encoder.encodeInto(text, this.#bytes.subarray(this.#size)).written
    return this.#count - 1
  }

  /** Adds raw bytes and returns their number. */
  addBytes(bytes: Uint8Array): number {
    if (this.#size + bytes.length > this.#bytes.length) this.#bytes = grown(this.#bytes, this.#size + bytes.length)
    if (this.#count + 2 > this.#starts.length) this.#starts = grown(this.#starts, this.#count + 2)
    this.#starts[this.#count++] = this.#size
    this.#bytes.set(bytes, this.#size)
    this.#size += bytes.length
    return this.#count - 1
  }

  packed(): PackedStrings {
    const starts = this.#starts.slice(0, this.#count + 1)
    starts[this.#count] = this.#size
    return { bytes: Buffer.from(this.#bytes.slice(0, this.#size).buffer), starts }
  }
}

function grown<T extends Uint8Array | Uint32Array>(array: T, least: number): T {
  const bigger = new (array.constructor as new (length: number) => T)(Math.max(least, array.length * 2))
  bigger.set(array)
  return bigger
}
