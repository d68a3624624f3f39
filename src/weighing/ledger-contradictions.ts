import { type Body, subjectKey } from './body.ts'
import type { Directory } from './directory.ts'
import type { ReleaseEvent } from './event.ts'
import { count } from './explain.ts'
import { independent } from './independence.ts'
import { usual } from './ledger-announced.ts'
import type { Slot } from './ledger-slots.ts'
import { originOf, weightless } from './origin.ts'
import { kindOf, relateCounts } from './relate-counts.ts'
import { relateExchange, stanceOf } from './relate-terms.ts'
import { verbOf } from './says.ts'
import { EXITS, isCount, type Statement } from './statement.ts'
import { inWords } from './value.ts'
import { length, overlaps, windowOf } from './window.ts'

export interface ContradictionValue {
  readonly value: number | string
  readonly origins: number
  readonly who: readonly string[]
  readonly evidence: readonly string[]
}

/** Something on which the sources of an event differ. */
export interface Contradiction {
  readonly about: string
  readonly values: readonly ContradictionValue[]
  readonly explanation: string
}

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
    ...theDay(heavy, search),
    ...people(heavy, search),
    ...terms(search),
    ...extents(search),
    ...tooMany(search),
  ]
}

/** Numbers of one population that clash; those that another definition or period explains are left out. */
function numbers(heavy: readonly Statement[], search: Search): readonly Contradiction[] {
  const counts = heavy.filter((statement) => isCount(statement) && statement.span !== null)
  const issues = Map.groupBy(counts, (statement) => `${kindOf(statement)}|${statement.population.key}`)
  return [...issues]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .flatMap(([, statements]) => {
      const clashing = statements.filter((a) =>
        statements.some((b) => relateCounts(a, b, search.directory).code === 'value_differs'),
      )
      if (clashing.length === 0) return []
      const whom = usual(statements.map((s) => s.evidence.claim.population ?? s.evidence.claim.subject.name))
      return [contradiction(`${whom}: ${verbOf(kindOf(statements[0]!))}`, clashing, wordsOf, search)]
    })
}

const wordsOf = (statement: Statement): number | string => {
  const { span } = statement
  return span && span.min === span.max ? span.min : (inWords(statement.evidence.claim.value) ?? '')
}

/** Exact days that differ among claims about the same whole group or person. */
function theDay(heavy: readonly Statement[], search: Search): readonly Contradiction[] {
  const dated = heavy.filter(
    (s) =>
      s.evidence.claim.date &&
      s.window &&
      length(s.window) === 0 &&
      (EXITS.has(s.type) || kindOf(s) === 'count_released'),
  )
  const values = new Set(dated.map((s) => s.evidence.claim.date!.edtf))
  return values.size < 2
    ? []
    : [contradiction('day of the release', dated, (s) => s.evidence.claim.date!.edtf.slice(0, 10), search)]
}

/** People for whom some claims of the event say out and others say not. */
function people(heavy: readonly Statement[], search: Search): readonly Contradiction[] {
  const disputed = new Set(
    search.slots.filter((slot) => slot.against > 0 || slot.outcome === 'refused').flatMap((slot) => slot.evidence),
  )
  const about = heavy.filter((s) => s.evidence.claim.subject.kind === 'person' && disputed.has(s.evidence.claim.id))
  return [...Map.groupBy(about, (s) => subjectKey(s.evidence)).values()]
    .filter((statements) => new Set(statements.map(fate)).size > 1)
    .map((statements) =>
      contradiction(
        `${usual(statements.map((s) => s.evidence.claim.subject.name))}: outcome`,
        statements,
        fate,
        search,
      ),
    )
    .sort((a, b) => (a.about < b.about ? -1 : 1))
}

const fate = (statement: Statement): string =>
  statement.type === 'release_refused' || statement.type === 'not_released' || !statement.affirms
    ? `${statement.affirms ? '' : 'not '}${verbOf(statement.type)}`
    : 'out'

/** On what terms: claims of the event's reports that cannot both be true of one deal. */
function terms(search: Search): readonly Contradiction[] {
  const deals = around(search, (s) => s.type === 'exchange_terms' || s.type === 'exchanged')
  const clashing = deals.filter((a) => deals.some((b) => relateExchange(a, b, search.directory).kind === 'contradicts'))
  if (clashing.length === 0) return []
  return [contradiction('terms of the release', clashing, (s) => stanceOf(s, search.directory), search)]
}

/** How many were affected, where some say a number and others all or several: papers taken, those who refused. */
function extents(search: Search): readonly Contradiction[] {
  return (['documents_confiscated', 'release_refused'] as const).flatMap((type) => {
    const claims = around(search, (s) => s.type === type && s.affirms)
    const groups = claims.filter((s) => s.evidence.claim.subject.kind !== 'person')
    const named = new Set(
      claims.filter((s) => s.evidence.claim.subject.kind === 'person').map((s) => subjectKey(s.evidence)),
    ).size
    const values = new Set(groups.map(extentOf))
    const compatible = type === 'release_refused' ? [...values].every((value) => value === named) : values.size < 2
    if (groups.length === 0 || compatible) return []
    const about = type === 'release_refused' ? 'how many refused to leave' : 'whose documents were taken'
    const people = type === 'release_refused' ? claims.filter((s) => s.evidence.claim.subject.kind === 'person') : []
    return [
      contradiction(
        about,
        [...groups, ...people],
        (s) => (s.evidence.claim.subject.kind === 'person' ? named : extentOf(s)),
        search,
      ),
    ]
  })
}

/** A number as given; 'several or all' where none is. */
const extentOf = (statement: Statement): number | string => (statement.span ? wordsOf(statement) : 'several or all')

/** Claims of the event's own reports, dated to it or undated. */
function around({ event, body }: Search, test: (statement: Statement) => boolean): readonly Statement[] {
  const day = windowOf(event.date)!
  return event.reportIds
    .flatMap((id) => body.siblings(id))
    .map((entry) => body.statements.get(entry)!)
    .filter((s) => test(s) && weightless(s.evidence) === null && (!s.dated || !s.window || overlaps(s.window, day, 3)))
}

function tooMany({ announced, slots }: Search): readonly Contradiction[] {
  if (announced === null) return []
  const evidence = slots.flatMap((slot) => slot.evidence)
  return [
    {
      about: 'more people named than announced',
      values: [
        { value: announced, origins: 0, who: ['announced'], evidence: [] },
        { value: slots.length, origins: 0, who: ['named in reports'], evidence },
      ],
      explanation: `${announced} were announced, but reports name ${slots.length} people.`,
    },
  ]
}

function contradiction(
  about: string,
  statements: readonly Statement[],
  valueFor: (s: Statement) => number | string,
  search: Search,
): Contradiction {
  const values = [...Map.groupBy(statements, valueFor)]
    .map(([value, some]) => {
      const counted = independent(
        some.map((s) => originOf(s.evidence, search.directory, search.body.firstOf(s.evidence))),
      )
      return {
        value,
        origins: counted.size,
        who: counted.origins.map((group) => group.label),
        evidence: some.map((s) => s.evidence.claim.id).sort(),
      }
    })
    .sort((a, b) => b.origins - a.origins || (String(a.value) < String(b.value) ? -1 : 1))
  const parts = values.map((value) => `${value.value} (${count(value.origins, 'origin')}: ${value.who.join(', ')})`)
  return { about, values, explanation: `${about}: ${parts.join(' against ')}.` }
}
