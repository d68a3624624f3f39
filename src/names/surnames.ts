import { foldWord } from './fold-word.ts'
import { readWord } from './lattice.ts'
import { mainReading } from './paths.ts'
import { resource, words } from './resource.ts'

interface Table {
  readonly ranked: Readonly<Record<string, string>>
}

/** How common a family name is, 0 (rare or unknown) to 1 (the commonest), whatever its sex or case; takes a loose key. */
export function commonness(key: string): number {
  if (!beginnings.has(beginningOf(key))) return 0
  return commonest.get(surnameStem(key)) ?? 0
}

// Endings and unstressed vowels go, so that Иванова, Ivanou and Іваноў count as one name.
function surnameStem(key: string): string {
  return key
    .replace(/[оеа]у$/u, 'ав')
    .replace(/(?:ого|ага|ому|аму|аиа|аа|ои|ии|им|ом|еи|аи|уу|[аеиоу])$/u, '')
    .replace(/[оея]/gu, 'а')
}

// Most names share these letters with no common one, which spares them the undoing of endings.
function beginningOf(key: string): number {
  let number = 0
  for (let i = 0; i < 3; i++) {
    const code = i < key.length ? key.charCodeAt(i) & 255 : 0
    number = number * 256 + (likeA.has(code) ? 0 : code)
  }
  return number
}

const likeA = new Set(Array.from('аоея', (letter) => letter.charCodeAt(0) & 255))

// Bands are given commonest first; the value falls evenly over the bands.
function load(): ReadonlyMap<string, number> {
  const bands = Object.values(resource<Table>('names/surnames').ranked)
  const map = new Map<string, number>()
  bands.forEach((line, band) => {
    for (const name of words(line)) {
      const key = mainReading(readWord(foldWord(name)))
      const stem = surnameStem(key)
      beginnings.add(beginningOf(stem))
      if (!map.has(stem)) map.set(stem, 1 - band / bands.length)
    }
  })
  return map
}

const beginnings = new Set<number>()
const commonest = load()
