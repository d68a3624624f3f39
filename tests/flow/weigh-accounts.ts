/** Invented releases, told by independent newsrooms and retold by others; nobody and nothing in them is real. */
import { takeIn } from '../../dist/intake/index.js'
import { readReport } from '../../dist/reading/index.js'
import { factsOf, type Lineage, traceLineage } from '../../dist/weighing/index.js'

export interface Account {
  readonly id: string
  readonly outlet: string
  readonly published: string
  readonly text: string
}

const GIVEN = [
  'Vera',
  'Ryhor',
  'Alesia',
  'Pavel',
  'Nina',
  'Siamion',
  'Maryna',
  'Ihnat',
  'Zoya',
  'Kastus',
  'Tamara',
  'Zmicer',
]
const STEMS = [
  'Kup',
  'Tal',
  'Hryn',
  'Zubr',
  'Sarok',
  'Buin',
  'Kach',
  'Rud',
  'Volk',
  'Marsh',
  'Pisk',
  'Dubr',
  'Lazn',
  'Ostr',
  'Shyl',
  'Grak',
]
const ENDS = ['ich', 'enka', 'ouski', 'ela', 'uk', 'ash']
const TOWNS = ['Zarechny', 'Slutsak', 'Ashmiany', 'Kobryn', 'Loyeu', 'Turau', 'Myadzel', 'Braslau']

/** A small generator with a seed (mulberry32), so that every run sees the same reports. */
export function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

function shuffled<T>(some: readonly T[], roll: (below: number) => number): readonly T[] {
  return some
    .map((value) => ({ value, at: roll(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}

export interface Release {
  readonly day: string
  readonly number: number
  readonly town: string
  readonly people: readonly string[]
}

export function inventedRelease(seed: number): Release {
  const roll = dice(seed)
  const pick = (some: readonly string[]) => some[roll(some.length)]!
  const people = new Set<string>()
  while (people.size < 9) people.add(`${pick(GIVEN)} ${pick(STEMS)}${pick(ENDS)}`)
  const day = new Date(Date.UTC(2031, roll(12), 1 + roll(27))).toISOString().slice(0, 10)
  return { day, number: 11 + roll(60), town: pick(TOWNS), people: [...people] }
}

/** What a newsroom of its own would write: the same headline facts, its own people, order, witnesses and details. */
export function ownAccount(release: Release, seed: number): Account {
  const roll = dice(seed)
  const people = shuffled(release.people, roll).slice(0, 3 + roll(3))
  const witness = `${GIVEN[roll(GIVEN.length)]} ${STEMS[roll(STEMS.length)]}${ENDS[roll(ENDS.length)]}`
  const name = () => `${GIVEN[roll(GIVEN.length)]} ${STEMS[roll(STEMS.length)]}${ENDS[roll(ENDS.length)]}`
  const town = () => TOWNS[roll(TOWNS.length)]
  const opening = ['We walked', 'They drove us', 'Nobody told us', 'I had no coat'][roll(4)]
  const details = [
    `${people[0]} lost ${3 + roll(25)} kilograms, said the physician ${witness}.`,
    `“${opening} for ${1 + roll(9)} hours before dawn,” ${people[1]} told our correspondent.`,
    `The guards kept ${2 + roll(9)} telephones, recalled ${witness}.`,
    `A court gave ${people[2]} ${2 + roll(12)} years in ${2025 + roll(5)}.`,
    `${name()}, who waited at the crossing, counted ${1 + roll(4)} coaches.`,
    `${name()} of the town council of ${town()} had prepared ${20 + roll(80)} beds.`,
    `A sister, ${name()}, had sent ${30 + roll(90)} letters that came back.`,
    `The train to ${town()} left at ${1 + roll(22)}.${10 + roll(49)}.`,
    `The lawyer ${name()} asked for ${2 + roll(30)} medical files.`,
    `Snow had closed ${1 + roll(5)} roads near ${town()}.`,
  ]
  const rest = shuffled(details, roll)
    .slice(0, 4 + roll(4))
    .join(' ')
  const [who, when, where, many] = [people.join(', '), longDay(release.day), release.town, release.number]
  const some = (...ways: readonly string[]) => ways[roll(ways.length)]!
  const group = `${many} ${some('political prisoners', 'prisoners of conscience', 'people held for politics', 'inmates')}`
  const gone = some('left', 'walked out of', 'came out of', 'were released from', 'were freed from', 'were let out of')
  const house = some('the colony at', 'the prison in', 'the penal colony of', 'the gates of the jail in')
  const lead = [
    `${group} ${gone} ${house} ${where} on ${when}, ${some('among them', 'including', 'one learns that these are')} ${who}.`,
    `On ${when} ${some('freedom came for', 'doors opened for', 'release came to')} ${group} at ${where}. ${some('Of these we know', 'So far named:', 'On the list stand')} ${who}.`,
    `${who} ${some('came home', 'are free', 'embraced their relatives')}. ${some('In all', 'Altogether', 'With them')} ${group} ${gone} ${house} ${where} on ${when}.`,
  ]
  const text = lead[roll(3)]!
  return {
    id: `own-${release.day}-${seed}`,
    outlet: `Outlet ${seed}`,
    published: after(release.day, roll(2)),
    text: `${text} ${rest}`,
  }
}

/** The same account spun: other words, other order of sentences, the same names, numbers and quotations. */
export function rewritten(account: Account, seed: number): Account {
  const [lead = '', ...rest] = account.text.split(/(?<=\.) (?=[“A-Z])/)
  const spun = [lead, ...[...rest].reverse()]
    .join(' ')
    .replace(/left the colony at/g, 'walked out of the prison at')
    .replace(/political prisoners/g, 'prisoners of conscience')
    .replace(/among them/g, 'including')
    .replace(/said the physician/g, 'according to doctor')
    .replace(/who waited at the crossing, counted/g, 'present at the border, saw')
    .replace(/The guards kept/g, 'Officers held back')
    .replace(/A court gave/g, 'Judges sentenced')
  return {
    ...account,
    id: `${account.id}-spun-${seed}`,
    outlet: `Spinner ${seed}`,
    published: after(account.published, 1),
    text: spun,
  }
}

/** The first two sentences alone. */
export function cutDown(account: Account, seed: number): Account {
  const sentences = account.text.split(/(?<=\.) (?=[“A-Z])/)
  return {
    ...account,
    id: `${account.id}-cut-${seed}`,
    outlet: `Cutter ${seed}`,
    text: sentences.slice(0, 2).join(' '),
  }
}

/** Reads the accounts with the product's own reader and traces which are one text; ids are the accounts' own. */
export async function trace(
  accounts: readonly Account[],
): Promise<{ lineage: Lineage; groups: readonly (readonly string[])[] }> {
  const names = new Map<string, string>()
  const claims = new Map()
  const facts = []
  for (const { id, outlet, published, text } of accounts) {
    const metadata = { outlet, published, url: null }
    const report = await takeIn(new TextEncoder().encode(`${text}\n`), { fileName: `${id}.txt`, metadata })
    const reading = readReport(report)
    names.set(report.id, id)
    claims.set(report.id, reading.claims)
    facts.push(factsOf(report, reading))
  }
  const lineage = traceLineage(facts, claims)
  return { lineage, groups: lineage.groups.map((group) => group.reports.map((id) => names.get(id)!)) }
}

export function pairsOf(groups: readonly (readonly string[])[]): ReadonlySet<string> {
  return new Set(groups.flatMap((group) => group.flatMap((a) => group.filter((b) => a < b).map((b) => `${a} ${b}`))))
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const longDay = (day: string): string =>
  `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`

const after = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
