import type { EditionView, Fact, Ledger, PublishedClaim, Statement } from '../publishing/index.ts'
import type { Dataset, Row } from './column.ts'

/** An edition as flat tables; a pure function of what the edition shows, in a fixed order. */
export function datasetOf(view: EditionView): Dataset {
  const people = sorted(view.people.values())
  return {
    edition: view.id,
    published: view.published,
    tables: {
      people: people.map(({ id, name, description, status, eventIds }) => ({
        id,
        name,
        description,
        liberty: status.liberty,
        since: status.since,
        place: status.place,
        last_evidence: status.lastEvidence,
        ladder: status.ladder,
        state: status.state,
        events: [...eventIds],
      })),
      names: people.flatMap(({ id, names }) =>
        names.map(({ text, language }) => ({ person_id: id, name: text, language })),
      ),
      reports: sorted(view.reports.values()).map(
        ({ claimIds: _claims, aiWritten, credits, notices, sha256, title, outlet, url, ...rest }) => ({
          id: rest.id,
          ...{ sha256, title, outlet, url, published: rest.published, language: rest.language, summary: rest.summary },
          ai_written: aiWritten,
          credits: [...credits],
          lineage: rest.lineage,
          notices: notices.map(({ kind, quote }) => `${kind}: ${quote}`),
        }),
      ),
      claims: sorted(view.claims.values()).map(claimRow),
      facts: people.flatMap((person) => person.facts.map((fact) => factRow(fact, person.id))),
      recognitions: people.flatMap(({ id, recognitions }) =>
        recognitions.map(({ organisation, scheme, date, ended, reportId }) => ({
          ...{ person_id: id, organisation, scheme, date, ended, report_id: reportId },
        })),
      ),
      events: sorted(view.events).map(({ id, title, date, place, summary, reportIds }) => ({
        ...{ id, title, date, place, summary, reports: [...reportIds] },
      })),
      slots: sorted(view.events).flatMap(({ id, ledger }) => (ledger ? slotRows(id, ledger) : [])),
      figures: view.figures.map(({ number, organisation, definition, asOf, reportId }) => ({
        ...{ number, organisation, definition, as_of: asOf, report_id: reportId },
      })),
      changes: view.changes.map(({ date, personId, eventId, text }) => ({
        ...{ date, person_id: personId, event_id: eventId, text },
      })),
    },
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
