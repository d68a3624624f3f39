import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export interface Place {
  readonly at: number
  readonly length: number
}

/** So much is kept in memory before a file is begun: the usual edition needs none. */
const IN_MEMORY = 64 * 1024 * 1024

/**
 * Holds the rows of editions as bytes and gives them back at once, so that pages are made without waiting and memory does not grow
 * with the register. What it holds is public; the file beside it is taken away at close.
 */
export class Pack {
  readonly #folder: string
  readonly #parts: Buffer[] = []
  readonly #starts: number[] = []
  #size = 0
  #file: { readonly handle: number; readonly path: string; readonly from: number } | null = null

  constructor(folder: string) {
    this.#folder = folder
  }

  append(texts: readonly string[]): readonly Place[] {
    const places: Place[] = []
    const buffers = texts.map((text) => {
      const bytes = Buffer.from(text)
      const last = places.at(-1)
      places.push({ at: last ? last.at + last.length : this.#size, length: bytes.length })
      return bytes
    })
    const joined = Buffer.concat(buffers)
    if (this.#size >= IN_MEMORY) this.#write(joined)
    else {
      this.#starts.push(this.#size)
      this.#parts.push(joined)
    }
    this.#size += joined.length
    return places
  }

  read({ at, length }: Place): string {
    if (this.#file && at >= this.#file.from) {
      const bytes = Buffer.allocUnsafe(length)
      readSync(this.#file.handle, bytes, 0, length, at - this.#file.from)
      return bytes.toString()
    }
    const part = this.#partAt(at)
    const from = at - (this.#starts[part] ?? 0)
    return this.#parts[part]?.toString('utf8', from, from + length) ?? ''
  }

  close(): void {
    if (!this.#file) return
    closeSync(this.#file.handle)
    rmSync(this.#file.path, { force: true })
    this.#file = null
  }

  #partAt(at: number): number {
    let [low, high] = [0, this.#starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return low
  }

  #write(bytes: Buffer): void {
    if (!this.#file) {
      mkdirSync(this.#folder, { recursive: true })
      const path = join(this.#folder, `edition-${process.pid}-${Date.now()}.pack`)
      this.#file = { handle: openSync(path, 'wx+', 0o600), path, from: this.#size }
    }
    writeSync(this.#file.handle, bytes, 0, bytes.length, this.#size - this.#file.from)
  }
}
