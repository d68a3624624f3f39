import { type Locale, localeOf } from '../../dist/ui/index.js'
import english from '../../dist/ui/messages/en.json' with { type: 'json' }

/** Hebrew letters for Latin ones, so that lines really run from right to left and nobody takes them for a translation. */
const LETTERS = 'אבגדהוזחטיכלמנסעפצקרשתאבגד'

/** Syntax of a message stays: places for values, and what chooses between the forms of a plural. */
function mirror(text: string): string {
  return text
    .split(/(\{\w+\}|\{\w+, plural,|(?:=\d+|\bone|\bfew|\bmany|\bother) \{)/)
    .map((part, at) =>
      at % 2 === 1
        ? part
        : part.replaceAll(/[a-z]/gi, (letter) => LETTERS[letter.toLowerCase().charCodeAt(0) - 97] ?? letter),
    )
    .join('')
}

function mirrorAll(node: unknown): unknown {
  if (typeof node === 'string') return mirror(node)
  if (Array.isArray(node)) return node.map(mirrorAll)
  if (node === null || typeof node !== 'object') return node
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, mirrorAll(value)]))
}

/** The site's English as a script from right to left would set it: one more file of texts, and nothing else. */
export const pseudoLocale: Locale = {
  ...localeOf('he', { ...Object(mirrorAll(english)), direction: 'rtl' }),
  prefix: '/pseudo',
}
