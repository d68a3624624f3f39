const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'h',
  д: 'd',
  е: 'e',
  ё: 'e',
  є: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ў: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  ł: 'l',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
}

/** Lower-case Latin letters, digits and single spaces: a rough common form for comparing words across scripts. */
export function fold(text: string): string {
  const lower = text.toLowerCase().replace(/[а-яёєіїґўłßøđ]/g, (letter) => CYRILLIC[letter] ?? letter)
  return lower
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’'ʼ`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The consonants of a word in classes that spellings of one East-Slavic name share: Лосік, Losik and Lossik give one key. */
export function skeleton(word: string): string {
  const classes = fold(word)
    .replace(/shch|sch|sh|sz|zh|cz|ch|rz|ts|tz|kh|ck|ph/g, (pair) => CLUSTERS[pair] ?? pair)
    .replace(/[gh]/g, 'h')
    .replace(/[qc]/g, 'k')
    .replace(/w/g, 'v')
    .replace(/x/g, 'ks')
    .replace(/z/g, 's')
    .replace(/[aeiouyj]/g, '')
    .replace(/(.)\1+/g, '$1')
  return classes || fold(word)
}

const CLUSTERS: Readonly<Record<string, string>> = {
  shch: 's',
  sch: 's',
  sh: 's',
  sz: 's',
  zh: 's',
  cz: 's',
  ch: 's',
  rz: 's',
  ts: 's',
  tz: 's',
  kh: 'h',
  ck: 'k',
  ph: 'f',
}

/** Skeletons of the words of a name, longest last names kept whole, initials as their letter. */
export function nameKeys(name: string): readonly string[] {
  const kept = keysOf.get(name)
  if (kept) return kept
  const keys = fold(name).split(' ').filter(Boolean).map(skeleton)
  if (keysOf.size >= MOST_KEPT) keysOf.clear()
  keysOf.set(name, keys)
  return keys
}

/** The same names are compared over and over. */
const keysOf = new Map<string, readonly string[]>()
const MOST_KEPT = 100_000

/**
 * Whether two names may be one person's: every word of the shorter stands in the longer, with at least one word of substance.
 * Lenient on purpose where it decides dependence of sources; never used to merge people.
 */
export function mayBeSameName(a: string, b: string): boolean {
  const [short, long] = [nameKeys(a), nameKeys(b)].sort((x, y) => x.length - y.length) as [string[], string[]]
  return short.length > 0 && short.every((key) => long.some((other) => sameKey(key, other)))
}

/** Full names only: two words or more on both sides, all of the shorter in the longer. */
export function isSameFullName(a: string, b: string): boolean {
  return nameKeys(a).length >= 2 && nameKeys(b).length >= 2 && mayBeSameName(a, b)
}

function sameKey(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return short.length >= 3 && long.length - short.length <= 1 && long.startsWith(short)
}
