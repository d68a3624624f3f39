import { displayName, type Person } from '../matching/index.ts'
import { entriesOf } from '../record/index.ts'
import {
  assess,
  type Evidence,
  findEvents,
  type HumanDecision,
  ledgerOf,
  type ReleaseEvent,
} from '../weighing/index.ts'
import type { EditionView, EventEntry, PublishedReport } from './edition.ts'
import { figuresOf } from './figures.ts'
import { outletsOf } from './outlets.ts'
import { personEntry } from './person-entry.ts'
import { publishedClaim, verdictOf } from './statement.ts'

/** People and evidence as they may be seen, all at once: what a text is held against, and what a small edition is worked out from. */
export interface Edition {
  readonly kind: 'edition'
  readonly number: number
  /** ISO instant. */
  readonly published: string
  readonly people: readonly Person[]
  /** Reports stand in it without their text: a quote is published, an article is not. */
  readonly evidence: readonly Evidence[]
  readonly decisions: readonly HumanDecision[]
}

/** Everything that is shown, worked out from the whole of an edition or, at the desk, of a register; a pure function. */
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
    claims: new Map(
      evidence.map((entry) => {
        const found = byClaim.get(entry.claim.id)
        const standing = {
          state: found ? verdictOf(found) : ('unseen' as const),
          ladder: found?.state ?? ('lead' as const),
        }
        return [entry.claim.id, { ...publishedClaim({ ...entry, learned: entry.learned ?? null }), ...standing }]
      }),
    ),
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

function eventEntry(event: ReleaseEvent, { evidence, people, decisions }: Edition): EventEntry {
  const { id, title, date, place, reportIds } = event
  const named = people.map((person) => ({ id: person.id, name: displayName(person), sex: person.sex }))
  return { id, title, date, place, summary: null, ledger: ledgerOf(event, evidence, named, { decisions }), reportIds }
}
