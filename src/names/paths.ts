import { firstStart, firstWith, secondStart, secondWith } from './key-hash.ts'
import { type Lattice, silent } from './lattice.ts'
import { iLetter, initialLetters, letterBase, looseLetters, roughLetters } from './loose-letters.ts'

const most = 16
const stride = 96
/** Hashes are kept of the whole reading and of its beginnings up to so many letters before its end. */
export const mostCut = 4
const hashStride = (mostCut + 1) * 2

/**
 * The likeliest readings of a word in loose letters, a byte each: я = а, ю = у, э = е, ы = й = и, no soft sign, ў = в; the first
 * sound keeps я ю. In memory that every call writes anew: a register of a million names reads as many words.
 */
export const paths = {
  count: 0,
  /** Where each reading stands, the cheapest first. */
  order: new Uint8Array(most),
  costs: new Uint16Array(most),
  lengths: new Uint8Array(most),
  letters: new Uint8Array(most * stride),
  /** Of each reading two hashes, then of its beginning with one letter less, and so on. */
  hashes: new Int32Array(most * hashStride),
  /** Of each reading two hashes of its rough key. */
  roughHashes: new Int32Array(most * 2),
}

/** Finds the readings that cost no more than LIMIT hundredths, at most sixteen. */
export function findPaths(lattice: Lattice, limit: number): typeof paths {
  paths.count = 0
  walked = 0
  if (lattice[0]! > 0) {
    findNodes(lattice)
    walk(lattice, 0, 0, 0, limit)
  }
  return paths
}

/** Where in letters the reading that stands there begins. */
export function startOf(place: number): number {
  return place * stride
}

/** Where in hashes those of its beginning stand that lacks so many letters. */
export function hashPlace(place: number, cut: number): number {
  return place * hashStride + cut * 2
}

/** The i-th reading as a word, for those who keep it. */
export function pathText(i: number): string {
  const place = paths.order[i]!
  return textOf(paths.letters, startOf(place), paths.lengths[place]!)
}

/** The likeliest reading alone. */
export function mainReading(lattice: Lattice): string {
  findNodes(lattice)
  let length = 0
  for (let node = 0; node < lattice[0]!; ) {
    const at = nodeStarts[node]! + 1
    length = append(length, lattice[at]!)
    node = lattice[at + 1]!
  }
  return textOf(current, 0, length)
}

function textOf(letters: Uint8Array, start: number, length: number): string {
  let text = ''
  for (let at = start; at < start + length; at++) text += letterTexts[letters[at]!]
  return text
}

const letterTexts = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(letterBase + byte))
const nodeStarts = new Uint16Array(256)
let walked = 0

function findNodes(lattice: Lattice): void {
  const end = lattice[0]!
  for (let node = 0, at = 1; node < end; node++) {
    nodeStarts[node] = at
    at += 1 + 3 * lattice[at]!
  }
}

function walk(lattice: Lattice, node: number, length: number, cost: number, limit: number): void {
  if (node === lattice[0]) {
    keep(length, cost)
    return
  }
  let at = nodeStarts[node]!
  let tried = 0
  let triedTo = -1
  for (let left = lattice[at++]!; left > 0 && walked < most; left--, at += 3) {
    const total = cost + lattice[at + 2]!
    if (total > limit) continue
    const to = lattice[at + 1]!
    const next = append(length, lattice[at]!)
    const letter = next === length ? 0 : current[length]!
    // y is ы, и or й: in loose letters all the same.
    if (to === triedTo && letter === tried) continue
    tried = letter
    triedTo = to
    walk(lattice, to, next, total, limit)
  }
}

// The reading walked at the moment, with the hashes of its beginnings, those of the rough key apart.
const current = new Uint8Array(stride)
const first = new Int32Array(stride + 1).fill(firstStart, 0, 1)
const second = new Int32Array(stride + 1).fill(secondStart, 0, 1)
const roughFirst = new Int32Array(stride + 1).fill(firstStart, 0, 1)
const roughSecond = new Int32Array(stride + 1).fill(secondStart, 0, 1)

// Writes the loose letter of a sound, if it has one, and gives the length after it.
function append(length: number, sound: number): number {
  if (sound === silent) return length
  const letter = length === 0 ? initialLetters[sound]! : looseLetters[sound]!
  const before = length === 0 ? 0 : current[length - 1]!
  if (letter === 0 || (letter === iLetter && before === iLetter)) return length
  current[length] = letter
  first[length + 1] = firstWith(first[length]!, letterBase + letter)
  second[length + 1] = secondWith(second[length]!, letterBase + letter)
  const rough = roughLetters[letter]!
  const again = rough === iLetter && roughLetters[before] === iLetter
  roughFirst[length + 1] = again ? roughFirst[length]! : firstWith(roughFirst[length]!, letterBase + rough)
  roughSecond[length + 1] = again ? roughSecond[length]! : secondWith(roughSecond[length]!, letterBase + rough)
  return length + 1
}

function keep(length: number, cost: number): void {
  walked++
  const same = placeOfCurrent(length)
  if (same < 0) {
    const place = paths.count++
    write(place, length)
    insert(place, cost, paths.count - 1)
  } else if (cost < paths.costs[same]!) insert(same, cost, paths.order.indexOf(same))
}

function placeOfCurrent(length: number): number {
  const { hashes, lengths, count } = paths
  for (let place = 0; place < count; place++) {
    const at = place * hashStride
    if (hashes[at] === first[length] && hashes[at + 1] === second[length] && lengths[place] === length) return place
  }
  return -1
}

function write(place: number, length: number): void {
  const { letters, lengths, hashes, roughHashes } = paths
  lengths[place] = length
  const start = place * stride
  for (let i = 0; i < length; i++) letters[start + i] = current[i]!
  for (let cut = 0; cut <= mostCut && cut <= length; cut++) {
    hashes[place * hashStride + cut * 2] = first[length - cut]!
    hashes[place * hashStride + cut * 2 + 1] = second[length - cut]!
  }
  roughHashes[place * 2] = roughFirst[length]!
  roughHashes[place * 2 + 1] = roughSecond[length]!
}

// Keeps the order of cost, and of coming where costs are equal.
function insert(place: number, cost: number, from: number): void {
  const { order, costs } = paths
  costs[place] = cost
  let i = from
  for (; i > 0 && costs[order[i - 1]!]! > cost; i--) order[i] = order[i - 1]!
  order[i] = place
}
