import { type FoldedToken, foldName } from './fold.ts'
import { isSurelyPatronymic, patronymicWords } from './patronymics.ts'
import { resource, words } from './resource.ts'
import { type Word, wordOf } from './word.ts'

/** A token of a name with what is known of it. */
export interface NameToken {
  readonly word: Word
  /** One letter, or a letter and a dot: stands for a longer name. */
  readonly initial: boolean
  readonly beforeComma: boolean
  readonly hyphenated: boolean
}

/** One way to give the tokens their roles. */
export interface Roles {
  readonly given: NameToken | null
  readonly patronymic: NameToken | null
  readonly family: readonly NameToken[]
  /** Tokens with no role of their own: second given names, unknown middle names. */
  readonly rest: readonly NameToken[]
  /** How plausible these roles are; the best is 1. */
  readonly weight: number
}

export interface ReadName {
  readonly tokens: readonly NameToken[]
  readonly roles: readonly Roles[]
}

interface Titles {
  readonly titles: string
  readonly careful: string
}

const titleTable = resource<Titles>('names/titles')
const titles = new Set(words(titleTable.titles))
const carefulTitles = new Set(words(titleTable.careful))
const cache = new Map<string, ReadName>()
const cacheSize = 40_000

/** Reads a written name into tokens and the likeliest distributions of roles, best first; remembered. */
export function readName(text: string): ReadName {
  const known = cache.get(text)
  if (known) return known
  if (cache.size >= cacheSize) cache.clear()
  const tokens = withoutTitles(foldName(text))
    .slice(0, 12)
    .map(toToken)
    .filter((token) => token.word.text !== '')
  const name = { tokens, roles: rolesOf(tokens) }
  cache.set(text, name)
  return name
}

function toToken(token: FoldedToken): NameToken {
  const initial = Array.from(token.text).length === 1 || (token.dotted && token.text.length <= 2)
  return { word: wordOf(token.text), initial, beforeComma: token.beforeComma, hyphenated: token.hyphenated }
}

function withoutTitles(tokens: readonly FoldedToken[]): readonly FoldedToken[] {
  const kept = tokens.filter((token, i) => {
    if (!titles.has(token.text)) return true
    if (!carefulTitles.has(token.text)) return false
    return i > 0 || tokens.length < 3 || (token.text.length === 1 && token.dotted)
  })
  return kept.length > 0 ? kept : tokens
}

type Role = 'G' | 'P' | 'F' | 'R'

const templates: readonly (readonly [string, number])[] = [
  ['F', 1],
  ['G', 0.6],
  ['GF', 1],
  ['FG', 0.35],
  ['PF', 0.02],
  ['GP', 0.25],
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

/** Alternatives below this part of the best are not kept. */
const keepAbove = 0.12

function rolesOf(tokens: readonly NameToken[]): readonly Roles[] {
  const merged = mergePatronymicWords(tokens)
  const all = templates
    .filter(([template]) => template.length === merged.length)
    .map(([template, prior]) => assign(template, prior, merged))
    .filter((roles) => roles.weight > 0)
  if (all.length === 0) return [fallback(merged)]
  const best = Math.max(...all.map((roles) => roles.weight))
  return all
    .map((roles) => ({ ...roles, weight: roles.weight / best }))
    .filter((roles) => roles.weight >= keepAbove)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3)
}

// "Mammad oğlu" is one patronymic; the second word only tells the sex.
function mergePatronymicWords(tokens: readonly NameToken[]): readonly NameToken[] {
  return tokens.length < 3 ? tokens : tokens.filter((token) => !patronymicWords.has(token.word.text))
}

function fallback(tokens: readonly NameToken[]): Roles {
  const last = tokens.at(-1)
  if (!last) return { given: null, patronymic: null, family: [], rest: [], weight: 1 }
  return { given: tokens[0] ?? null, patronymic: null, family: [last], rest: tokens.slice(1, -1), weight: 1 }
}

function assign(template: string, prior: number, tokens: readonly NameToken[]): Roles {
  let weight = prior
  const roles = Array.from(template) as Role[]
  const comma = tokens.some((token) => token.beforeComma)
  roles.forEach((role, i) => {
    const token = tokens[i]!
    weight *= fit(role, token)
    if (comma && token.beforeComma !== (role === 'F')) weight *= 0.02
    // Both halves of a hyphenated word play the same role.
    if (token.hyphenated && role !== roles[i - 1] && !(role === 'R' && roles[i - 1] === 'G')) weight *= 0.15
    if (!token.hyphenated && role === 'F' && roles[i - 1] === 'F') weight *= 0.5
  })
  const of = (role: Role): NameToken[] => tokens.filter((_, i) => roles[i] === role)
  return { given: of('G')[0] ?? null, patronymic: of('P')[0] ?? null, family: of('F'), rest: of('R'), weight }
}

function fit(role: Role, token: NameToken): number {
  if (token.initial) return role === 'F' ? 0.001 : role === 'R' ? 0.3 : 1
  const { patronymic } = token.word
  if (role === 'P') return patronymic ? (patronymic.fathers.length > 0 ? 1 : 0.5) : 0.0005
  if (role === 'R') return patronymic ? 0.05 : 0.5
  const known = givenFit(token)
  if (role === 'G') return patronymic && known < 0.9 ? 0.01 : known
  if (patronymic && isSurelyPatronymic(patronymic)) return 0.02
  return known >= 0.9 ? 0.12 : known >= 0.6 ? 0.35 : 1
}

function givenFit(token: NameToken): number {
  let best = 0.1
  for (const reading of token.word.given) {
    const value = reading.distance === 2 ? 0.35 : reading.distance === 1 ? 0.6 : reading.short ? 0.8 : 1
    if (value > best) best = value
  }
  return best
}
