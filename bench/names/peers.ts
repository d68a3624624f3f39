// The libraries people use for this today, each behind the same two questions.
import { createRequire } from 'node:module'
import Fuse from 'fuse.js'
import { token_set_ratio, WRatio } from 'fuzzball'
import MiniSearch from 'minisearch'
import { compareNames, NameIndex } from '../../dist/names/index.js'

const load = createRequire(import.meta.url)
const similarity = callable<(a: string, b: string) => number>('talisman/metrics/jaro-winkler')
const phonetic = callable<(word: string) => string[]>('talisman/phonetics/daitch-mokotoff')

// Some of its modules export the function itself, some as "default".
function callable<T>(path: string): T {
  const loaded = load(path) as T & { readonly default?: T }
  return loaded.default ?? loaded
}

export interface PairPeer {
  readonly name: string
  score(a: string, b: string): number
}

export interface SearchPeer {
  readonly name: string
  readonly build: (names: readonly string[]) => (query: string) => readonly number[]
}

// Peers that know Latin letters alone are handed a plain romanisation, which is what their users do.
const letters =
  'а a б b в v г g ґ g д d е e ё e є e ж zh з z и i і i ї i й y к k л l м m н n о o п p р r с s т t у u ў u ф f х kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya'.split(
    ' ',
  )
const romanised = new Map(
  letters.flatMap((letter, i) =>
    i % 2 === 0 ? [[letter, letters[i + 1] === '-' ? '' : letters[i + 1]!] as const] : [],
  ),
)

export function plain(name: string): string {
  const text = Array.from(name.toLowerCase(), (letter) => romanised.get(letter) ?? letter).join('')
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replaceAll('ł', 'l')
    .replace(/[^a-z ]/gu, ' ')
    .trim()
}

const codes = new Map<string, readonly string[]>()

// A register is searched with the codes of its words at hand, as its users would have them.
function codesOf(word: string): readonly string[] {
  const known = codes.get(word)
  if (known) return known
  const made = phonetic(word)
  codes.set(word, made)
  return made
}

function daitchMokotoffThenJaroWinkler(
  a: string,
  b: string,
  code: (word: string) => readonly string[] = phonetic,
): number {
  const words = (name: string): string[] =>
    plain(name)
      .split(/ +/u)
      .filter((word) => word.length > 1)
  const [left, right] = [words(a), words(b)].sort((x, y) => x.length - y.length) as [string[], string[]]
  if (left.length === 0) return 0
  let least = 1
  for (const word of left) {
    const own = new Set(code(word))
    const best = Math.max(
      ...right.map((other) => (code(other).some((one) => own.has(one)) ? 0.5 : 0) + similarity(word, other) / 2),
    )
    least = Math.min(least, best)
  }
  return least
}

export const pairPeers: readonly PairPeer[] = [
  { name: 'habeas/names', score: (a, b) => compareNames(a, b).score },
  { name: 'Daitch-Mokotoff + Jaro-Winkler', score: daitchMokotoffThenJaroWinkler },
  { name: 'fuzzball WRatio', score: (a, b) => WRatio(plain(a), plain(b)) / 100 },
  { name: 'fuzzball token_set_ratio', score: (a, b) => token_set_ratio(plain(a), plain(b)) / 100 },
  { name: 'Fuse.js', score: fuseScore },
]

function fuseScore(a: string, b: string): number {
  const [hit] = new Fuse([plain(a)], { includeScore: true, threshold: 1, ignoreLocation: true }).search(plain(b))
  return hit?.score === undefined ? 0 : 1 - hit.score
}

export const searchPeers: readonly SearchPeer[] = [
  {
    name: 'habeas/names',
    build: (names) => {
      const index = NameIndex.build(names.map((name, i) => ({ id: String(i), names: [name] })))
      return (query) => index.search(query, 10).map((hit) => Number(hit.id))
    },
  },
  {
    name: 'MiniSearch, fuzzy',
    build: (names) => {
      const index = new MiniSearch<{ id: number; name: string }>({ fields: ['name'], searchOptions: { fuzzy: 0.3 } })
      index.addAll(names.map((name, id) => ({ id, name: plain(name) })))
      return (query) =>
        index
          .search(plain(query))
          .slice(0, 10)
          .map((hit) => hit.id as number)
    },
  },
  {
    name: 'Fuse.js',
    build: (names) => {
      const index = new Fuse(names.map(plain), { threshold: 0.6, ignoreLocation: true })
      return (query) => index.search(plain(query), { limit: 10 }).map((hit) => hit.refIndex)
    },
  },
  {
    name: 'Daitch-Mokotoff + Jaro-Winkler, scan',
    build: scanWith((a, b) => daitchMokotoffThenJaroWinkler(a, b, codesOf)),
  },
  { name: 'fuzzball token_set_ratio, scan', build: scanWith((a, b) => token_set_ratio(a, b)) },
  { name: 'Jaro-Winkler, scan', build: scanWith(similarity) },
]

function scanWith(score: (a: string, b: string) => number): SearchPeer['build'] {
  return (names) => {
    const all = names.map(plain)
    return (query) => {
      const asked = plain(query)
      return all
        .map((name, i) => ({ i, score: score(asked, name) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, 10)
        .map((hit) => hit.i)
    }
  }
}
