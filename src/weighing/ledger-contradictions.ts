import { type Body, subjectKey } from './body.ts'
import { type Contradiction, contradictionOf, type SaidValue, valueInWords } from './contradiction.ts'
import type { Directory } from './directory.ts'
import type { ReleaseEvent } from './event.ts'
import type { Slot } from './ledger-slots.ts'
import { weightless } from './origin.ts'
import { usual, wordsForPopulation } from './population-words.ts'
import { isLoose, kindOf, measureOf, relateCounts } from './relate-counts.ts'
import { isDeal, relateExchange, stanceOf } from './relate-terms.ts'
import { verbOf } from './says.ts'
import { EXITS, isCount, type Statement } from './statement.ts'
import { weigh } from './weigh.ts'
import { overlaps, windowOf } from './window.ts'

const RELEASE_DAYS = 3
/** A day as near as this is a wrong day of this release, told where the days are; farther off it is another release. */
const MISDATED_DAYS = 31

interface Search {
  readonly event: ReleaseEvent
  readonly own: readonly Statement[]
  readonly body: Body
  readonly directory: Directory
  readonly slots: readonly Slot[]
  /** The announced number when more people are named than announced. */
  readonly announced: number | null
}

/** Every point on which claims of the event cannot all be true: numbers, the day, people's fates, the size of the list itself. */
export function contradictionsIn(search: Search): readonly Contradiction[] {
  const heavy = search.own.filter((statement) => weightless(statement.evidence) === null)
  return [
    ...numbers(heavy, search),
    ...definitions(heavy, search),
    ...theDay(heavy, search),
    ...people(heavy, search),
    ...terms(search),
    ...extents(search),
    ...tooMany(search),
  ]
}

/** Numbers of one population that clash; those that another definition or period explains are left out. */
function numbers(heavy: readonly Statement[], search: Search): readonly Contradiction[] {
  const clash = (a: Statement, b: Statement) => relateCounts(a, b, search.directory).code === 'value_differs'
  return counted(heavy).flatMap((statements) => {
    const clashing = statements.filter((a) => statements.some((b) => clash(a, b)))
    if (clashing.length === 0) return []
    const [kind, subject] = [kindOf(statements[0]!), wordsForPopulation(statements)]
    const all = statements.filter((s) => clashing.includes(s) || clashing.some((other) => agrees(s, other, search)))
    const population = statements[0]!.population.key
    const topic = { code: 'number' as const, subject, population, kind, about: `${subject}: ${verbOf(kind)}` }
    return [contradictionOf(topic, all, numberSaid, search)]
  })
}

const agrees = (a: Statement, b: Statement, { directory }: Search): boolean =>
  relateCounts(a, b, directory).kind === 'supports' && numberIn(a) === numberIn(b)

/** Numbers of people of whom everyone draws the line differently, journalists for one: shown with who counts, not against each other. */
function definitions(heavy: readonly Statement[], search: Search): readonly Contradiction[] {
  return counted(heavy.filter(isLoose)).flatMap((statements) => {
    if (new Set(statements.map(numberIn)).size < 2) return []
    const [kind, subject] = [kindOf(statements[0]!), wordsForPopulation(statements)]
    const population = statements[0]!.population.key
    const topic = { code: 'definition' as const, subject, population, kind, about: `${subject}, as each counts them` }
    return [contradictionOf(topic, statements, numberSaid, search)]
  })
}

/** Counts of the release by kind and population. */
function counted(statements: readonly Statement[]): readonly (readonly Statement[])[] {
  const flows = statements.filter(
    (s) => isCount(s) && s.span !== null && s.affirms && !s.planned && measureOf(s) !== 'stock',
  )
  return [...Map.groupBy(flows, (s) => `${kindOf(s)}|${s.population.key}`)]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([, some]) => some)
}

/** A number as given; 'several or all' where none is. */
function numberSaid(statement: Statement): SaidValue {
  const { value } = statement.evidence.claim
  const number = value?.number ?? value?.min ?? value?.max ?? null
  if (number === null) return { kind: 'several_or_all' }
  const quantifier = value?.quantifier
  const bound = quantifier === 'at_least' || quantifier === 'at_most' || quantifier === 'about' ? quantifier : 'exact'
  return { kind: 'number', number, bound }
}

const numberIn = (statement: Statement): number | string => valueInWords(numberSaid(statement))

/** Exact days that differ among claims about the same whole group or person; who leaves prison in the evening arrives the next day. */
function theDay(heavy: readonly Statement[], search: Search): readonly Contradiction[] {
  const dated = heavy.filter(
    (s) =>
      /^\d{4}-\d\d-\d\d$/.test(s.evidence.claim.date?.edtf ?? '') &&
      s.type !== 'arrived' &&
      (EXITS.has(s.type) || kindOf(s) === 'count_released'),
  )
  const dayIn = (s: Statement) => s.evidence.claim.date!.edtf
  if (new Set(dated.map(dayIn)).size < 2) return []
  const topic = { code: 'day' as const, subject: null, about: 'day of the release' }
  return [contradictionOf(topic, dated, (s) => ({ kind: 'day', date: dayIn(s) }), search)]
}

/** People for whom some claims say out on that day and others say otherwise, whenever these were told. */
function people(heavy: readonly Statement[], search: Search): readonly Contradiction[] {
  const named = heavy.filter((s) => s.evidence.claim.subject.kind === 'person' && s.affirms)
  return [...Map.groupBy(named, (s) => personOf(s, search)).values()]
    .map((own) => [...new Set([...own, ...own.flatMap((s) => against(s, search))])])
    .filter((statements) => new Set(statements.map((s) => valueInWords(fate(s, search.event)))).size > 1)
    .map((statements) => {
      const subject = nameOf(statements, search)
      const topic = { code: 'outcome' as const, subject, about: `${subject}: outcome` }
      return contradictionOf(topic, statements, (s) => fate(s, search.event), search)
    })
    .sort((a, b) => (a.about < b.about ? -1 : 1))
}

/** The register's name for the person where it knows one. */
function nameOf(statements: readonly Statement[], { slots }: Search): string {
  const ids = new Set(statements.map((s) => s.evidence.personId))
  const slot = slots.find(({ person }) => person.id !== '' && ids.has(person.id))
  return slot?.person.name ?? usual(statements.map((s) => s.evidence.claim.subject.name))
}

function against(statement: Statement, { body, directory }: Search): readonly Statement[] {
  if (!EXITS.has(statement.type)) return []
  const weighed = weigh(statement, body, { directory, excluded: () => false })
  return weighed.contradicting.map((bearing) => bearing.statement)
}

/** Out that day, out on another day, refused to leave, not released. */
function fate(statement: Statement, event: ReleaseEvent): SaidValue {
  const { claim } = statement.evidence
  if (!EXITS.has(statement.type)) return { kind: 'act', type: statement.type, denied: !statement.affirms }
  if (!statement.affirms) return { kind: 'act', type: 'released', denied: true }
  const elsewhere = claim.date && statement.window && !overlaps(statement.window, windowOf(event.date)!, MISDATED_DAYS)
  return { kind: 'out', date: elsewhere ? claim.date.edtf : null }
}

/** On what terms: claims of the event's reports that cannot both be true of one deal. */
function terms(search: Search): readonly Contradiction[] {
  const deals = around(search, (s) => isDeal(s))
  const clash = (a: Statement, b: Statement) => relateExchange(a, b, search.directory).kind === 'contradicts'
  const clashing = deals.filter((a) => deals.some((b) => clash(a, b)))
  if (clashing.length === 0) return []
  const topic = { code: 'terms' as const, subject: null, about: 'terms of the release' }
  return [contradictionOf(topic, clashing, (s) => ({ kind: 'terms', ...stanceOf(s, search.directory) }), search)]
}

/** How many were affected, where some say a number and others another, all or several: papers taken, those who refused. */
function extents(search: Search): readonly Contradiction[] {
  return [documents(search), refusals(search)].filter((found) => found !== null)
}

function documents(search: Search): Contradiction | null {
  const groups = around(search, (s) => s.type === 'documents_confiscated' && s.affirms && isGroup(s))
  if (new Set(groups.map(numberIn)).size < 2) return null
  const topic = { code: 'whose_documents' as const, subject: null, about: 'whose documents were taken' }
  return contradictionOf(topic, groups, numberSaid, search)
}

function refusals(search: Search): Contradiction | null {
  const claims = around(search, (s) => s.type === 'release_refused' && s.affirms)
  const groups = claims.filter(isGroup)
  const people = claims.filter((s) => !isGroup(s))
  const named = new Set(people.map((s) => personOf(s, search))).size
  if (groups.length === 0 || groups.every((s) => numberIn(s) === named)) return null
  const topic = { code: 'who_refused' as const, subject: null, about: 'how many refused to leave' }
  const said = (s: Statement): SaidValue => (isGroup(s) ? numberSaid(s) : numberOf(named))
  return contradictionOf(topic, [...groups, ...people], said, search)
}

/** Whoever a slot holds is one person, however reports write the name. */
function personOf({ evidence }: Statement, { slots }: Search): string {
  if (evidence.personId !== null) return evidence.personId
  const slot = slots.find((one) => one.evidence.includes(evidence.claim.id))
  return slot?.person.id || subjectKey(evidence)
}

const isGroup = (statement: Statement): boolean => statement.evidence.claim.subject.kind !== 'person'

const numberOf = (number: number): SaidValue => ({ kind: 'number', number, bound: 'exact' })

const NEWS_DAYS = 3

/** Claims dated to the event in any report, and undated ones in its own reports or told within days of it. */
function around({ event, body }: Search, test: (statement: Statement) => boolean): readonly Statement[] {
  const day = windowOf(event.date)!
  const own = new Set(event.reportIds)
  const fresh = (s: Statement) => s.said !== null && s.said >= day.from && s.said <= day.to + NEWS_DAYS
  return [...body.statements.values()].filter((s) => {
    if (!test(s) || weightless(s.evidence) !== null) return false
    return s.dated && s.window
      ? overlaps(s.window, day, RELEASE_DAYS)
      : own.has(s.evidence.report.id) || (!s.evidence.claim.date && fresh(s))
  })
}

function tooMany({ announced, slots }: Search): readonly Contradiction[] {
  if (announced === null) return []
  const evidence = slots.flatMap((slot) => slot.evidence)
  return [
    {
      code: 'more_named',
      subject: null,
      about: 'more people named than announced',
      values: [
        { value: announced, said: numberOf(announced), origins: 0, who: ['announced'], evidence: [] },
        { value: slots.length, said: numberOf(slots.length), origins: 0, who: ['named in reports'], evidence },
      ],
      explanation: `${announced} were announced, but reports name ${slots.length} people.`,
    },
  ]
}
