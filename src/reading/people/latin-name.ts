import { readFileSync } from 'node:fs'

interface Alphabet {
  readonly letters: Readonly<Record<string, string>>
  readonly first: Readonly<Record<string, string>>
  readonly ends: Readonly<Record<string, string>>
}
interface Table {
  readonly vowels: string
  readonly common: Readonly<Record<string, string>>
  readonly languages: Readonly<Record<string, Alphabet>>
  readonly belarusian: Readonly<Record<string, string>>
}

const FILE = new URL('../../resources/transliteration/to-latin.json', import.meta.url)
const CYRILLIC = /\p{Script=Cyrillic}/u
const OPENS_SYLLABLE = "ьъ'’ʼ"
let table: Table | null = null

/**
 * A name in Latin letters by the usage of its language. In Russian reports about Belarus the given name takes the form that its
 * bearer's own register has: Игорь is Ihar, Светлана is Sviatlana. A name in Latin letters stays as it is.
 */
export function latinName(name: string, language: string, aboutBelarus: boolean): string {
  if (!CYRILLIC.test(name)) return name
  table ??= JSON.parse(readFileSync(FILE, 'utf8')) as Table
  const { belarusian } = table
  const home = aboutBelarus && language === 'ru'
  return name
    .split(' ')
    .map((word) => {
      const own = home ? belarusian[word] : undefined
      return own === undefined ? inLatin(word, language) : inLatin(own, 'be')
    })
    .join(' ')
}

function inLatin(word: string, language: string): string {
  const { languages, common, vowels } = table as Table
  const alphabet = languages[language] ?? languages.ru
  if (!alphabet) return word
  const low = word.toLowerCase()
  const end = Object.keys(alphabet.ends).find((ending) => low.endsWith(ending) && low.length > ending.length + 1) ?? ''
  let out = ''
  for (let i = 0; i < low.length - end.length; i++) {
    const letter = low[i] as string
    const before = low[i - 1]
    const opens = before === undefined || vowels.includes(before) || OPENS_SYLLABLE.includes(before) || before === '-'
    const written = (opens ? alphabet.first[letter] : undefined) ?? alphabet.letters[letter] ?? common[letter] ?? letter
    out += word[i] === letter ? written : written.charAt(0).toUpperCase() + written.slice(1)
  }
  return out + (alphabet.ends[end] ?? '')
}
