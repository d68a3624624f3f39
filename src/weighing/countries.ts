import { fold } from './fold.ts'

/**
 * Stems, folded to Latin, by which the name of a country or of its people is recognised in the languages of the reports.
 * Names of countries in full come from the runtime's own CLDR data (Intl.DisplayNames), the peoples' stems from here.
 */
const STEMS: Readonly<Record<string, readonly string[]>> = {
  BY: [
    'belarus',
    'bielarus',
    'belorus',
    'bialorus',
    'bielorrus',
    'bielorus',
    'biloru',
    'baltarus',
    'bialarus',
    'weissruss',
  ],
  LT: ['lithuan', 'litov', 'litou', 'litew', 'litw', 'litau', 'lituan', 'lietuv'],
  LV: ['latvi', 'latysh', 'latyshk', 'lotw', 'lotew', 'lotysz', 'letton', 'leton', 'letten', 'lettisch'],
  PL: [
    'polish',
    'polsk',
    'polska',
    'polak',
    'polac',
    'poliak',
    'palak',
    'polonais',
    'polnisch',
    'polen',
    'polones',
    'lenk',
    'poloni',
    'polsh',
  ],
  DE: [
    'german',
    'herman',
    'nemets',
    'nemts',
    'nemk',
    'nemetsk',
    'niemiec',
    'niemc',
    'niemk',
    'deutsch',
    'allemand',
    'aleman',
    'tedesc',
    'alemao',
    'vokie',
    'nimets',
    'nimts',
    'niamets',
  ],
  FR: ['french', 'frants', 'francuz', 'franzos', 'francais', 'frances', 'prancuz', 'frankreich', 'fransuz'],
  GB: [
    'british',
    'briton',
    'britan',
    'brytan',
    'brytyj',
    'velikobrit',
    'vialikabryt',
    'wielkobryt',
    'inghles',
    'grossbrit',
    'brite',
    'anglij',
    'anhli',
    'britten',
  ],
  UA: ['ukrain', 'ukrayin', 'ucrain', 'ucrani'],
  RU: ['russi', 'rossi', 'rosij', 'rosyj', 'rasij', 'rusi', 'rusij', 'rosja', 'russland', 'rosiian'],
  US: ['american', 'amerikan', 'amerykan', 'estadounid', 'statunit', 'amerique', 'usa', 'ssha', 'zsha', 'jav'],
  JP: ['japan', 'iapon', 'japon'],
  SE: ['swed', 'shved', 'szwed', 'suec', 'suedois', 'schwed'],
  EE: ['eston', 'estonsk', 'estland'],
  IL: ['israel', 'izrail', 'izrael'],
  KZ: ['kazakh', 'kazach'],
  VE: ['venezuel', 'venesuel', 'wenezuel'],
  CU: ['cuba', 'kuba', 'kubin'],
  NI: ['nicarag', 'nikarag'],
  MM: ['myanmar', 'mianma', 'birman', 'burm'],
  AZ: ['azerbai', 'aserbai', 'azerbej', 'azerbaid'],
  GE: ['georgian', 'gruz', 'hruz'],
}

const EXACT: Readonly<Record<string, readonly string[]>> = {
  PL: ['pole', 'poles', 'polka', 'polki', 'polish'],
  GB: ['uk', 'brit', 'brits'],
  US: ['us', 'u s', 'eeuu'],
  FR: ['france'],
  LV: ['lett', 'letts'],
}

const byWord = new Map<string, string | null>()
let fullNames: ReadonlyMap<string, string> | null = null

/** ISO 3166 codes of the countries or peoples that a text names, in alphabetical order. */
export function countriesIn(text: string): readonly string[] {
  const found = new Set<string>()
  const folded = fold(text)
  for (const word of folded.split(' ')) {
    const code = ofWord(word)
    if (code) found.add(code)
  }
  if (
    /\b(united states|reino unido|royaume uni|united kingdom|estados unidos|etats unis|stany zjednoczone)\b/.test(
      folded,
    )
  )
    found.add(/reino|royaume|kingdom/.test(folded) ? 'GB' : 'US')
  return [...found].sort()
}

function ofWord(word: string): string | null {
  const cached = byWord.get(word)
  if (cached !== undefined) return cached
  const code =
    Object.keys(EXACT).find((key) => EXACT[key]!.includes(word)) ??
    Object.keys(STEMS).find((key) => STEMS[key]!.some((stem) => word.startsWith(stem))) ??
    (word.length >= 4 ? (displayNames().get(word) ?? null) : null)
  if (byWord.size < 20_000) byWord.set(word, code)
  return code
}

/** Country names of one word in eleven languages, from the runtime's CLDR data. */
function displayNames(): ReadonlyMap<string, string> {
  if (fullNames) return fullNames
  const names = new Map<string, string>()
  for (const language of ['en', 'ru', 'be', 'uk', 'pl', 'lt', 'de', 'fr', 'es', 'pt', 'it']) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (let a = 65; a <= 90; a++)
      for (let b = 65; b <= 90; b++) {
        const code = String.fromCharCode(a, b)
        const name = fold(display.of(code) ?? '')
        if (name && !name.includes(' ') && !names.has(name)) names.set(name, code)
      }
  }
  fullNames = names
  return names
}
