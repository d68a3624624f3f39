import { foldName } from './fold.ts'
import type { FoldedToken } from './folded-token.ts'
import { isSurelyPatronymic, patronymicWords } from './patronymics.ts'
import { resource, words } from './resource.ts'
import type { NameToken, ReadName, Roles } from './roles.ts'
import { traitsOf } from './traits.ts'
import { wordOf } from './word.ts'

interface Titles {
  readonly titles: string
  readonly careful: string
}

const titleTable = resource<Titles>('names/titles')
const titles = new Set(words(titleTable.titles))
const carefulTitles = new Set(words(titleTable.careful))
const cache = new Map<string, ReadName>()
const cacheSize = 10_000

/** Reads a written name into tokens and the likeliest distributions of roles, best first; remembered. */
export function readName(text: string): ReadName {
  const known = cache.get(text)
  if (known) return known
  if (cache.size >= cacheSize) cache.clear()
  const name = readNameOnce(text)
  cache.set(text, name)
  return name
}

/** The same without remembering, for names that will hardly be met again. */
export function readNameOnce(text: string): ReadName {
  const tokens = withoutTitles(foldName(text)).slice(0, 12).map(toToken)
  const roles = rolesOf(tokens)
  return { tokens, roles, traits: traitsOf(tokens, roles) }
}

function toToken(token: FoldedToken): NameToken {
  const initial = isOneLetter(token.text) || (token.dotted && token.text.length <= 2)
  return { word: wordOf(token.text), initial, beforeComma: token.beforeComma, hyphenated: token.hyphenated }
}

function isOneLetter(text: string): boolean {
  return text.length === 1 || (text.length === 2 && text.codePointAt(0)! > 0xffff)
}

function withoutTitles(tokens: readonly FoldedToken[]): readonly FoldedToken[] {
  if (!tokens.some((token) => titles.has(token.text))) return tokens
  const kept = tokens.filter((token, i) => {
    if (!titles.has(token.text)) return true
    if (!carefulTitles.has(token.text)) return false
    return i > 0 || tokens.length < 3 || (token.text.length === 1 && token.dotted)
  })
  return kept.length > 0 ? kept : tokens
}

const templates: readonly (readonly [string, number])[] = [
  ['F', 1],
  ['G', 0.6],
  ['GF', 1],
  ['FG', 0.35],
  ['PF', 0.02],
  ['GP', 0.02],
  ['GPF', 1],
  ['FGP', 0.8],
  ['GFF', 0.25],
  ['FFG', 0.08],
  ['GRF', 0.3],
  ['FGR', 0.1],
  ['GPFF', 1],
  ['FGPR', 0.3],
  ['FFGP', 0.5],
  ['GRPF', 0.3],
  ['GRFF', 0.3],
  ['GPRF', 0.4],
  ['GRRF', 0.25],
  ['FGRR', 0.1],
]
const roleLetters = 'GPFR'
const templatesByLength = [1, 2, 3, 4].map((length) =>
  templates
    .filter(([template]) => template.length === length)
    .map(([template, prior]) => ({ roles: Array.from(template, (role) => roleLetters.indexOf(role)), prior })),
)

/** Alternatives below this part of the best are not kept. */
const keepAbove = 0.12

function rolesOf(all: readonly NameToken[]): readonly Roles[] {
  const tokens = mergePatronymicWords(all)
  const plain = plainRoles(tokens)
  if (plain) return plain
  const fitting = templatesByLength[tokens.length - 1]
  if (!fitting) return [fallback(tokens)]
  const fits = tokens.map(fitsOf)
  const comma = tokens.some((token) => token.beforeComma)
  const weights = fitting.map(({ roles, prior }) => plausibility(roles, prior, tokens, fits, comma))
  const best = Math.max(...weights)
  if (best === 0) return [fallback(tokens)]
  const kept: Roles[] = []
  for (const [i, { roles }] of fitting.entries())
    if (weights[i]! / best >= keepAbove) kept.push(distribute(roles, weights[i]! / best, tokens))
  return kept.length > 1 ? kept.sort((a, b) => b.weight - a.weight).slice(0, 3) : kept
}

// "Mammad oğlu" is one patronymic, as Маммадович is; where the second word tells no sex it is left out.
function mergePatronymicWords(tokens: readonly NameToken[]): readonly NameToken[] {
  if (tokens.length < 3 || !tokens.some((token) => patronymicWords.has(token.word.text))) return tokens
  return tokens.flatMap((token, i) => {
    if (patronymicWords.has(token.word.text)) return []
    const sex = i === 0 ? undefined : patronymicWords.get(tokens[i + 1]?.word.text ?? '')
    return sex ? [{ ...token, word: wordOf(token.word.text + patronymicEnding(token.word.text, sex)) }] : [token]
  })
}

function patronymicEnding(father: string, sex: string): string {
  const isLatin = father.charCodeAt(0) < 0x250
  if (sex === 'm') return isLatin ? 'ovich' : 'ович'
  return isLatin ? 'ovna' : 'овна'
}

function fallback(tokens: readonly NameToken[]): Roles {
  const last = tokens.at(-1)
  if (!last) return { given: null, patronymic: null, family: [], rest: [], weight: 1 }
  return { given: tokens[0] ?? null, patronymic: null, family: [last], rest: tokens.slice(1, -1), weight: 1 }
}

// Most names are a known given name or initial, its patronymic or not, and a family name before or after: there the
// alternatives fall below what is kept, and need not be weighed.
function plainRoles(tokens: readonly NameToken[]): readonly Roles[] | null {
  const [first, second, third] = tokens
  if (!first || !second || tokens.length > 3) return null
  const last = third ?? second
  if (isPlainFamily(last) && !last.beforeComma && !first.beforeComma && isPlainGiven(first))
    return third && !isPlainFather(second, first) ? null : [rolesFor(first, third ? second : null, last)]
  if (isPlainFamily(first) && !second.beforeComma && isPlainGiven(second))
    return third && !isPlainFather(third, second) ? null : [rolesFor(second, third ?? null, first)]
  return null
}

function rolesFor(given: NameToken, patronymic: NameToken | null, family: NameToken): Roles {
  return { given, patronymic, family: [family], rest: [], weight: 1 }
}

function isPlainGiven(token: NameToken): boolean {
  if (token.initial) return true
  return !token.hyphenated && givenFit(token) === 1 && token.word.patronymic === null
}

function isPlainFather(token: NameToken, given: NameToken): boolean {
  if (token.beforeComma || token.hyphenated) return false
  if (token.initial || given.initial) return token.initial && given.initial
  return token.word.given.length === 0 && token.word.patronymic !== null && token.word.patronymic.fathers.length > 0
}

function isPlainFamily(token: NameToken): boolean {
  return !token.initial && !token.hyphenated && token.word.given.length === 0 && token.word.patronymic === null
}

const given = 0
const patronymic = 1
const family = 2
const rest = 3

function plausibility(
  roles: readonly number[],
  prior: number,
  tokens: readonly NameToken[],
  fits: readonly (readonly number[])[],
  comma: boolean,
): number {
  let weight = prior
  for (let i = 0; i < roles.length; i++) {
    const token = tokens[i]!
    const role = roles[i]!
    const before = roles[i - 1]
    weight *= fits[i]![role]!
    if (comma && token.beforeComma !== (role === family)) weight *= 0.02
    // Both halves of a hyphenated word play the same role.
    if (token.hyphenated && role !== before && !(role === rest && before === given)) weight *= 0.02
    if (!token.hyphenated && role === family && before === family) weight *= 0.5
  }
  return weight
}

function distribute(roles: readonly number[], weight: number, tokens: readonly NameToken[]): Roles {
  return {
    given: tokens[roles.indexOf(given)] ?? null,
    patronymic: tokens[roles.indexOf(patronymic)] ?? null,
    family: tokens.filter((_, i) => roles[i] === family),
    rest: tokens.filter((_, i) => roles[i] === rest),
    weight,
  }
}

// How well a token plays each role, in the order of roleLetters.
function fitsOf(token: NameToken): readonly number[] {
  if (token.initial) return [1, 1, 0.001, 0.3]
  const known = givenFit(token)
  const father = token.word.patronymic
  if (!father) return [known, 0.0005, known >= 0.9 ? 0.12 : known >= 0.6 ? 0.35 : 1, 0.5]
  const told = father.fathers.length > 0
  const asFamily = isSurelyPatronymic(father) ? 0.02 : known >= 0.9 ? 0.12 : told ? 0.5 : 1
  return [known < 0.9 ? 0.01 : known, told ? 1 : 0.5, asFamily, 0.02]
}

function givenFit(token: NameToken): number {
  let best = 0.1
  for (const reading of token.word.given) {
    const value = reading.distance === 2 ? 0.35 : reading.distance === 1 ? 0.6 : reading.short ? 0.8 : 1
    if (value > best) best = value
  }
  return best
}
