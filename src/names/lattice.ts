import { resource, words } from './resource.ts'
import { isConsonant, type Sound, soundsOf } from './sounds.ts'

/**
 * The ways to read one written word, as a graph over its sounds: packed so that a million names stay small.
 * Layout: [nodes, then per node: number of edges, then per edge: sound, node it leads to, cost in hundredths].
 * Node 0 is the start, the last node the end; edges lead forward only.
 */
export type Lattice = Uint8Array

export interface AlphabetTable {
  readonly script: string
  readonly graphemes: Readonly<Record<string, string>>
}

interface Branch {
  readonly next: Map<number, Branch>
  readings: readonly Reading[] | null
}

interface Reading {
  readonly sounds: readonly Sound[]
  readonly cost: number
}

const alphabets = ['latin', 'cyrillic', 'georgian', 'armenian', 'greek', 'arabic', 'hebrew', 'kana', 'devanagari']
const tree = compile(alphabets)
const maxSounds = 60

/** Reads a folded word under every spelling system at once; letters of unknown scripts are skipped. */
export function readWord(word: string): Lattice {
  const nodes: number[][] = [[]]
  for (let at = 0; at < word.length && nodes.length < maxSounds; ) {
    const { length, readings } = graphemeAt(word, at)
    at += length
    const doubled = length === 1 && at > 1 && word.charCodeAt(at - 1) === word.charCodeAt(at - 2)
    if (readings.length > 0 && !(doubled && isDoubled(readings))) addGrapheme(nodes, readings)
  }
  return pack(nodes)
}

// Sounds inside a reading of several get nodes of their own, before the node where the grapheme ends.
function addGrapheme(nodes: number[][], readings: readonly Reading[]): void {
  const start = nodes.length - 1
  let end = nodes.length
  for (const { sounds } of readings) end += Math.max(0, sounds.length - 1)
  let inner = nodes.length
  for (let node = inner; node <= end; node++) nodes.push([])
  for (const { sounds, cost } of readings) {
    if (sounds.length === 0) nodes[start]!.push(silent, end, cost)
    let from = start
    for (let i = 0; i < sounds.length; i++) {
      const to = i === sounds.length - 1 ? end : inner++
      nodes[from]!.push(sounds[i]!, to, i === 0 ? cost : 0)
      from = to
    }
  }
}

/** The sounds a word can begin with, a bit each. */
export function firstSounds(lattice: Lattice): number {
  let bits = 0
  if (lattice[0] === 0) return bits
  for (let left = lattice[1]!, at = 2; left > 0; left--, at += 3) {
    const sound = lattice[at]!
    if (sound !== silent && sound < 31) bits |= 1 << sound
  }
  return bits
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
  let branch = tree.next.get(word.charCodeAt(at))
  if (!branch) return withoutAccent(word[at] ?? '')
  found.length = 0
  for (let end = at + 1; branch; branch = branch.next.get(word.charCodeAt(end++)))
    if (branch.readings) {
      found.length = end - at
      found.readings = branch.readings
    }
  return found.length > 0 ? found : none
}

function withoutAccent(letter: string): { length: number; readings: readonly Reading[] } {
  const base = letter.normalize('NFD')[0] ?? ''
  const readings = base === letter ? undefined : tree.next.get(base.charCodeAt(0))?.readings
  return readings ? { length: 1, readings } : none
}

function pack(nodes: readonly number[][]): Lattice {
  let size = 1
  for (let node = 0; node < nodes.length - 1; node++) size += 1 + nodes[node]!.length
  const bytes = new Uint8Array(size)
  bytes[0] = nodes.length - 1
  let at = 1
  for (let node = 0; node < nodes.length - 1; node++) {
    const edges = nodes[node]!
    bytes[at++] = edges.length / 3
    for (let i = 0; i < edges.length; i++) bytes[at++] = edges[i]!
  }
  return bytes
}

function compile(names: readonly string[]): Branch {
  const top: Branch = { next: new Map(), readings: null }
  for (const name of names)
    for (const [letters, readings] of Object.entries(resource<AlphabetTable>(`transliteration/${name}`).graphemes))
      addLetters(top, letters.normalize('NFC'), words(String(readings)).map(parseReading))
  return top
}

function addLetters(top: Branch, letters: string, readings: readonly Reading[]): void {
  let branch = top
  for (let i = 0; i < letters.length; i++) {
    const next: Branch = branch.next.get(letters.charCodeAt(i)) ?? { next: new Map(), readings: null }
    branch.next.set(letters.charCodeAt(i), next)
    branch = next
  }
  branch.readings = readings
}

function parseReading(text: string): Reading {
  const [letters = '', cost = '0'] = text.split('/')
  return { sounds: letters === '-' ? [] : soundsOf(letters), cost: Number(cost) }
}
