import type {
  EditionView,
  Fact,
  Ledger,
  PersonEntry,
  PublishedClaim,
  PublishedReport,
  Statement,
} from '../publishing/index.ts'
import type { Dataset, Row } from './column.ts'

/** An edition as flat tables; a pure function of what the edition shows, in a fixed order. */
export function datasetOf(view: EditionView): Dataset {
  const tables = Object.fromEntries(Object.keys(makers).map((name) => [name, [...rowsOf(view, name)]]))
  return { edition: view.id, published: view.published, tables }
}

/** The rows of one table, made one by one: an edition may be larger than the memory. */
export function rowsOf(view: EditionView, table: string): Iterable<Row> {
  return makers[table]?.(view) ?? []
}

const makers: Readonly<Record<string, (view: EditionView) => Iterable<Row>>> = {
  people: (view) => map(inOrder(view.people), personRow),
  *names(view) {
    for (const { id, names } of inOrder(view.people))
      for (const { text, language } of names) yield { person_id: id, name: text, language }
  },
  reports: (view) => map(inOrder(view.reports), reportRow),
  claims: (view) => map(inOrder(view.claims), claimRow),
  *facts(view) {
    for (const person of inOrder(view.people)) for (const fact of person.facts) yield factRow(fact, person.id)
  },
  *recognitions(view) {
    for (const { id, recognitions } of inOrder(view.people))
      for (const { organisation, scheme, date, ended, reportId } of recognitions)
        yield { person_id: id, organisation, scheme, date, ended, report_id: reportId }
  },
  events: (view) =>
    map(sorted(view.events), ({ id, title, date, place, summary, reportIds }) => ({
      ...{ id, title, date, place, summary, reports: [...reportIds] },
    })),
  slots: (view) => sorted(view.events).flatMap(({ id, ledger }) => (ledger ? slotRows(id, ledger) : [])),
  figures: (view) =>
    view.figures.map(({ number, organisation, definition, asOf, reportId }) => ({
      ...{ number, organisation, definition, as_of: asOf, report_id: reportId },
    })),
  changes: (view) =>
    view.changes.map(({ date, personId, eventId, text }, at) => ({
      number: at + 1,
      ...{ date, person_id: personId, event_id: eventId, text },
    })),
}

function* map<From, To>(all: Iterable<From>, make: (one: From) => To): Generator<To> {
  for (const one of all) yield make(one)
}

function* inOrder<One>(all: ReadonlyMap<string, One>): Generator<One> {
  for (const id of [...all.keys()].sort()) {
    const one = all.get(id)
    if (one !== undefined) yield one
  }
}

function personRow({ id, name, description, status, eventIds }: PersonEntry): Row {
  return {
    ...{ id, name, description, liberty: status.liberty, since: status.since, place: status.place },
    ...{ last_evidence: status.lastEvidence, ladder: status.ladder, state: status.state, events: [...eventIds] },
  }
}

function reportRow(report: PublishedReport): Row {
  const { id, sha256, title, outlet, url, published, language, summary, aiWritten, credits, lineage, notices } = report
  return {
    ...{ id, sha256, title, outlet, url, published, language, summary, ai_written: aiWritten, credits: [...credits] },
    lineage,
    notices: notices.map(({ kind, quote }) => `${kind}: ${quote}`),
  }
}

const sorted = <One extends { readonly id: string }>(all: Iterable<One>): readonly One[] =>
  [...all].sort((a, b) => (a.id < b.id ? -1 : 1))

function claimRow(claim: PublishedClaim): Row {
  const { id, reportId, said, learned, speaker, origin, quote, state, ladder } = claim
  return {
    id,
    report_id: reportId,
    ...statementCells(claim),
    ...{ said, learned, speaker_name: speaker?.name ?? null, speaker_kind: speaker?.kind ?? null, origin },
    ...{ quote_start: quote.start, quote_end: quote.end, quote: quote.text, state, ladder },
  }
}

function factRow(fact: Fact, person: string): Row {
  const refs = (list: Fact['for']) => list.map(({ claimId, reportId, origin }) => `${claimId}|${reportId}|${origin}`)
  return {
    id: fact.id,
    person,
    ...statementCells(fact),
    state: fact.state,
    ladder: fact.ladder,
    origins_for: fact.independentOrigins.for,
    origins_against: fact.independentOrigins.against,
    claims_for: refs(fact.for),
    claims_against: refs(fact.against),
    explanation: fact.explanation,
  }
}

function statementCells({ type, subject, value, date, ...rest }: Statement): Row {
  const { population, measure, place, offence, kind, detail, polarity, modality } = rest
  return {
    type,
    subject_kind: subject.kind,
    subject_name: subject.name,
    person_id: subject.personId,
    number: value?.number ?? null,
    number_min: value?.min ?? null,
    number_max: value?.max ?? null,
    unit: value?.unit ?? null,
    quantifier: value?.quantifier ?? null,
    term_years: value?.term?.years ?? null,
    term_months: value?.term?.months ?? null,
    term_days: value?.term?.days ?? null,
    ...{ population, measure, date: date?.edtf ?? null, date_words: date?.raw ?? null },
    ...{ place, offence, kind, detail, polarity, modality },
  }
}

function slotRows(eventId: string, { slots }: Ledger): readonly Row[] {
  return slots.map((slot) => ({
    event_id: eventId,
    person_id: slot.person.id ?? '',
    name: slot.person.name,
    outcome: slot.outcome,
    origins_for: slot.for,
    origins_against: slot.against,
    reasons: slot.reasonCodes.map(String),
    evidence: [...slot.evidence],
  }))
}
