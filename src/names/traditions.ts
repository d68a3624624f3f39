import { particles } from './particles.ts'
import type { NameToken, Roles } from './roles.ts'

type Arrange = (words: readonly NameToken[]) => Omit<Roles, 'weight'> | null

/** Where names are built otherwise than given name, middle, family name. */
const traditions: ReadonlyMap<string, Arrange> = new Map<string, Arrange>([
  ...['zh', 'ko', 'ja', 'vi', 'km', 'hu'].map((language) => [language, familyFirst] as const),
  ...['es', 'pt', 'gl', 'ca'].map((language) => [language, twoFamilies] as const),
  ...['my', 'id', 'jv'].map((language) => [language, withoutFamily] as const),
])

/** What a listed tradition leaves of the weight of other readings. */
const otherwise = 0.4

/**
 * The ways to read a name when its language is known (BCP 47): the usual build of that language first, the others
 * after it with less weight. A comma says more than the language, and words known from their language say it themselves.
 */
export function rolesIn(
  language: string | undefined,
  tokens: readonly NameToken[],
  roles: readonly Roles[],
): readonly Roles[] {
  const arrange = traditions.get(language?.toLowerCase().split('-')[0] ?? '')
  if (!arrange || tokens.some((token) => token.beforeComma)) return roles
  const usual = arrange(tokens.filter((token) => !particles.has(token.word.text)))
  if (!usual) return roles
  const others = roles.filter((one) => one.given !== usual.given || one.family[0] !== usual.family[0])
  return [{ ...usual, weight: 1 }, ...others.map((one) => ({ ...one, weight: one.weight * otherwise }))]
}

// Mao Zedong, Nagy Imre.
function familyFirst([family, given, ...rest]: readonly NameToken[]): ReturnType<Arrange> {
  return family && given ? { given, patronymic: null, family: [family], rest } : null
}

// María José García Márquez: the father's family name, then the mother's.
function twoFamilies(words: readonly NameToken[]): ReturnType<Arrange> {
  const [given, ...after] = words
  if (!given || after.length === 0) return null
  return { given, patronymic: null, family: after.slice(-2), rest: after.slice(0, -2) }
}

// Aung San Suu Kyi, Sukarno: no word of these is a family's.
function withoutFamily([given, ...rest]: readonly NameToken[]): ReturnType<Arrange> {
  return given ? { given, patronymic: null, family: [], rest } : null
}
