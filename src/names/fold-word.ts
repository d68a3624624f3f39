/** Folds one word: Latin letters inside a Cyrillic word (and the reverse) are taken for what they look like. */
export function foldWord(word: string): string {
  let cyrillic = 0
  let latin = 0
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    if (code >= 0x400 && code < 0x530) cyrillic++
    else if (isLatin(code)) latin++
  }
  if (cyrillic === 0 || latin === 0) return lowered(word)
  const map = cyrillic >= latin ? latinAsCyrillic : cyrillicAsLatin
  return lowered(Array.from(word, (letter) => map.get(letter) ?? letter).join(''))
}

// In capitals a dotless i looks like any other, so that case would change the name.
function lowered(word: string): string {
  return word.toLowerCase().replaceAll('ı', 'i')
}

// Basic Latin, Latin-1, Extended-A and -B, and Additional, without the signs between their letters.
function isLatin(code: number): boolean {
  if (code < 0xc0) return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
  return (code < 0x250 && code !== 0xd7 && code !== 0xf7) || (code >= 0x1e00 && code < 0x1f00)
}

const lookalikes = 'AА BВ CС EЕ HН IІ JЈ KК MМ OО PР SЅ TТ XХ YУ aа cс eе iі jј kк oо pр sѕ xх yу ĸк ïї Ïї ëё Ëё'
const pairs = lookalikes.split(' ').map((pair) => Array.from(pair) as [string, string])
const latinAsCyrillic = new Map(pairs)
const cyrillicAsLatin = new Map([
  ...pairs.map(([latin, cyrillic]) => [cyrillic, latin] as const),
  ['к', 'k'] as const,
  ['м', 'm'] as const,
])
