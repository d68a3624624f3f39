// Chinese names in Pinyin (Xi Jinping, Mao Zedong) and in Wade-Giles (Hsi Chin-p'ing, Mao Tse-tung), whose apostrophes
// are nearly always lost, so that b and p, d and t, g and k, j, q, zh and ch fall together.
const initials: readonly (readonly [string, string])[] = [
  ...'zh:c ch:c hs:x sh:S tz:Z ts:Z b:p p:p d:t t:t g:k k:k j:c q:c x:x z:Z c:Z m:m f:f n:n l:l h:h r:r s:s w:w y:y'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
  ['', ''],
]
const finals = new Map(
  'iang:iang iong:iung iung:iung uang:uang ueng:ung iao:iao ian:ien ien:ien uai:uai uan:uan uei:ui ieh:ie ueh:ue ang:ang eng:eng ing:ing ong:ung ung:ung erh:er ssu:i ai:ai ei:ei ao:ao ou:u an:an en:en in:in un:un ia:ia ie:ie iu:iu ua:ua uo:o ui:ui ue:ue ih:i er:er zu:i a:a o:o e:o i:i u:u'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)
const wadeGiles = /hs|tz|ts|ieh|ien|ung|ueh|erh|ssu|szu|uei/u
const mostSyllables = 4
const longestFinal = 4

/**
 * Whether two names are one Chinese name, of which at least one is in Wade-Giles (or looks so by its hyphen); takes the
 * folded words of each. The family name may stand first or last.
 */
export function isOneChineseName(a: readonly string[], b: readonly string[], hyphenated: boolean): boolean {
  if (!hyphenated && ![...a, ...b].some((word) => wadeGiles.test(word))) return false
  const left = syllablesOf(a)
  const right = left && syllablesOf(b)
  if (!left || !right || left.length !== right.length || left.length < 2) return false
  const joined = left.join(' ')
  return joined === right.join(' ') || joined === [right.at(-1), ...right.slice(0, -1)].join(' ')
}

function syllablesOf(words: readonly string[]): string[] | null {
  const all: string[] = []
  for (const word of words) {
    const syllables = split(word)
    if (!syllables) return null
    all.push(...syllables)
  }
  return all.length <= mostSyllables ? all : null
}

// The longest syllable first, shorter ones when the rest cannot be read.
function split(word: string): string[] | null {
  if (word === '') return []
  for (const [written, initial] of initials) {
    if (!word.startsWith(written)) continue
    for (let length = longestFinal; length > 0; length--) {
      const final = finals.get(word.slice(written.length, written.length + length))
      if (final === undefined || word.length < written.length + length) continue
      const rest = split(word.slice(written.length + length))
      if (rest) return [canonical(initial, final), ...rest]
    }
  }
  return null
}

// Yan is i-an, you is i-u: what y and w stand for is written without them elsewhere.
function canonical(initial: string, final: string): string {
  const sound = initial === 'c' || initial === 'x' ? final.replace(/^i(?=[aeu])/u, 'I') : final
  if (initial === 'y') return `y${final.replace(/^i(?=.)/u, '').replace('en', 'an')}`
  return initial + (initial === 'Z' || initial === 's' ? sound.replace(/^u$/u, 'i') : sound)
}
