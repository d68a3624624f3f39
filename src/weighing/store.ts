import { type JSONColumnType, type Kysely, sql } from 'kysely'
import type { Claim } from '../reading/index.ts'
import type { Assessment, LadderState } from './assess.ts'
import { subjectKey } from './body.ts'
import { type Standing, standingOf } from './claim-state.ts'
import type { ReleaseEvent } from './event.ts'
import type { Evidence, VerdictState } from './evidence.ts'
import type { Filing } from './filing.ts'
import type { LineageGroup } from './lineage/trace.ts'

/** An assessment as it is kept: claims by id, for the claims stand in their own table. */
export type KeptAssessment = Omit<Assessment, 'proposition'> & {
  readonly proposition: {
    readonly id: string
    readonly text: string
    readonly subject: string
    readonly claimIds: readonly string[]
  }
}

export interface WeighingTables {
  lineage: { report_id: string; group_id: string; kind: string; why: JSONColumnType<readonly string[]> }
  assessment: {
    exemplar: string
    proposition: string
    state: string
    bucket: string
    subject_key: string
    person_id: string | null
    type: string
    body: JSONColumnType<KeptAssessment>
  }
  event_claim: { event_id: string; claim_id: string }
  release_event: { id: string; day: string | null; body: JSONColumnType<ReleaseEvent> }
  claim_state: ClaimStateRow
  claim_filing: Omit<ClaimFilingRow, 'body'> & { body: JSONColumnType<Claim | null, string | null, never> }
}

/** One row a claim of the newest reading; null standing: waits to be weighed. */
export interface ClaimStateRow {
  claim_id: string
  report_id: string
  extractor: string
  type: string
  subject: string
  subject_kind: 'person' | 'group' | 'organisation'
  /** The person of the reading. */
  ref: string | null
  person_id: string | null
  country: string | null
  happened: string | null
  said: string | null
  published: string | null
  learned_at: Date
  minor: boolean
  affirms: boolean
  planned: boolean
  lineage: string
  proposition: string | null
  /** The claim in whose words its proposition is told; tells apart propositions that read alike. */
  exemplar: string | null
  state: LadderState | null
  verdict: VerdictState | null
  origins_for: number | null
  origins_against: number | null
}

export interface ClaimFilingRow {
  claim_id: string
  report_id: string
  subject_key: string
  bucket: string
  person_id: string | null
  lineage: string
  blocks: readonly string[]
  family: readonly string[]
  surname: string | null
  lone: string | null
  name: string | null
  window_from: number | null
  window_to: number | null
  dated: boolean
  files: readonly string[]
  reach: readonly string[]
  body: Claim | null
  /** The report is written by a machine, or suspected to be. */
  ai: boolean
}

/** A claim with the country it speaks of, as it is filed. */
export interface Filed {
  readonly evidence: Evidence
  readonly filing: Filing
  readonly country: string | null
  /** The claim as people read or made it; null where it is the machine's. */
  readonly asReviewed: Claim | null
}

export interface Bucketed {
  readonly bucket: string
  readonly assessment: Assessment
}

/** A proposition by the claims that state it, before it is weighed. */
export interface Grouped {
  readonly exemplar: string
  readonly claimIds: readonly string[]
}

/** Writes lineage, assessment, release_event, claim_state and claim_filing; nothing else does. All are derived. */
export class WeighingStore {
  readonly #db: Kysely<WeighingTables>

  constructor(db: Kysely<WeighingTables>) {
    this.#db = db
  }

  async clear(): Promise<void> {
    for (const table of [
      'lineage',
      'assessment',
      'release_event',
      'event_claim',
      'claim_state',
      'claim_filing',
    ] as const)
      await this.#db.deleteFrom(table).execute()
  }

  /** Keeps the groups of reports that are one text, in place of what was kept of these reports. */
  async keepLineage(reportIds: readonly string[], groups: readonly LineageGroup[]): Promise<void> {
    await sql`delete from lineage where report_id = any(${reportIds})`.execute(this.#db)
    const rows = groups.flatMap(({ reports, kind, why }) =>
      reports.map((report_id) => ({ report_id, group_id: reports[0] ?? report_id, kind, why })),
    )
    await this.#each(rows, (part) =>
      sql`insert into lineage select * from jsonb_to_recordset(${part}::jsonb)
          as row (report_id text, group_id text, kind text, why jsonb)`.execute(this.#db),
    )
  }

  /** Files claims, in place of what was filed of them before; they then wait to be weighed. */
  async file(claims: readonly Filed[]): Promise<void> {
    await this.#each(claims.map(filingRow), (part) =>
      sql`insert into claim_filing select * from jsonb_to_recordset(${part}::jsonb) as row (claim_id text, report_id text,
            subject_key text, bucket text, person_id text, lineage text, blocks text[], family text[], surname text, lone text, name text,
            window_from float8, window_to float8, dated boolean, files text[], reach text[], body jsonb, ai boolean)
          on conflict (claim_id) do update set subject_key = excluded.subject_key, bucket = excluded.bucket,
            person_id = excluded.person_id, lineage = excluded.lineage, blocks = excluded.blocks, family = excluded.family, surname = excluded.surname,
            lone = excluded.lone, name = excluded.name, window_from = excluded.window_from, window_to = excluded.window_to,
            dated = excluded.dated, files = excluded.files, reach = excluded.reach, body = excluded.body, ai = excluded.ai`.execute(
        this.#db,
      ),
    )
    await this.#each(claims.map(stateRow), (part) =>
      sql`insert into claim_state (claim_id, report_id, extractor, type, subject, subject_kind, ref, person_id, country, happened, said,
            published, learned_at, minor, affirms, planned, lineage)
          select * from jsonb_to_recordset(${part}::jsonb) as row (claim_id text, report_id text, extractor text, type text, subject text,
            subject_kind text, ref text, person_id text, country text, happened text, said text, published text,
            learned_at timestamptz, minor boolean, affirms boolean, planned boolean, lineage text)
          on conflict (claim_id) do update set report_id = excluded.report_id, extractor = excluded.extractor, type = excluded.type,
            subject = excluded.subject, subject_kind = excluded.subject_kind, ref = excluded.ref, person_id = excluded.person_id,
            country = excluded.country, happened = excluded.happened, said = excluded.said, published = excluded.published,
            minor = excluded.minor, affirms = excluded.affirms, planned = excluded.planned, lineage = excluded.lineage, exemplar = null, proposition = null, state = null, verdict = null,
            origins_for = null, origins_against = null`.execute(this.#db),
    )
  }

  /** Takes claims away that the newest reading of their report no longer has. */
  async unfile(claimIds: readonly string[]): Promise<void> {
    if (claimIds.length === 0) return
    await sql`delete from claim_filing where claim_id = any(${claimIds})`.execute(this.#db)
    await sql`delete from claim_state where claim_id = any(${claimIds})`.execute(this.#db)
    await sql`delete from assessment where exemplar = any(${claimIds})`.execute(this.#db)
  }

  /** Keeps what was found of whole subjects: assessments of these subjects that are not among them go. */
  async keepSubjects(subjects: readonly string[], found: readonly Bucketed[]): Promise<void> {
    const exemplars = found.map(({ assessment }) => assessment.proposition.exemplar.claim.id)
    await sql`delete from assessment where subject_key = any(${subjects}) and exemplar <> all(${exemplars})`.execute(
      this.#db,
    )
    await this.keep(found)
  }

  /** Keeps which claims state one proposition; those named wait to be weighed, other propositions of the bucket stay. */
  async regroup(bucket: string, all: readonly string[], changed: readonly Grouped[]): Promise<void> {
    await sql`delete from assessment where bucket = ${bucket} and exemplar <> all(${all})`.execute(this.#db)
    const rows = changed.flatMap(({ exemplar, claimIds }) => claimIds.map((claim_id) => ({ claim_id, exemplar })))
    await this.#each(rows, (part) =>
      sql`update claim_state set exemplar = row.exemplar, proposition = null, state = null, verdict = null,
            origins_for = null, origins_against = null
          from jsonb_to_recordset(${part}::jsonb) as row (claim_id text, exemplar text)
          where claim_state.claim_id = row.claim_id`.execute(this.#db),
    )
  }

  /** Keeps assessments and how the claims of each then stand. */
  async keep(found: readonly Bucketed[]): Promise<void> {
    await this.#each(found.map(assessmentRow), (part) =>
      sql`insert into assessment (exemplar, proposition, state, bucket, subject_key, person_id, type, body)
          select * from jsonb_to_recordset(${part}::jsonb) as row (exemplar text, proposition text, state text, bucket text,
            subject_key text, person_id text, type text, body jsonb)
          on conflict (exemplar) do update set proposition = excluded.proposition, state = excluded.state,
            bucket = excluded.bucket, subject_key = excluded.subject_key, person_id = excluded.person_id,
            type = excluded.type, body = excluded.body`.execute(this.#db),
    )
    await this.#each(found.flatMap(standings), (part) =>
      sql`update claim_state set proposition = row.proposition, exemplar = row.exemplar, state = row.state,
            verdict = row.verdict, origins_for = row.origins_for, origins_against = row.origins_against
          from jsonb_to_recordset(${part}::jsonb) as row (claim_id text, proposition text, exemplar text, state text,
            verdict text, origins_for integer, origins_against integer)
          where claim_state.claim_id = row.claim_id and (claim_state.proposition, claim_state.exemplar, claim_state.state,
            claim_state.verdict, claim_state.origins_for, claim_state.origins_against) is distinct from
            (row.proposition, row.exemplar, row.state, row.verdict, row.origins_for, row.origins_against)`.execute(
        this.#db,
      ),
    )
  }

  async keepEvents(found: readonly ReleaseEvent[]): Promise<void> {
    // Two runs of claims may name one day; the first keeps the id.
    const events = [...new Map([...found].reverse().map((event) => [event.id, event])).values()]
    const ids = events.map((event) => event.id)
    await sql`delete from release_event where id <> all(${ids})`.execute(this.#db)
    await this.#each(
      events.map((event) => ({ id: event.id, day: event.date, body: event })),
      (part) =>
        sql`insert into release_event (id, day, body)
          select * from jsonb_to_recordset(${part}::jsonb) as row (id text, day date, body jsonb)
          on conflict (id) do update set day = excluded.day, body = excluded.body
          where release_event.body <> excluded.body`.execute(this.#db),
    )
    await sql`delete from event_claim`.execute(this.#db)
    const claims = events.flatMap(({ id, claimIds }) => claimIds.map((claim_id) => ({ event_id: id, claim_id })))
    await this.#each(claims, (part) =>
      sql`insert into event_claim select * from jsonb_to_recordset(${part}::jsonb) as row (event_id text, claim_id text)
          on conflict do nothing`.execute(this.#db),
    )
  }

  async #each(rows: readonly object[], write: (part: string) => Promise<unknown>): Promise<void> {
    for (let from = 0; from < rows.length; from += 1000) await write(JSON.stringify(rows.slice(from, from + 1000)))
  }
}

function filingRow({ filing, asReviewed, evidence }: Filed) {
  const { claimId, reportId, subjectKey, window, ...rest } = filing
  return {
    claim_id: claimId,
    report_id: reportId,
    subject_key: subjectKey,
    bucket: rest.bucket,
    person_id: rest.personId,
    lineage: rest.lineage,
    blocks: rest.blocks,
    family: rest.family,
    surname: rest.surname,
    lone: rest.lone,
    name: rest.name,
    // JSON has no infinity; PostgreSQL reads it by name.
    window_from: window && String(window.from),
    window_to: window && String(window.to),
    dated: rest.dated,
    files: rest.files,
    reach: rest.reach,
    body: asReviewed,
    ai: evidence.report.aiWritten,
  }
}

function stateRow({ evidence: { claim, report, personId, lineage, learned }, country }: Filed) {
  return {
    claim_id: claim.id,
    report_id: report.id,
    extractor: claim.extractor,
    type: claim.type,
    subject: claim.subject.name,
    subject_kind: claim.subject.kind,
    ref: claim.subject.ref ?? null,
    person_id: personId,
    country,
    happened: claim.date?.edtf ?? null,
    said: claim.said,
    published: report.published,
    learned_at: learned,
    minor: claim.minor,
    affirms: claim.polarity === 'affirms',
    planned: claim.modality === 'planned',
    lineage,
  }
}

function assessmentRow({ bucket, assessment }: Bucketed) {
  const { proposition, ...rest } = assessment
  const claimIds = proposition.evidence.map(({ claim }) => claim.id)
  const { id, text, subject, personId, type } = proposition
  const body: KeptAssessment = { ...rest, proposition: { id, text, subject, claimIds } }
  return {
    exemplar: proposition.exemplar.claim.id,
    proposition: id,
    state: rest.state,
    bucket,
    subject_key: subjectKey(proposition.exemplar),
    person_id: personId,
    type,
    body,
  }
}

function standings({ assessment }: Bucketed) {
  const { proposition, state, verdict, originsFor, originsAgainst }: Standing = standingOf(assessment)
  return assessment.proposition.evidence.map(({ claim }) => ({
    claim_id: claim.id,
    proposition,
    exemplar: assessment.proposition.exemplar.claim.id,
    state,
    verdict,
    origins_for: originsFor,
    origins_against: originsAgainst,
  }))
}
