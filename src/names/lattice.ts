import { resource, words } from './resource.ts'
import { isConsonant, type Sound, soundCount, soundsOf } from './sounds.ts'

/**
 * The ways to read one written word, as a graph over its sounds: packed so that a million names stay small.
 * Layout: [nodes, then per node: number of edges, then per edge: sound, node it leads to, cost in hundredths].
 * Node 0 is the start, the last node the end; edges lead forward only.
 */
export type Lattice = Uint8Array

export interface AlphabetTable {
  readonly script: string
  readonly graphemes: Readonly<Record<string, string>>
  /** Sounds that a letter alone, an initial, may stand for besides its own. */
  readonly initials?: Readonly<Record<string, string>>
}

interface Branch {
  next: Map<number, Branch> | null
  readings: readonly Reading[] | null
}

interface Reading {
  readonly sounds: readonly Sound[]
  readonly cost: number
}

const alphabets = ['latin', 'cyrillic', 'georgian', 'armenian', 'greek', 'arabic', 'hebrew', 'kana', 'devanagari']
const tree = compile(alphabets)
const maxSounds = 60

// Written by every call and copied from: reading runs for each word of a million names.
const buffer = new Uint8Array(4096)

/** Reads a folded word under every spelling system at once; letters of unknown scripts are skipped. */
export function readWord(word: string): Lattice {
  let node = 0
  let size = 1
  for (let at = 0; at < word.length && node < maxSounds; ) {
    const { length, readings } = graphemeAt(word, at)
    at += length
    if (readings.length === 0) continue
    const doubled = length === 1 && at > 1 && word.charCodeAt(at - 1) === word.charCodeAt(at - 2)
    if (doubled && isDoubled(readings)) continue
    let end = node + 1
    for (let i = 0; i < readings.length; i++) end += Math.max(0, readings[i]!.sounds.length - 1)
    size = writeGrapheme(readings, node, end, size)
    node = end
  }
  buffer[0] = node
  return kept(size)
}

// Lattices lie side by side in one piece of memory: one of its own for each word would be garbage dear to collect.
function kept(size: number): Lattice {
  if (used + size > chunk.length) {
    chunk = new Uint8Array(chunkSize)
    used = 0
  }
  const lattice = new Uint8Array(chunk.buffer, used, size)
  for (let i = 0; i < size; i++) lattice[i] = buffer[i]!
  used += size
  return lattice
}

const chunkSize = 1 << 15
let chunk = new Uint8Array(chunkSize)
let used = 0

// The edges of the node where the grapheme starts, then one node for each inner sound of a reading of several.
function writeGrapheme(readings: readonly Reading[], start: number, end: number, from: number): number {
  let size = from
  let inner = start + 1
  buffer[size++] = readings.length
  for (let i = 0; i < readings.length; i++) {
    const { sounds, cost } = readings[i]!
    size = writeEdge(size, sounds.length === 0 ? silent : sounds[0]!, sounds.length < 2 ? end : inner, cost)
    inner += Math.max(0, sounds.length - 1)
  }
  inner = start + 1
  for (let i = 0; i < readings.length; i++) {
    const { sounds } = readings[i]!
    for (let k = 1; k < sounds.length; k++) {
      buffer[size++] = 1
      inner++
      size = writeEdge(size, sounds[k]!, k === sounds.length - 1 ? end : inner, 0)
    }
  }
  return size
}

function writeEdge(size: number, sound: number, to: number, cost: number): number {
  buffer[size] = sound
  buffer[size + 1] = to
  buffer[size + 2] = cost
  return size + 3
}

/** The sounds a word can begin with, a bit each. */
export function firstSounds(lattice: Lattice): number {
  let bits = 0
  if (lattice[0] === 0) return bits
  for (let left = lattice[1]!, at = 2; left > 0; left--, at += 3) {
    const sound = lattice[at]!
    if (sound !== silent) bits |= initialBits[sound]!
  }
  return bits
}

// A bit a sound, as far as 31 go: sounds that alphabets hardly tell apart at the beginning of a word share one.
const initialBits = initialBitTable()

const initials = readInitials(alphabets)

function initialBitTable(): Int32Array {
  const shared = new Map(soundsOf('эыщ').map((sound, i) => [sound, soundsOf('еиш')[i]!]))
  const bits = new Int32Array(soundCount)
  const [softSign] = soundsOf('ь')
  let next = 0
  for (let sound = 0; sound < soundCount; sound++)
    if (sound !== softSign && !shared.has(sound)) bits[sound] = 1 << next++
  for (const [sound, other] of shared) bits[sound] = bits[other]!
  if (next > 31) throw new RangeError(`expected at most 31 sounds that begin a word, got ${next}; let more share a bit`)
  return bits
}

/** The sounds a name may begin with of which only the first letter is written, a bit each. */
export function initialSounds(letter: string): number {
  return firstSounds(readWord(letter)) | (initials.get(letter) ?? 0)
}

/** Marks an edge that is passed without a sound. */
export const silent = 255

function isDoubled(readings: readonly Reading[]): boolean {
  const first = readings[0]?.sounds[0]
  return first !== undefined && isConsonant(first)
}

const none: { length: number; readings: readonly Reading[] } = { length: 1, readings: [] }
const found: { length: number; readings: readonly Reading[] } = { length: 1, readings: [] }

// The longest grapheme at this place; the object returned is reused by the next call.
function graphemeAt(word: string, at: number): { length: number; readings: readonly Reading[] } {
  const branch = branchAt(word.charCodeAt(at))
  if (!branch || branch === noBranch) return withoutAccent(word[at] ?? '')
  found.length = 0
  longest(branch, word, at + 1, 1)
  return found.length > 0 ? found : none
}

function longest(branch: Branch, word: string, next: number, length: number): void {
  if (branch.readings) {
    found.length = length
    found.readings = branch.readings
  }
  const after = branch.next && next < word.length ? branch.next.get(word.charCodeAt(next)) : undefined
  if (after) longest(after, word, next + 1, length + 1)
}

// Nearly all first letters have a place of their own.
function branchAt(code: number): Branch | undefined {
  return code < firsts.length ? firsts[code]! : tree.next?.get(code)
}

const noBranch: Branch = { next: null, readings: null }
const firsts = Array.from({ length: 0x530 }, (_, code) => tree.next?.get(code) ?? noBranch)

function withoutAccent(letter: string): { length: number; readings: readonly Reading[] } {
  const base = letter.normalize('NFD')[0] ?? ''
  const readings = base === letter ? undefined : tree.next?.get(base.charCodeAt(0))?.readings
  return readings ? { length: 1, readings } : none
}

function compile(names: readonly string[]): Branch {
  const top: Branch = { next: null, readings: null }
  for (const name of names)
    for (const [letters, readings] of Object.entries(resource<AlphabetTable>(`transliteration/${name}`).graphemes))
      addLetters(top, letters.normalize('NFC'), words(String(readings)).map(parseReading))
  return top
}

function readInitials(names: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const name of names)
    for (const [letter, sounds] of Object.entries(resource<AlphabetTable>(`transliteration/${name}`).initials ?? {}))
      found.set(
        letter,
        soundsOf(words(sounds).join('')).reduce((bits, sound) => bits | initialBits[sound]!, 0),
      )
  return found
}

function addLetters(top: Branch, letters: string, readings: readonly Reading[]): void {
  let branch = top
  for (let i = 0; i < letters.length; i++) {
    branch.next ??= new Map()
    const next: Branch = branch.next.get(letters.charCodeAt(i)) ?? { next: null, readings: null }
    branch.next.set(letters.charCodeAt(i), next)
    branch = next
  }
  branch.readings = readings
}

function parseReading(text: string): Reading {
  const [letters = '', cost = '0'] = text.split('/')
  return { sounds: letters === '-' ? [] : soundsOf(letters), cost: Number(cost) }
}
