import { displayName } from '../matching/index.ts'
import { type Entry, entriesOf } from '../record/index.ts'
import { assess, findEvents, ledgerOf, type ReleaseEvent } from '../weighing/index.ts'
import type { EditionView, EventEntry, Outlet, PersonEntry, PublishedReport } from './edition.ts'
import { figuresOf } from './figures.ts'
import type { Edition } from './make-edition.ts'
import { publishedClaim, statement, verdictOf } from './statement.ts'

/** Everything that the public faces show; a pure function of the edition. */
export function viewOf(edition: Edition): EditionView {
  const { people, evidence, decisions } = edition
  const assessments = assess(evidence, { decisions })
  const events = findEvents(evidence)
  const entries = entriesOf(people, assessments, events)
  const byClaim = new Map(
    assessments.flatMap((found) => found.proposition.evidence.map(({ claim }) => [claim.id, found] as const)),
  )
  const reports = reportsOf(edition)
  return {
    id: `${edition.published.slice(0, 10)}.${edition.number}`,
    published: edition.published,
    figures: figuresOf(evidence),
    people: new Map(entries.map((entry) => [entry.person.id, personEntry(entry)])),
    reports,
    claims: new Map(evidence.map((entry) => [entry.claim.id, publishedClaim(entry, byClaim.get(entry.claim.id))])),
    events: events.map((event) => eventEntry(event, edition)).sort((a, b) => (a.date < b.date ? 1 : -1)),
    outlets: outletsOf(reports),
    changes: [],
  }
}

function reportsOf({ evidence }: Edition): ReadonlyMap<string, PublishedReport> {
  const reports = new Map<string, PublishedReport>()
  for (const [id, entries] of Map.groupBy(evidence, ({ report }) => report.id)) {
    const first = entries[0]
    if (!first) continue
    const { title, outlet, url, published, language, aiWritten, credits } = first.report
    reports.set(id, {
      id,
      sha256: first.report.sha256 ?? '',
      title,
      outlet,
      url,
      published,
      language,
      summary: null,
      aiWritten,
      credits,
      lineage: first.lineage,
      claimIds: entries.map(({ claim }) => claim.id),
      notices: [],
    })
  }
  return reports
}

function personEntry(entry: Entry): PersonEntry {
  const { person, status, facts } = entry
  const { basis, ...rest } = status
  return {
    id: person.id,
    name: displayName(person),
    names: person.names,
    description: null,
    status: { ...rest, state: basis ? verdictOf(basis) : 'unseen' },
    facts: facts.map((fact) => ({
      id: fact.proposition.id,
      ...statement(fact.proposition.exemplar),
      state: verdictOf(fact),
      ladder: fact.state,
      independentOrigins: fact.independentOrigins,
      for: fact.for,
      against: fact.against,
      explanation: fact.explanation,
    })),
    recognitions: [],
    eventIds: entry.eventIds,
  }
}

function eventEntry(event: ReleaseEvent, { evidence, people, decisions }: Edition): EventEntry {
  const { id, title, date, place, reportIds } = event
  const named = people.map((person) => ({ id: person.id, name: displayName(person) }))
  return { id, title, date, place, summary: null, ledger: ledgerOf(event, evidence, named, { decisions }), reportIds }
}

function outletsOf(reports: ReadonlyMap<string, PublishedReport>): readonly Outlet[] {
  return [...Map.groupBy(reports.values(), (report) => report.outlet)]
    .flatMap(([name, some]) => (name ? [{ id: slug(name), name, reportIds: some.map((report) => report.id) }] : []))
    .sort((a, b) => a.name.localeCompare(b.name))
}

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
