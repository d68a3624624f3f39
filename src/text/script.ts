export type Script = 'latin' | 'cyrillic' | 'other'

const LATIN = /\p{Script=Latin}/gu
const CYRILLIC = /\p{Script=Cyrillic}/gu
const LETTER = /\p{L}/gu

export interface ScriptCount {
  readonly letters: number
  readonly latin: number
  readonly cyrillic: number
}

/** How many letters of each script a text has. */
export function countScripts(text: string): ScriptCount {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return { letters: count(LETTER), latin: count(LATIN), cyrillic: count(CYRILLIC) }
}

/** The script most letters belong to; 'other' when there are none, or most belong to a third. */
export function mainScript(text: string): Script {
  const { letters, latin, cyrillic } = countScripts(text)
  if (letters === 0 || Math.max(latin, cyrillic) * 2 < letters) return 'other'
  return cyrillic > latin ? 'cyrillic' : 'latin'
}
