import { type Kysely, sql } from 'kysely'
import type { CheckResult } from '../check/index.ts'
import type { PublishedClaim, PublishedReport } from '../publishing/index.ts'
import type { Claim } from '../reading/index.ts'
import type { Sources } from '../ui/index.ts'
import type { DeskTables } from './deps.ts'
import type { Actor } from './route.ts'
import { visibleTo } from './scope.ts'

/** The reports, claims and people that a checked article leads to, as far as the actor may see them; nothing else is loaded. */
export async function loadSources(db: Kysely<DeskTables>, actor: Actor, result: CheckResult): Promise<Sources> {
  const refs = result.verdicts.flatMap((verdict) => [...verdict.for, ...verdict.against, ...(verdict.beside ?? [])])
  const copy = result.report.copyOf ? [result.report.copyOf.reportId] : []
  const [reportIds, claimIds] = [[...refs.map((ref) => ref.reportId), ...copy], refs.map((ref) => ref.claimId)]
  const personIds = result.people.flatMap(({ match }) => (match ? [match.personId] : []))
  const reports = await loadReports(db, actor, reportIds)
  const claims = await loadClaims(db, actor, claimIds)
  const names = await loadNames(db, actor, personIds)
  return { report: (id) => reports.get(id), claim: (id) => claims.get(id), personName: (id) => names.get(id) }
}

type Held = Pick<PublishedReport, 'id' | 'sha256' | 'title' | 'outlet' | 'url' | 'published' | 'language'>

async function loadReports(db: Kysely<DeskTables>, actor: Actor, ids: readonly string[]) {
  const { rows } = await sql<Held>`
    select id, sha256, title, outlet, url, published, language from report
    where id = any(${[...new Set(ids)]}) and ${visibleTo(actor, 'report', 'report.id')}`.execute(db)
  const bare = { summary: null, aiWritten: false, credits: [], claimIds: [], notices: [] }
  return new Map<string, PublishedReport>(rows.map((row) => [row.id, { ...row, ...bare, lineage: row.id }]))
}

interface HeldClaim extends Pick<PublishedClaim, 'reportId'> {
  readonly body: Claim
  readonly personId: string | null
  readonly state: PublishedClaim['state'] | null
  readonly ladder: PublishedClaim['ladder'] | null
}

async function loadClaims(db: Kysely<DeskTables>, actor: Actor, ids: readonly string[]) {
  const { rows } = await sql<HeldClaim>`
    select claim.report_id as "reportId", claim.body, stands.person_id as "personId", stands.verdict as state, stands.state as ladder
    from claim_state stands join claim on claim.id = stands.claim_id and claim.extractor = stands.extractor
    where claim.id = any(${[...new Set(ids)]}) and ${visibleTo(actor, 'report', 'claim.report_id')}`.execute(db)
  return new Map<string, PublishedClaim>(
    rows.map(({ body, personId, state, ladder, reportId }) => [
      body.id,
      {
        ...body,
        reportId,
        learned: null,
        subject: { ...body.subject, personId },
        state: state ?? 'unseen',
        ladder: ladder ?? 'lead',
      },
    ]),
  )
}

async function loadNames(db: Kysely<DeskTables>, actor: Actor, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct on (person.id) person.id, coalesce(person_name.text, person.id) as name
    from person left join person_name on person_name.person_id = person.id
    where person.id = any(${[...new Set(ids)]}) and ${visibleTo(actor, 'person', 'person.id')}
    order by person.id, person_name.language <> 'en', person_name.text`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
