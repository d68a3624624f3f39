import type { Announced, Contradiction, Ledger, Slot, SlotPerson, StockStep, Tally } from '../../weighing/index.ts'
import type { Briefing, BriefingPart, BriefingSentence, Standing } from './briefing.ts'

/** Words that say of nobody who they are: 'citizens', with no country told. */
const VAGUE: ReadonlySet<string> = new Set(['citizens', 'unspecified'])

const OTHER_NUMBERS = 2
const COUNTS = 6
const DIFFERENCES = 8

/** The order in which people are told of: what is surest first, what is worst not last. */
const STANDINGS: readonly Standing[] = [
  'confirmed',
  'corroborated',
  'single',
  'contested',
  'restricted',
  'refused',
  'rearrested',
  'still_held',
  'unknown',
]

/** The sentences of a ledger in their parts. Every one names the claims it rests on; one that has none is not written. */
export function sentencesOf(ledger: Ledger): Briefing['parts'] {
  const founded = ledger.announced.filter(({ origins }) => origins > 0)
  const [main, ...others] = founded
  if (!main) return []
  return [
    part('announced', [
      announced('announced', main),
      ...others.slice(0, OTHER_NUMBERS).map((one) => announced('announced_too', one)),
      ...named(ledger, main),
    ]),
    part('people', [...standings(ledger.slots), ...misnamed(ledger)]),
    part('counts', [...counted(ledger.tallies), ...ledger.balance.stocks.map(stock)]),
    part(
      'differ',
      ledger.contradictions.slice(0, DIFFERENCES).map(({ explanation: _, ...contradiction }) => ({
        code: 'differ',
        contradiction,
        personId: personOf(ledger, contradiction),
        claims: union(contradiction.values.map(({ evidence }) => evidence)),
      })),
    ),
  ].filter(({ sentences }) => sentences.length > 0)
}

/** The person of the ledger whose fate the sources tell differently. */
export function personOf(
  { slots, misnamed }: Ledger,
  { code, subject }: Pick<Contradiction, 'code' | 'subject'>,
): string | null {
  if (code !== 'outcome') return null
  return [...slots, ...misnamed].find(({ person }) => person.name === subject)?.person.id || null
}

function part(name: BriefingPart, sentences: readonly BriefingSentence[]): Briefing['parts'][number] {
  return { part: name, sentences: sentences.filter(({ claims }) => claims.length > 0) }
}

function announced(code: 'announced' | 'announced_too', one: Announced): BriefingSentence {
  const { number, group, population: words, speaker, reports, origins, evidence: claims } = one
  return { code, number, group, words, speaker, reports, origins, claims }
}

function named({ totals, slots }: Ledger, main: Announced): readonly BriefingSentence[] {
  const claims = slots.length > 0 ? union(slots.map(({ evidence }) => evidence)) : main.evidence
  return [{ code: 'named', named: totals.named, unnamed: totals.unnamed, claims }]
}

function standings(slots: readonly Slot[]): readonly BriefingSentence[] {
  const by = Map.groupBy(slots, standingOf)
  return STANDINGS.flatMap((standing) => {
    const some = by.get(standing) ?? []
    if (some.length === 0) return []
    const people = some.map(({ person }) => person)
    return [{ code: 'people', standing, people, claims: union(some.map(({ evidence }) => evidence)) }]
  })
}

/** The ledger's own measure: two independent origins and none against corroborate. */
function standingOf(slot: Slot): Standing {
  if (slot.outcome === 'out_confirmed') return 'confirmed'
  if (slot.outcome !== 'out_reported') return slot.outcome
  if (slot.against > 0) return 'contested'
  return slot.for >= 2 ? 'corroborated' : 'single'
}

function misnamed({ misnamed: some }: Ledger): readonly BriefingSentence[] {
  const people = some.map(({ person, reasonCodes }): SlotPerson & { readonly reasons: typeof reasonCodes } => ({
    ...person,
    reasons: reasonCodes,
  }))
  return people.length > 0 ? [{ code: 'misnamed', people, claims: union(some.map(({ evidence }) => evidence)) }] : []
}

function counted(tallies: readonly Tally[]): readonly BriefingSentence[] {
  return talliesByWhat(tallies)
    .filter(({ population }) => !VAGUE.has(population))
    .slice(0, COUNTS)
    .map(
      ({ numbers, ...what }): BriefingSentence => ({
        code: 'counted',
        ...what,
        numbers: numbers.map(({ number, organisations }) => ({ number, organisations })),
        claims: union(numbers.map(({ evidence }) => evidence)),
      }),
    )
}

export interface TallyGroup {
  readonly kind: Tally['kind']
  readonly population: Tally['population']
  readonly words: string
  readonly numbers: readonly {
    readonly number: number
    readonly organisations: readonly string[]
    readonly reasonCodes: Tally['reasonCodes']
    readonly evidence: readonly string[]
  }[]
}

/** What several counted alike stands together, each number with who gave it; numbers are never added up. Most widely counted first. */
export function talliesByWhat(tallies: readonly Tally[]): readonly TallyGroup[] {
  return [...Map.groupBy(tallies, ({ kind, population }) => `${kind} ${population}`).values()]
    .map((some) => {
      const { kind, population, definition: words } = some[0]!
      const numbers = [...Map.groupBy(some, ({ number }) => number)]
        .map(([number, same]) => ({
          number,
          organisations: [...new Set(same.map(({ organisation }) => organisation))],
          reasonCodes: [...new Set(same.flatMap(({ reasonCodes }) => reasonCodes))],
          evidence: union(same.map(({ evidence }) => evidence)),
        }))
        .sort((x, y) => y.organisations.length - x.organisations.length || y.number - x.number)
      return { kind, population, words, numbers }
    })
    .sort((x, y) => weightOf(y) - weightOf(x))
}

const weightOf = ({ numbers }: TallyGroup): number => numbers.reduce((sum, { evidence }) => sum + evidence.length, 0)

function stock({ organisation, before, after, released, residual, evidence: claims }: StockStep): BriefingSentence {
  return { code: 'stock', organisation, before, after, released, residual, claims }
}

const union = (lists: readonly (readonly string[])[]): readonly string[] => [...new Set(lists.flat())].sort()
