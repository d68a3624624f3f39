import type { PersonEntry } from '../publishing/index.ts'
import type { View } from './view.ts'

const CYRILLIC = /\p{Script=Cyrillic}/u

/**
 * A person's name as the page's language writes it: in that language where the edition has it, else in its script, else as it is.
 * Nothing is transliterated here: a spelling that nobody uses would be one more name to be taken for somebody else.
 */
export function nameIn(view: Pick<View, 'language'>, { name, names }: Pick<PersonEntry, 'name' | 'names'>): string {
  const own = names.find(({ language }) => language === view.language)
  if (own) return own.text
  const isCyrillic = CYRILLIC.test(new Intl.DisplayNames(view.language, { type: 'language' }).of(view.language) ?? '')
  if (CYRILLIC.test(name) === isCyrillic) return name
  return names.find(({ text }) => CYRILLIC.test(text) === isCyrillic)?.text ?? name
}
