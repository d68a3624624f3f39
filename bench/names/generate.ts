// Invents people: names from the product's lexicons, family names put together from roots and endings, in natural
// (Zipf) frequencies, and spells them as different languages and offices would. Nobody here exists.
import { readFileSync } from 'node:fs'

export interface Invented {
  readonly sex: 'm' | 'f'
  readonly given: string
  readonly father: string
  readonly family: string
}

export type Style = 'ru' | 'be' | 'ru-lat' | 'be-lat' | 'press' | 'ru-list' | 'no-father' | 'initials'
export const styles: readonly Style[] = ['ru', 'be', 'ru-lat', 'be-lat', 'press', 'ru-list', 'no-father', 'initials']

/** Random numbers from 0 to 1 that are the same on every machine (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

interface Forms {
  readonly ru: string
  readonly be: string
}

const lexicon = JSON.parse(
  readFileSync(new URL('../../dist/resources/names/given-east-slavic.json', import.meta.url), 'utf8'),
) as Record<'male' | 'female', Record<string, string | null>>
const common = {
  male: 'Александр Сергей Андрей Алексей Дмитрий Николай Владимир Иван Михаил Евгений Виктор Юрий Игорь Олег Павел Максим Денис Артём Антон Виталий Константин Роман Вадим Анатолий Василий Валерий Пётр Илья Кирилл Геннадий Леонид Григорий Станислав Никита Егор Руслан Борис Ярослав Глеб Богдан Степан Фёдор Тимофей Матвей Семён Даниил',
  female:
    'Елена Ольга Наталья Татьяна Анна Ирина Светлана Екатерина Мария Людмила Галина Юлия Валентина Надежда Анастасия Оксана Виктория Дарья Марина Лариса Любовь Вера Нина Алина Ксения Полина Инна Алла Тамара Яна Валерия Жанна Зинаида Софья Вероника Лидия Диана Маргарита Раиса Кристина',
}
const names = { m: forms('male'), f: forms('female') }

function forms(sex: 'male' | 'female'): Forms[] {
  const all = Object.keys(lexicon[sex]).filter((name) => /^[А-ЯЁ][а-яё]+$/u.test(name))
  const first = common[sex].split(' ')
  return [...first, ...all.filter((name) => !first.includes(name))].map((ru) => {
    const be = (lexicon[sex][ru] ?? '').split(/[ |]/u).find((form) => /^[А-ЯЁІЎЭ'’а-яёіўэ]+$/u.test(form))
    return { ru, be: be ?? belarusian(ru) }
  })
}

const onsets =
  'б в г д ж з к л м н п р с т х ц ч ш бр вл гл гр др зв кр кл мл пл пр св сл см ст стр тр хв хл шк щ'.split(' ')
const vowels = 'а е и о у ы я ю о а е'.split(' ')
const codas = 'б в г д ж з к л м н п р с т х ш рн льн рк рт ст нд мп лк рд сл ск нк'.split(' ')
const endings = 'ов ев ин ский ко енко ук юк ич евич ович ик ак ец ов ов ин ский енко'.split(' ')

/** A family name that sounds East Slavic; the same number gives the same name. */
export function inventFamily(number: number): string {
  const random = randomFrom(number * 2654435761 + 17)
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!
  const syllables = random() < 0.35 ? 1 : random() < 0.8 ? 2 : 3
  let root = ''
  for (let i = 0; i < syllables; i++) root += pick(onsets) + pick(vowels)
  const stem = root + pick(codas)
  const ending = pick(endings)
  const name = ending.startsWith('с') && stem.endsWith('ск') ? `${stem}ий` : stem + ending
  return name[0]!.toUpperCase() + name.slice(1)
}

/** Draws people; family names by Zipf's law over FAMILIES of them, given names over the lexicon. */
export function* invent(seed: number, families: number): Generator<Invented> {
  const random = randomFrom(seed)
  const zipf = (size: number): number => Math.min(size - 1, Math.floor(Math.exp(random() * Math.log(size + 1)) - 1))
  for (;;) {
    const sex = random() < 0.6 ? 'm' : 'f'
    const given = names[sex][zipf(names[sex].length)]!.ru
    const father = names.m[zipf(names.m.length)]!.ru
    yield { sex, given, father, family: inventFamily(zipf(families)) }
  }
}

/** Spells a person's name in a style. */
export function spell(person: Invented, style: Style): string {
  const be = style === 'be' || style === 'be-lat' || style === 'press'
  const given = be ? names[person.sex].find((form) => form.ru === person.given)!.be : person.given
  const father = patronymic(person, be)
  const family = be ? belarusian(feminine(person)) : feminine(person)
  if (style === 'ru') return `${given} ${father} ${family}`
  if (style === 'be') return `${given} ${father} ${family}`
  if (style === 'ru-list') return `${family} ${given} ${father}`
  if (style === 'no-father') return `${given} ${family}`
  if (style === 'initials') return `${given[0]}. ${father[0]}. ${family}`
  if (style === 'ru-lat')
    return `${latin(given, russianLatin)} ${latin(father, russianLatin)} ${latin(family, russianLatin)}`
  if (style === 'be-lat') return `${latin(given, officialLatin)} ${latin(family, officialLatin)}`
  return `${latin(given, polishLatin)} ${latin(family, polishLatin)}`
}

function feminine({ sex, family }: Invented): string {
  if (sex === 'm') return family
  if (/(?:ов|ев|ин)$/u.test(family)) return `${family}а`
  return family.replace(/(с|ц)кий$/u, '$1кая')
}

function patronymic({ sex, father }: Invented, be: boolean): string {
  const base = be ? names.m.find((form) => form.ru === father)!.be : father
  const [o, e, ov] = be ? ['авіч', 'евіч', 'аўна'] : ['ович', 'евич', 'овна']
  const soft = /[йьяё]$/u.test(base)
  const stem = base.replace(/[аяоыійь]$|(?:ий|ый)$/u, '')
  if (sex === 'm') return stem + (soft ? e : o)
  return stem + (soft ? ov!.replace(/^./u, be ? 'е' : 'е') : ov)
}

/** A rough Belarusian spelling of a Russian name: akanne, і, ў, hard р and hushing sounds. */
export function belarusian(name: string): string {
  return name
    .toLowerCase()
    .replace(/ский$/u, 'скі')
    .replace(/цкий$/u, 'цкі')
    .replace(/ий$/u, 'ій')
    .replace(/(?<=.)о/gu, 'а')
    .replace(/и/gu, 'і')
    .replace(/([рцжшч])і/gu, '$1ы')
    .replace(/щ/gu, 'шч')
    .replace(/([аеёіыоуэюя])в(?![аеёіыоуэюя])/gu, '$1ў')
    .replace(/де/gu, 'дзе')
    .replace(/ді/gu, 'дзі')
    .replace(/ті/gu, 'ці')
    .replace(/те/gu, 'це')
    .replace(/^./u, (letter) => letter.toUpperCase())
}

const russianLatin = table(
  'а a б b в v г g д d е e ё e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya',
)
const officialLatin = table(
  'а a б b в v г h ґ g д d е ie ё io ж zh з z і i и i й i к k л l м m н n о o п p р r с s т t у u ў u ф f х kh ц ts ч ch ш sh щ shch ы y ь - э e ю iu я ia',
)
const polishLatin = table(
  'а a б b в w г h ґ g д d е ie ё io ж ż з z і i и i й j к k л ł м m н n о o п p р r с s т t у u ў u ф f х ch ц c ч cz ш sz щ szcz ы y ь - э e ю iu я ia',
)

function table(text: string): ReadonlyMap<string, string> {
  const cells = text.split(' ')
  return new Map(
    cells.flatMap((cell, i) => (i % 2 === 0 ? [[cell, cells[i + 1] === '-' ? '' : cells[i + 1]!] as const] : [])),
  )
}

function latin(word: string, letters: ReadonlyMap<string, string>): string {
  const text = Array.from(word.toLowerCase().replace(/['’]/gu, ''), (letter, i) => {
    const written = letters.get(letter) ?? letter
    return i === 0 && written.startsWith('i') && written.length > 1 ? `y${written.slice(1)}` : written
  }).join('')
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
