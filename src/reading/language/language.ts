import { foldWord } from '../text/tokens.ts'
import { Matcher } from './matcher.ts'

type Patterns = readonly (string | number | boolean)[]
type Groups = Readonly<Record<string, Patterns>>

/** What resources/languages/*.yml may hold; see the README there. */
export interface LanguageFile {
  readonly code: string
  readonly base?: string
  readonly letters?: Readonly<Record<string, string>>
  readonly freeOrder?: boolean
  readonly dropsSubject?: boolean
  readonly nounsCapital?: boolean
  readonly inflects?: boolean
  readonly elides?: boolean
  readonly possessive?: boolean
  readonly monthFirst?: boolean
  readonly monthsBare?: boolean
  readonly dayDot?: boolean
  readonly familyPlural?: readonly string[]
  readonly participlePlural?: readonly string[]
  readonly ownerEndings?: Readonly<Record<string, readonly string[]>>
  readonly givenNominative?: Readonly<Record<string, string>>
  readonly surnameMale?: Readonly<Record<string, string>>
  readonly surnamePlural?: Readonly<Record<string, readonly [male: string, female: string]>>
  readonly abbreviations?: Patterns
  readonly predicates?: Readonly<Record<string, Groups>>
  readonly months?: readonly Patterns[]
  readonly weekdays?: readonly Patterns[]
  readonly places?: Groups
  readonly [section: string]: unknown
}

export interface Language {
  readonly code: string
  /** Subject and object may stand on either side of the verb. */
  readonly freeOrder: boolean
  readonly dropsSubject: boolean
  /** Common nouns are capitalised (German). */
  readonly nounsCapital: boolean
  /** Names take case endings. */
  readonly inflects: boolean
  readonly elides: boolean
  readonly possessive: boolean
  readonly letters: ReadonlyMap<string, string> | null
  /** By the letters of its small words; null for a language that has none here. */
  readonly script: 'latin' | 'cyrillic' | null
  readonly abbreviations: ReadonlySet<string>
  readonly matcher: Matcher
  /** The value of one number word, such as a half of «twenty-two»; null when it is none. */
  readonly numberWord: (low: string) => number | null
  /** year, month, week or day for a unit word; null when it is none. */
  readonly unitWord: (low: string) => string | null
  /** Whether a word ends as many surnames do. */
  readonly surnameEnding: (low: string) => boolean
  /** "September 11" is the usual order. */
  readonly monthFirst: boolean
  /** A month without year or preposition is a date ("rugsėjį"). */
  readonly monthsBare: boolean
  /** A full stop after a number makes it an ordinal ("11. September"). */
  readonly dayDot: boolean
  /** Given names whose nominative the endings alone do not give, by the stem that is left. */
  readonly givenNominative: ReadonlyMap<string, string>
  /** Endings that no man's surname has in the nominative, with those it has instead. */
  readonly surnameMale: ReadonlyMap<string, string>
  /** Endings of a surname that several people share, longest first, with those of a man's and a woman's in the same case. */
  readonly surnamePlural: readonly (readonly [plural: string, singular: readonly [male: string, female: string]])[]
  /** Endings of a surname in the plural. */
  readonly familyPlural: readonly string[]
  /** Whether a participle ends as it does when said of several. */
  readonly pluralEnding: (low: string) => boolean
  /** Endings of a given name that stands for whose child somebody is. */
  readonly ownerEndings: Readonly<Record<string, readonly string[]>>
}

// Endings that many surnames of eastern Europe, the Caucasus and Iran share, with their case endings.
const SURNAME =
  /(ич|овіч|евіч|вич|ича|ичу|ичем|ичам|енко|енка|енку|ск[иі]й|ского|скому|ським?|ськ(?:ий|ого|ому|а|у|ої|ою)|ск(?:ая|ой|ую)|цк(?:ий|ого|ому|ая|ой|ую)|к[оа]ў|[еоі]ва?|ов[ауы]?|овым|овой|ев[ауы]?|евым|евой|ин[ауы]?|ина|иной|ук[ау]?|юк[ау]?|чук[ау]?|ян[ау]?|швили|дзе|ў|enko|enka|ich|ič|yč|vičius|evich|ovich|vich|wicz[aeo]?w?i?|wiczem|[sc]k(?:iego|iemu|im|iej|ą)|ski|ska|sky|skaya|skaia|skii|tsky|cki|cka|ov|ova|ev|eva|yev|yeva|ou|au|aŭ|oŭ|in|ina|uk|iuk|yuk|chuk|czuk|shvili|dze|yan|ian|zadeh|pour|oglu|oğlu|nejad|ienė|aitė|auskas|čius|ius|as|is)$/

/** Sections whose keys become part of the tag: `people.prisoner` is `n:prisoner`. */
const GROUPED: Readonly<Record<string, string>> = {
  numbers: 'num',
  ordinals: 'ord',
  vague: 'vague',
  quantifiers: 'q',
  units: 'u',
  seasons: 'sea',
  dates: 'd',
  people: 'n',
  words: 'w',
  speakers: 'sp',
  roles: 'r',
  kin: 'k',
  releaseKinds: 'rk',
  places: 'pl',
  organisations: 'org',
  platforms: 'plat',
  leaders: 'lead',
  given: 'g',
  minors: 'mi',
  yearTerms: 'yt',
}
/** Sections that are a plain list. */
const LISTED: Readonly<Record<string, string>> = {
  joiners: 'join',
  half: 'half',
  ifnot: 'ifnot',
  rangeTo: 'rt',
  rangeFrom: 'rf',
  ageUnits: 'age',
  ageBefore: 'ageb',
  speech: 'speech',
  according: 'acc',
  accordingPronoun: 'accp',
  facilities: 'fac',
  custodyNouns: 'cn',
  notSentence: 'ns',
  offenceBefore: 'off',
  notName: 'nn',
  orgWords: 'ow',
  sourceNouns: 'src',
  ofThis: 'ofthis',
  surnames: 'sur',
  particles: 'part',
}

export function compileLanguage(file: LanguageFile, shared: readonly LanguageFile[]): Language {
  const patterns: [string, string][] = []
  for (const source of [file, ...shared]) collect(source, patterns)
  const matcher = new Matcher(patterns)
  return {
    code: file.code,
    freeOrder: file.freeOrder ?? false,
    dropsSubject: file.dropsSubject ?? false,
    nounsCapital: file.nounsCapital ?? false,
    inflects: file.inflects ?? false,
    elides: file.elides ?? false,
    possessive: file.possessive ?? false,
    monthFirst: file.monthFirst ?? false,
    monthsBare: file.monthsBare ?? false,
    dayDot: file.dayDot ?? false,
    surnamePlural: Object.entries(file.surnamePlural ?? {}).sort(([a], [b]) => b.length - a.length),
    familyPlural: file.familyPlural ?? [],
    pluralEnding: (low) => (file.participlePlural ?? []).some((ending) => low.endsWith(ending)),
    ownerEndings: file.ownerEndings ?? {},
    givenNominative: new Map(Object.entries(file.givenNominative ?? {})),
    surnameMale: new Map(Object.entries(file.surnameMale ?? {})),
    letters: file.letters ? new Map(Object.entries(file.letters).map(([from, to]) => [from, foldWord(to)])) : null,
    script: scriptOfList(file.notName),
    abbreviations: new Set((file.abbreviations ?? []).map(String)),
    matcher,
    surnameEnding: (low) => low.length >= 5 && SURNAME.test(low),
    numberWord: (low) => {
      const hit = matcher.matchWord(low).find((tag) => tag.startsWith('num:'))
      return hit === undefined ? null : Number(hit.slice(4))
    },
    unitWord: (low) =>
      matcher
        .matchWord(low)
        .find((tag) => tag.startsWith('u:'))
        ?.slice(2) ?? null,
  }
}

function scriptOfList(words: unknown): 'latin' | 'cyrillic' | null {
  const [first] = Array.isArray(words) ? words.flat(2) : []
  if (first === undefined) return null
  return /^\p{Script=Cyrillic}/u.test(String(first)) ? 'cyrillic' : 'latin'
}

function collect(file: LanguageFile, out: [string, string][]): void {
  for (const [section, tag] of Object.entries(GROUPED))
    for (const [key, list] of Object.entries((file[section] ?? {}) as Groups))
      add(out, [list].flat(2) as Patterns, `${tag}:${key}`)
  for (const [section, tag] of Object.entries(LISTED)) add(out, ((file[section] ?? []) as Patterns[]).flat(2), tag)
  for (const [kind, voices] of Object.entries(file.predicates ?? {}))
    for (const [voice, list] of Object.entries(voices)) add(out, list, `p:${kind}:${voice}`)
  for (const [index, list] of (file.months ?? []).entries()) add(out, list, `mon:${index + 1}`)
  for (const [index, list] of (file.weekdays ?? []).entries()) add(out, list, `wd:${index}`)
}

function add(out: [string, string][], list: Patterns, tag: string): void {
  for (const pattern of list)
    if (String(pattern).trim() !== '') out.push([String(pattern).toLowerCase().replace(/ё/g, 'е'), tag])
}
