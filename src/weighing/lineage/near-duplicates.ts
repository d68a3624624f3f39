const BINS = 64
const BANDS = 16
const ROWS = BINS / BANDS
const EMPTY = -1
const LEAST_ALIKE = 0.4

/** A text found to be nearly the same; `alike` estimates the share of common shingles (Jaccard), within about ±0.1. */
export interface NearDuplicate {
  readonly number: number
  readonly alike: number
}

/**
 * Finds near-duplicate texts among millions: one-permutation MinHash (Li, Owen, Zhang 2012) of 64 bins of 16 bits with rotation for
 * empty bins (Shrivastava, Li 2014), and banding (16 bands of 4). Texts are numbered in the order in which they were added. Memory: 320
 * bytes a text and less than as much again for growth.
 */
export class NearDuplicateIndex {
  #size = 0
  #signatures = new Uint16Array(1024 * BINS)
  #heads = new Int32Array(1024 * BANDS * 2).fill(EMPTY)
  #next = new Int32Array(1024 * BANDS)
  readonly #own = new Uint16Array(BINS)

  get size(): number {
    return this.#size
  }

  /** Adds a text by its shingle hashes (32 bit) and returns its number. */
  add(shingles: Uint32Array): number {
    if (this.#size * BINS === this.#signatures.length) this.#grow()
    const number = this.#size++
    signatureOf(shingles, this.#own)
    this.#signatures.set(this.#own, number * BINS)
    this.#file(number)
    return number
  }

  /** Texts added before that are alike by at least two fifths, most alike first. */
  search(shingles: Uint32Array): readonly NearDuplicate[] {
    signatureOf(shingles, this.#own)
    const seen = new Set<number>()
    const found: NearDuplicate[] = []
    for (let band = 0; band < BANDS; band++) {
      let entry = this.#heads[slotOf(this.#own, 0, band, this.#heads.length)]!
      for (; entry !== EMPTY; entry = this.#next[entry]!) {
        const number = Math.floor(entry / BANDS)
        if (entry % BANDS !== band || seen.has(number) || !this.#sameBand(number, band)) continue
        seen.add(number)
        const alike = this.#alike(number)
        if (alike >= LEAST_ALIKE) found.push({ number, alike })
      }
    }
    return found.sort(byAlike)
  }

  #sameBand(number: number, band: number): boolean {
    const at = number * BINS + band * ROWS
    for (let row = 0; row < ROWS; row++) if (this.#signatures[at + row] !== this.#own[band * ROWS + row]) return false
    return true
  }

  #alike(number: number): number {
    let equal = 0
    for (let bin = 0; bin < BINS; bin++) if (this.#signatures[number * BINS + bin] === this.#own[bin]) equal++
    return equal / BINS
  }

  #file(number: number): void {
    for (let band = 0; band < BANDS; band++) {
      const slot = slotOf(this.#signatures, number * BINS, band, this.#heads.length)
      const entry = number * BANDS + band
      this.#next[entry] = this.#heads[slot]!
      this.#heads[slot] = entry
    }
  }

  #grow(): void {
    const capacity = (this.#signatures.length / BINS) * 2
    const signatures = new Uint16Array(capacity * BINS)
    signatures.set(this.#signatures)
    this.#signatures = signatures
    this.#heads = new Int32Array(capacity * BANDS * 2).fill(EMPTY)
    this.#next = new Int32Array(capacity * BANDS)
    for (let number = 0; number < this.#size; number++) this.#file(number)
  }
}

function signatureOf(shingles: Uint32Array, into: Uint16Array): void {
  const least = new Uint32Array(BINS).fill(0xffffffff)
  for (const shingle of shingles) {
    const mixed = mix(shingle)
    const bin = mixed >>> 26
    const value = mixed & 0x3ffffff
    if (value < least[bin]!) least[bin] = value
  }
  for (let bin = 0; bin < BINS; bin++) {
    let [from, steps] = [bin, 0]
    while (least[from] === 0xffffffff && steps < BINS) {
      from = (from + 1) % BINS
      steps++
    }
    into[bin] = mix(least[from]! + Math.imul(steps, 0x9e3779b1)) & 0xffff
  }
}

function slotOf(signature: Uint16Array, offset: number, band: number, slots: number): number {
  let value = Math.imul(band + 1, 0x9e3779b1)
  for (let row = 0; row < ROWS; row++) value = mix(value ^ signature[offset + band * ROWS + row]!)
  return value & (slots - 1)
}

const byAlike = (a: NearDuplicate, b: NearDuplicate): number => b.alike - a.alike || a.number - b.number

/** The finaliser of MurmurHash3: spreads every bit over all. */
function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
