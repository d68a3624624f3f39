/** Whose form a word can be, as a set of bits: sex and whether nominative. */
export type SexCase = number
export const maleNominative = 1
export const maleOblique = 2
export const femaleNominative = 4
export const femaleOblique = 8
export const male = maleNominative | maleOblique
export const female = femaleNominative | femaleOblique
export const nominatives = maleNominative | femaleNominative
export const anySexCase = male | female

const letters: Readonly<Record<string, SexCase>> = { Mn: 1, Mo: 2, Fn: 4, Fo: 8 }

/** Reads 'Mn Mo Fn/8' of the tables: the set of bits, and the cost after the slash. */
export function parseSexCase(text: string): { readonly mask: SexCase; readonly cost: number } {
  const [forms = '', cost = '0'] = text.split('/')
  const mask = forms.split(' ').reduce((bits, form) => bits | (letters[form] ?? 0), 0)
  return { mask, cost: Number(cost) }
}

/** Both words can be of one sex. */
export function sexesMeet(a: SexCase, b: SexCase): boolean {
  return ((a & male) !== 0 && (b & male) !== 0) || ((a & female) !== 0 && (b & female) !== 0)
}
