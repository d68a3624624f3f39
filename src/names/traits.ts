import { familiarEndings, joined, particles } from './particles.ts'
import { patronymicWords } from './patronymics.ts'
import type { NameToken, Roles, Traits } from './roles.ts'

/** Every word is in an alphabet that writes its vowels. */
export const alphabetic = 1
export const cyrillic = 2
/** A patronymic is among the likely roles. */
export const father = 4
/** Particles or many words: a tradition of its own. */
export const foreign = 8
/** A known given name beside a family name with an ending usual among East Slavs. */
export const familiar = 16

const mostWords = 3

/** The traits of a name that has been read. */
export function traitsOf(tokens: readonly NameToken[], roles: readonly Roles[]): Traits {
  let traits = alphabetic
  let words = 0
  let known = false
  for (const token of tokens) {
    const first = token.word.text.charCodeAt(0)
    if (token.word.key === '' || token.word.vowelless || first >= 0x2000) traits &= ~alphabetic
    if (first >= 0x400 && first < 0x530) traits |= cyrillic
    if (!token.hyphenated && !patronymicWords.has(token.word.text)) words++
    if (!token.initial && (particles.has(token.word.text) || joined.has(token.word.text))) traits |= foreign
    if (token.initial || token.word.given.some((reading) => reading.distance < 2)) known = true
  }
  if (words > mostWords) traits |= foreign
  if (roles.some((one) => one.patronymic?.word.patronymic)) traits |= father
  // Cyrillic alone makes a name familiar enough.
  if (known && (traits & cyrillic) === 0 && roles.some((one) => one.family.some(isFamiliarFamily))) traits |= familiar
  return traits
}

function isFamiliarFamily({ word: { key } }: NameToken): boolean {
  for (let length = 2; length <= longestEnding && length + leastStem <= key.length; length++)
    if (familiarEndings.has(key.slice(-length))) return true
  return false
}

/** Shorter words end so by chance: Un, Sarr. */
const leastStem = 2

const longestEnding = Math.max(...Array.from(familiarEndings, (ending) => ending.length))
