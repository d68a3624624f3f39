import fc from 'fast-check'
import type { Person } from '../../dist/matching/index.js'

/** Invented people, with namesakes, a couple, and one under two ids. */
export const people: readonly Omit<Person, 'kind'>[] = [
  ['dubrouski-stsiapan', 'Stsiapan Dubrouski', 'Степан Дубровский', 'm'],
  ['dubrouski-stsiapan-2', 'Stsiapan Dubrouski', 'Сцяпан Дуброўскі', 'm'],
  ['harbuz-yauhen', 'Yauhen Harbuz', 'Евгений Гарбуз', 'm'],
  ['zhuk-alena', 'Alena Zhuk', 'Елена Жук', 'f'],
  ['zhuk-siarhei', 'Siarhei Zhuk', 'Сергей Жук', 'm'],
  ['talash-vera', 'Vera Talash', 'Вера Талаш', 'f'],
].map(([id = '', english = '', russian = '', sex]) => ({
  id,
  names: [
    { text: english, language: 'en' },
    { text: russian, language: 'ru' },
  ],
  sex: sex === 'f' ? ('f' as const) : ('m' as const),
  born: null,
  minor: false,
}))

const spellings = [
  ...people.map(({ names }) => names[0]?.text ?? ''),
  'Dubrouski',
  'Evgeny Garbuz',
  'Elena Zhuk',
  'Mikita Saroka',
  'Saroka',
]

export type Act =
  | { readonly kind: 'settle' }
  | { readonly kind: 'person'; readonly who: number }
  | InventedReport
  | {
      readonly kind: 'judge'
      readonly of: 'mention' | 'merge' | 'any'
      readonly left: number
      readonly right: number
      readonly verdict: 'same' | 'different' | 'unsure'
    }
  | {
      readonly kind: 'decide'
      readonly at: number
      readonly act: 'confirm' | 'document' | 'dispute' | 'discount' | 'reject' | 'accept'
    }

interface InventedReport {
  readonly kind: 'report'
  readonly who: readonly number[]
  readonly day: number
  readonly number: number
  readonly years: number
  readonly outlet: number
  readonly copied: boolean
  readonly telling: number
}

const report = fc.record({
  kind: fc.constant('report' as const),
  who: fc.uniqueArray(fc.nat(spellings.length - 1), { minLength: 1, maxLength: 4 }),
  day: fc.integer({ min: 1, max: 28 }),
  number: fc.integer({ min: 2, max: 14 }),
  years: fc.integer({ min: 2, max: 9 }),
  outlet: fc.nat(4),
  copied: fc.boolean(),
  telling: fc.nat(3),
})

/** Rows as they may come, with moments at which somebody settles. */
export const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: report },
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('person' as const), who: fc.nat(people.length - 1) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('judge' as const),
        of: fc.constantFrom('mention' as const, 'mention' as const, 'merge' as const, 'any' as const),
        left: fc.nat(40),
        right: fc.nat(40),
        verdict: fc.constantFrom('same' as const, 'same' as const, 'different' as const, 'unsure' as const),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('decide' as const),
        at: fc.nat(30),
        act: fc.constantFrom('confirm' as const, 'document', 'dispute', 'discount', 'reject', 'accept'),
      }),
    },
    { weight: 3, arbitrary: fc.constant({ kind: 'settle' as const }) },
  ),
  { minLength: 18, maxLength: 40 },
)

const MONTHS = ['January', 'February', 'March', 'April']

/** A report in plain sentences that the rules read; copies share their text but for the outlet. */
export function invented({ who, day, number, years, outlet, copied, telling }: InventedReport) {
  const names = who.map((at) => spellings[at] ?? '')
  const month = MONTHS[copied ? 0 : telling] ?? 'January'
  const [first = ''] = names
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : first
  const told = [
    `${number} political prisoners were released in Belarus on ${day} ${month} 2025. Among them are ${list}.`,
    `${list} were released on ${day} ${month} 2025 and crossed into Lithuania.`,
    `${first} was not released and is still in prison, the rights group Harbour Watch said on ${day} ${month} 2025.`,
    `${first} was detained on ${day} ${month} 2021. ${names.at(-1)} was transferred to prison in Zalesse.`,
  ]
  const text = `${told[copied ? 0 : telling]} ${first} was sentenced to ${years} years in prison in 2022 for organising mass riots.`
  return {
    text,
    outlet: `Outlet ${['North', 'South', 'East', 'West', 'Harbour'][outlet]}`,
    published: `2025-0${MONTHS.indexOf(month) + 1}-28`,
    language: 'en',
  }
}
