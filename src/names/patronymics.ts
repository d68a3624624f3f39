import { fathersOf, initialsOf } from './given-names.ts'
import { paths, pathText, startOf } from './paths.ts'
import { resource } from './resource.ts'
import { female, femaleNominative, femaleOblique, maleNominative, maleOblique, type SexCase } from './sex-case.ts'

/** A word understood as "son or daughter of". */
export interface Patronymic {
  /** Lexicon entries the father's name may be; empty when the stem is not in the lexicon. */
  readonly fathers: readonly number[]
  readonly mask: SexCase
  /** The stem in loose letters, for names the lexicon lacks. */
  readonly stem: string
  /** Sounds any form of the father's name begins with, a bit each. */
  readonly initials: number
}

interface Table {
  readonly male: readonly string[]
  readonly 'male-cases': readonly string[]
  readonly female: readonly string[]
  readonly 'female-cases': Readonly<Record<string, readonly string[]>>
  readonly short: readonly string[]
  readonly words: Readonly<Record<string, string>>
}

interface Suffix {
  readonly text: string
  readonly mask: SexCase
  readonly short: boolean
}

const table = resource<Table>('names/patronymics')
const suffixes = makeSuffixes()

/** Words such as oğlu or кызы that make the word before them a patronymic, with the sex they tell. */
export const patronymicWords: ReadonlyMap<string, string> = new Map(Object.entries(table.words))

/** Reads a word as a patronymic whose readings were found last, or null when none of them ends like one. */
export function readPatronymic(): Patronymic | null {
  let unknown: Patronymic | null = null
  for (let i = 0; i < paths.count; i++) {
    const place = paths.order[i]!
    if (!mayEndSo(startOf(place), paths.lengths[place]!)) continue
    const key = pathText(i)
    for (const suffix of suffixes) {
      if (!key.endsWith(suffix.text)) continue
      const stem = key.slice(0, -suffix.text.length)
      if (stem.length < 2) continue
      const fathers = fathersOf(stem)
      if (fathers) return { fathers, mask: suffix.mask, stem, initials: initialsOf(fathers) }
      if (!suffix.short) unknown ??= { fathers: [], mask: suffix.mask, stem, initials: 0 }
    }
  }
  return unknown
}

const [iLetter, ch, v, n] = Array.from('ичвн', (letter) => letter.charCodeAt(0) & 255) as [
  number,
  number,
  number,
  number,
]
const endLetters = Uint8Array.from('аеиоумн', (letter) => letter.charCodeAt(0) & 255)
const longestEnd = 4

// -ич, -вн or -чн and up to four letters of an ending: spares nearly every word the long list of endings.
function mayEndSo(start: number, length: number): boolean {
  const { letters } = paths
  for (let cut = 0; cut <= longestEnd && cut + 2 <= length; cut++) {
    const last = letters[start + length - cut - 1]!
    const before = letters[start + length - cut - 2]!
    if (last === ch ? before === iLetter : last === n && (before === v || before === ch)) return true
    if (!endLetters.includes(last)) return false
  }
  return false
}

/** Tells -овна, which only a patronymic has, from -ович, which family names have too. */
export function isSurelyPatronymic(patronymic: Patronymic): boolean {
  return (patronymic.mask & female) !== 0
}

function makeSuffixes(): readonly Suffix[] {
  const all: Suffix[] = []
  for (const base of table.male) {
    const short = table.short.includes(base)
    all.push({ text: base, mask: maleNominative, short })
    for (const ending of table['male-cases']) all.push({ text: base + ending, mask: maleOblique, short })
  }
  for (const base of table.female) {
    const short = table.short.includes(base)
    all.push({ text: base, mask: femaleNominative, short })
    for (const endings of Object.values(table['female-cases']))
      for (const ending of endings) all.push({ text: base.slice(0, -1) + ending, mask: femaleOblique, short })
  }
  return all.sort((a, b) => b.text.length - a.text.length)
}
