import { type Kysely, sql } from 'kysely'
import { asReadonly } from '../../database/index.ts'
import { loadDecisions, type ReviewTables } from '../../review/index.ts'
import { approvalsIn } from '../making/briefings.ts'
import type { KeptEvent } from '../making/event-rows.ts'
import type { KeptClaim, KeptReport } from '../making/prepare-report.ts'
import type { PublishingTables } from '../store.ts'
import { type Briefing, briefingDigest, briefingOf } from './briefing.ts'

/** A briefing as the newest edition's evidence makes it, and whether a person has released this very one. */
export interface BriefingDraft {
  readonly briefing: Briefing
  readonly digest: string
  readonly title: string
  readonly reportIds: readonly string[]
  /** changed: released once, and the evidence is no longer what it was. */
  readonly state: 'new' | 'released' | 'changed'
  /** ISO day; null where nobody has released this one. */
  readonly approved: string | null
}

/** The briefings of every event of the newest edition, or of one; newest event first. */
export async function briefingDrafts(
  db: Kysely<PublishingTables & ReviewTables>,
  eventId?: string,
): Promise<readonly BriefingDraft[]> {
  const { rows } = await sql<{ id: string; body: string }>`
    select id, body from edition_row where kind = 'event' and until is null ${eventId === undefined ? sql`` : sql`and id = ${eventId}`}`.execute(
    db,
  )
  const approvals = approvalsIn(
    await loadDecisions(
      asReadonly(db),
      rows.map(({ id }) => `briefing:${id}`),
    ),
  )
  return rows
    .flatMap(({ id, body }): readonly BriefingDraft[] => {
      const { entry } = JSON.parse(body) as KeptEvent
      const briefing = briefingOf(entry)
      if (!briefing) return []
      const digest = briefingDigest(briefing)
      const approval = approvals.get(id)
      const state = approval === undefined ? 'new' : approval.digest === digest ? 'released' : 'changed'
      const approved = state === 'released' ? (approval?.day ?? null) : null
      return [{ briefing, digest, title: entry.title, reportIds: entry.reportIds, state, approved }]
    })
    .sort((a, b) => (a.briefing.date < b.briefing.date ? 1 : -1))
}

export interface ClaimPlace {
  readonly id: string
  readonly reportId: string
  readonly outlet: string | null
}

/** In which report of the newest edition each claim stands. */
export async function claimPlaces(
  db: Kysely<PublishingTables>,
  claimIds: readonly string[],
): Promise<ReadonlyMap<string, ClaimPlace>> {
  const { rows } = await sql<{ id: string; claim: string; report: string }>`
    select c.id, c.body as claim, r.body as report from edition_row c
    join edition_row r on r.kind = 'report' and r.id = c.report_id and r.until is null
    where c.kind = 'claim' and c.until is null and c.id = any(${claimIds})`.execute(db)
  return new Map(
    rows.map(({ id, claim, report }) => {
      const { claim: held } = JSON.parse(claim) as KeptClaim
      return [id, { id, reportId: held.reportId, outlet: (JSON.parse(report) as KeptReport).facts.outlet }]
    }),
  )
}
