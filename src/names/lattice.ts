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

interface Reading {
  readonly sounds: readonly Sound[]
  readonly cost: number
}

const alphabets = ['latin', 'cyrillic', 'georgian', 'armenian', 'greek', 'arabic', 'hebrew', 'kana', 'devanagari']
const { graphemes, longest } = compile(alphabets)
const maxSounds = 60

/** Reads a folded word under every spelling system at once; letters of unknown scripts are skipped. */
export function readWord(word: string): Lattice {
  const edges: [from: number, sound: Sound, to: number, cost: number][] = []
  let node = 0
  let next = 1
  for (let at = 0; at < word.length && next < maxSounds; ) {
    const { length, readings } = graphemeAt(word, at)
    at += length
    if (length === 1 && word[at] === word[at - 1] && isDoubled(readings)) continue
    const end = next++
    for (const { sounds, cost } of readings) {
      let from = node
      sounds.forEach((sound, i) => {
        const to = i === sounds.length - 1 ? end : next++
        edges.push([from, sound, to, i === 0 ? cost : 0])
        from = to
      })
    }
    if (readings.some((reading) => reading.sounds.length === 0)) edges.push([node, silent, end, silentCost(readings)])
    if (readings.length > 0) node = end
  }
  return pack(edges, node)
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

function silentCost(readings: readonly Reading[]): number {
  return readings.find((reading) => reading.sounds.length === 0)?.cost ?? 0
}

function isDoubled(readings: readonly Reading[]): boolean {
  const first = readings[0]?.sounds[0]
  return first !== undefined && isConsonant(first)
}

function graphemeAt(word: string, at: number): { length: number; readings: readonly Reading[] } {
  for (let length = Math.min(longest, word.length - at); length > 0; length--) {
    const readings = graphemes.get(word.slice(at, at + length))
    if (readings) return { length, readings }
  }
  const base = word[at]?.normalize('NFD')[0] ?? ''
  return { length: 1, readings: (base !== word[at] ? graphemes.get(base) : undefined) ?? [] }
}

// Nodes are numbered as they are made; here they are renumbered so that every edge leads forward.
function pack(edges: readonly (readonly [number, Sound, number, number])[], end: number): Lattice {
  const order = topological(edges, end)
  const rank = new Map(order.map((node, i) => [node, i]))
  const bytes: number[] = [order.length - 1]
  for (const node of order) {
    if (node === end) break
    const out = edges.filter((edge) => edge[0] === node && rank.has(edge[2]))
    bytes.push(out.length)
    for (const [, sound, to, cost] of out) bytes.push(sound, rank.get(to) ?? 0, cost)
  }
  return Uint8Array.from(bytes)
}

function topological(edges: readonly (readonly [number, Sound, number, number])[], end: number): number[] {
  const order: number[] = []
  const seen = new Set<number>()
  const outgoing = new Map<number, number[]>()
  for (const [from, , to] of edges) outgoing.set(from, [...(outgoing.get(from) ?? []), to])
  const visit = (node: number): void => {
    if (seen.has(node)) return
    seen.add(node)
    for (const to of outgoing.get(node) ?? []) visit(to)
    order.unshift(node)
  }
  visit(0)
  return order.filter((node) => node !== end).concat(end)
}

function compile(names: readonly string[]): { graphemes: Map<string, readonly Reading[]>; longest: number } {
  const all = new Map<string, readonly Reading[]>()
  for (const name of names)
    for (const [letters, readings] of Object.entries(resource<AlphabetTable>(`transliteration/${name}`).graphemes))
      all.set(letters.normalize('NFC'), words(String(readings)).map(parseReading))
  return { graphemes: all, longest: Math.max(...Array.from(all.keys(), (letters) => letters.length)) }
}

function parseReading(text: string): Reading {
  const [letters = '', cost = '0'] = text.split('/')
  return { sounds: letters === '-' ? [] : soundsOf(letters), cost: Number(cost) }
}
