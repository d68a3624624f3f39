import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { IntakeTables } from '../intake/index.ts'
import type { Claim, ReadingTables } from '../reading/index.ts'
import type { Evidence, ReportFacts } from './evidence.ts'
import { refiled } from './filing.ts'
import { factsOf } from './gather.ts'
import type { Statement } from './statement.ts'
import type { WeighingTables } from './store.ts'

export type Weighable = WeighingTables & IntakeTables & ReadingTables

interface Row {
  readonly body: Claim
  readonly person_id: string | null
  readonly lineage: string
  readonly window_from: number | null
  readonly window_to: number | null
  readonly dated: boolean
  readonly family: readonly string[]
  readonly report_id: string
  readonly credits: readonly string[]
  readonly learned_at: Date
  readonly sha256: string
  readonly title: string | null
  readonly outlet: string | null
  readonly url: string | null
  readonly published: string | null
  readonly language: string
  readonly ai: boolean
}

export interface Loaded {
  readonly statements: readonly Statement[]
  /** By report: the surnames beside a bare name. */
  readonly families: ReadonlyMap<string, readonly string[]>
}

/** Filed claims with what decides their weight, without the texts of their reports; `which` is a condition on claim_filing f. */
export async function loadStatements(db: Kysely<Weighable>, which: RawBuilder<unknown>): Promise<Loaded> {
  const { rows } = await sql<Row>`
    select coalesce(f.body, c.body) as body, f.person_id, f.lineage, f.window_from, f.window_to, f.dated, f.family,
      f.report_id, g.credits, r.learned_at, r.sha256, r.title, r.outlet, r.url, r.published, r.language,
      f.ai
    from claim_filing f join claim_state s using (claim_id)
    left join claim c on f.body is null and c.id = f.claim_id and c.extractor = s.extractor
    join lateral (select credits from reading where reading.report_id = f.report_id order by read_at desc limit 1) g on true
    join report r on r.id = f.report_id
    where ${which}`.execute(db)
  const reports = new Map<string, ReportFacts>()
  const families = new Map<string, readonly string[]>()
  const statements = rows.map((row) => {
    const report = reports.get(row.report_id) ?? factsOfRow(row)
    reports.set(row.report_id, report)
    if (row.family.length > 0) families.set(row.report_id, row.family)
    const { body: claim, person_id: personId, lineage, dated, window_from: from, window_to: to } = row
    const evidence: Evidence = { claim, report, personId, lineage, learned: row.learned_at.toISOString() }
    return refiled(evidence, { window: from === null || to === null ? null : { from, to }, dated })
  })
  return { statements, families }
}

function factsOfRow(row: Row): ReportFacts {
  const { report_id: id, sha256, title, outlet, url, published, language, credits, ai } = row
  const told = { id, sha256, title, outlet, url, published, language, text: null, aiDisclosure: null }
  return { ...factsOf(told, { credits, extractor: '', claims: [] }), aiWritten: ai }
}
