import { resource, words } from './resource.ts'

/** One sound of the inner alphabet (resources/transliteration/sounds.yml) as a small number. */
export type Sound = number

interface SoundTable {
  readonly vowels: string
  readonly consonants: string
  readonly weak: string
  readonly default: Readonly<Record<string, number>>
  readonly drop: Readonly<Record<string, number>>
  readonly confused: Readonly<Record<string, number>>
}

const table = resource<SoundTable>('transliteration/sounds')
const vowels = words(table.vowels)
const weak = words(table.weak)
const letters: readonly string[] = [...vowels, ...weak, ...words(table.consonants)]
const codes = new Map(letters.map((letter, code) => [letter, code]))

export const soundCount = letters.length
export const vowelCount = vowels.length
const weakEnd = vowels.length + weak.length

/** Cost in hundredths of taking sound a for sound b, at [a * soundCount + b]. */
export const substitution = substitutionCosts()
/** Cost in hundredths of a sound that the other spelling lacks. */
export const omission = Uint8Array.from(letters, omissionCost)

export const isVowel = (sound: Sound): boolean => sound < vowelCount
export const isConsonant = (sound: Sound): boolean => sound >= weakEnd
export const letterOf = (sound: Sound): string => letters[sound] ?? ''

/** The sounds written by a string of inner letters; throws on a letter that is not in the alphabet. */
export function soundsOf(text: string): Sound[] {
  return Array.from(text, (letter) => {
    const code = codes.get(letter)
    if (code === undefined)
      throw new Error(`expected letters of the inner alphabet (${letters.join('')}), got "${letter}" in "${text}"`)
    return code
  })
}

function kind(letter: string): 'vowel' | 'weak' | 'consonant' {
  if (vowels.includes(letter)) return 'vowel'
  return weak.includes(letter) ? 'weak' : 'consonant'
}

function defaultCost(a: string, b: string): number {
  const kinds = [kind(a), kind(b)]
  if (kinds.includes('weak')) return table.default['weak-any'] ?? 70
  const name = kinds[0] === kinds[1] ? `${kinds[0]}-${kinds[0]}` : 'vowel-consonant'
  return table.default[name] ?? 100
}

function substitutionCosts(): Uint8Array {
  const costs = new Uint8Array(letters.length ** 2)
  for (const [i, a] of letters.entries())
    for (const [j, b] of letters.entries())
      costs[i * letters.length + j] =
        a === b ? 0 : (table.confused[`${a} ${b}`] ?? table.confused[`${b} ${a}`] ?? defaultCost(a, b))
  return costs
}

function omissionCost(letter: string): number {
  return table.drop[letter] ?? table.default[`drop-${kind(letter)}`] ?? 100
}
