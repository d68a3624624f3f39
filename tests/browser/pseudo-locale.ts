import { LOCALES, type Locale } from '../../dist/ui/index.js'

/** Hebrew letters for Latin ones, so that lines really run from right to left and nobody takes them for a translation. */
const LETTERS = 'אבגדהוזחטיכלמנסעפצקרשתאבגד'

function mirror(text: string): string {
  return text
    .split(/(\{\w+\})/)
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

/** The site's English as a script from right to left would set it. */
export const pseudoLocale: Locale = {
  language: 'he',
  prefix: '/pseudo',
  direction: 'rtl',
  m: mirrorAll(LOCALES[0]?.m) as Locale['m'],
}
