import { letterBase } from '../loose-letters.ts'
import { findPaths, paths, startOf } from '../paths.ts'
import type { Word } from '../word.ts'

const readingLimit = 25
const mostReadings = 6
/** Skeletons shorter than this have too many neighbours at one letter's distance. */
const leastForTypos = 3

/**
 * Keys under which a word is filed: hashes of its consonants without the ending, for each likely reading. Spellings
 * of one family name nearly always share one.
 */
export function blockKeys(word: Word): number[] {
  return keysOf(word, addSkeleton)
}

/** Keys a word of the index is filed under: its skeletons, and apart from them each with one consonant left out. */
export function filingKeys(word: Word): number[] {
  return keysOf(word, (keys) => {
    addSkeleton(keys)
    for (let i = 0; i < boneCount && boneCount >= leastForTypos; i++) add(keys, hash(true, i))
  })
}

/** Keys that meet filed words which differ by one consonant: one more, one less, or another. */
export function typoKeys(word: Word): number[] {
  return keysOf(word, (keys) => {
    addSkeleton(keys)
    add(keys, hash(true, nothing))
    for (let i = 0; i < boneCount && boneCount >= leastForTypos; i++) {
      add(keys, hash(false, i))
      add(keys, hash(true, i))
    }
  })
}

/** A number for a given name that the lexicon does not know, from its consonants. */
export function unknownGivenClass({ key }: Word): number {
  readText(key)
  writeBones(key.length)
  return 0x8000 | (hash(false, nothing) & 0x7fff)
}

type AddKeys = (keys: number[]) => void

function addSkeleton(keys: number[]): void {
  add(keys, hash(false, nothing))
}

function add(keys: number[], key: number): void {
  if (!keys.includes(key)) keys.push(key)
}

// Of each likely reading the consonants before the vowels at its end, and before a longer ending.
function keysOf(word: Word, addKeys: AddKeys): number[] {
  const keys: number[] = []
  if (word.key === '') {
    boneCount = readText(word.text)
    bones.set(letters.subarray(0, boneCount))
    addKeys(keys)
    return keys
  }
  const { count, order, lengths } = findPaths(word.lattice, readingLimit)
  for (let i = 0; i < count && i < mostReadings; i++) {
    const place = order[i]!
    const bare = readPath(startOf(place), lengths[place]!)
    writeBones(bare)
    addKeys(keys)
    const cut = longEnding(bare)
    if (cut === 0) continue
    writeBones(bare - cut)
    addKeys(keys)
  }
  return keys
}

// The word at hand and its consonants, as UTF-16; written by every call.
const most = 128
const letters = new Uint16Array(most)
const bones = new Uint16Array(most)
let boneCount = 0

function readText(text: string): number {
  const length = Math.min(text.length, most)
  for (let i = 0; i < length; i++) letters[i] = text.charCodeAt(i)
  return length
}

// Gives the length without the vowels at the end; two letters at least stay.
function readPath(start: number, length: number): number {
  for (let i = 0; i < length; i++) letters[i] = letterBase + paths.letters[start + i]!
  let bare = length
  while (bare > 2 && isVowel(letters[bare - 1]!)) bare--
  return bare
}

// How many of the last letters are an ending longer than vowels; the longer before those that are part of them.
function longEnding(length: number): number {
  for (const ending of longEndings) {
    let at = ending.length
    while (at > 0 && at <= length && letters[length - ending.length + at - 1] === ending[at - 1]) at--
    if (at === 0) return ending.length
  }
  return 0
}

const longEndings = 'аит ог ег аг ом ем ам им ас ис ус ен ит ов ев ав еу оу ау ск'
  .split(' ')
  .map((ending) => Uint16Array.from(ending, (letter) => letter.charCodeAt(0)))

// в is kept only before a vowel: elsewhere alphabets write it в, ў, у or l. A word of vowels keeps them.
function writeBones(length: number): void {
  boneCount = 0
  for (let i = 0; i < length; i++) {
    const code = letters[i]!
    if (isVowel(code)) continue
    if (code === vCode && !(i + 1 < length && isVowel(letters[i + 1]!))) continue
    const letter = classes[code & 255]!
    if (boneCount === 0 || bones[boneCount - 1] !== letter) bones[boneCount++] = letter
  }
  if (boneCount > 0) return
  boneCount = length
  bones.set(letters.subarray(0, length))
}

const vowels = Uint8Array.from({ length: 256 }, (_, byte) => ('аеиоуяюё'.includes(letterOf(byte)) ? 1 : 0))
const classes = Uint16Array.from({ length: 256 }, (_, byte) => letterBase + byte)
for (const [from, to] of ['хг', 'цт', 'ѕд', 'џж', 'щш', 'чш', 'фв', 'зс'])
  classes[from!.charCodeAt(0) & 255] = to!.charCodeAt(0)
const vCode = 'в'.charCodeAt(0)

function letterOf(byte: number): string {
  return String.fromCharCode(letterBase + byte)
}

function isVowel(code: number): boolean {
  return vowels[code & 255] === 1
}

const nothing = -1
const dash = '-'.charCodeAt(0)
const prime = 0x01000193

// Of the consonants but one, marked or not as lacking one.
function hash(marked: boolean, without: number): number {
  let value = 0x811c9dc5 | 0
  if (marked) value = Math.imul(value ^ dash, prime)
  for (let i = 0; i < boneCount; i++) if (i !== without) value = Math.imul(value ^ bones[i]!, prime)
  return (value ^ (value >>> 15)) >>> 0
}
