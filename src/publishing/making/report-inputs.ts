import { sql } from 'kysely'
import type { Protection } from '../protection.ts'
import { digestOf } from './rows.ts'
import type { Making } from './source.ts'

export interface ReportInput {
  readonly id: string
  /** First report of the texts that are one, among those that may be seen. */
  readonly lineage: string
  /** Changes whenever anything changed from which the report's rows follow. */
  readonly input: string
}

interface Found {
  readonly id: string
  readonly published: string | null
  readonly fixed: string
  readonly links: string | null
  readonly lineage: string | null
}

/**
 * Every report that may be seen, with a digest of what its rows are made from: its text, the words and places of its quotes, whom
 * its people were found to be and whether those may be seen, what was decided on its claims. While text and quotes are what they
 * were when each anchor was last compared, no anchor can have broken.
 */
export async function reportInputs(
  { db, gate }: Making,
  claimActs: ReadonlyMap<string, string>,
): Promise<readonly ReportInput[]> {
  const { rows } = await sql<Found>`
    with newest as (
      select distinct on (report_id) report_id, extractor from reading order by report_id, read_at desc
    ), quotes as (
      select c.report_id,
        sum(hashtextextended(c.id || '/' || c.quote_start || '/' || c.quote_end || '/' || c.quote_text, 0)::numeric) as hash
      from claim c join newest n using (report_id, extractor) group by c.report_id
    ), links as (
      select report_id, string_agg(ref || '=' || person_id, ' ' order by ref) as list
      from mention_link where person_id is not null group by report_id
    )
    select r.id, r.published, concat_ws('/', md5(r.text), n.extractor, q.hash) as fixed, l.list as links, g.group_id as lineage
    from report r join newest n on n.report_id = r.id
    left join quotes q on q.report_id = r.id left join links l on l.report_id = r.id
    left join lineage g on g.report_id = r.id
    -- Whoever sent it said how far it may go; what is not marked is what an outlet published.
    where coalesce(r.details->>'level', 'P1') in ('P0', 'P1')
    order by r.id`.execute(db)
  const open = rows.filter(({ id }) => gate.isReportOpen(id))
  const lineageOf = lineagesAmong(open)
  return open.map(({ id, fixed, links }) => {
    const lineage = lineageOf(id)
    const seen = (links?.split(' ') ?? []).map((link) => link + gate.policyOf(link.slice(link.indexOf('=') + 1)))
    return { id, lineage, input: digestOf(fixed, lineage, seen.join(' '), claimActs.get(id) ?? '') }
  })
}

/** A text's name among what may be seen: nothing hidden shows through it, and what hangs together through the hidden stays together. */
function lineagesAmong(open: readonly Found[]): (id: string) => string {
  const groups = Map.groupBy(open, (found) => found.lineage ?? found.id)
  const roots = new Map<string, string>()
  for (const [group, members] of groups) {
    const first = members.some(({ id }) => id === group)
      ? group
      : [...members].sort((a, b) => ((a.published ?? '9999') + a.id < (b.published ?? '9999') + b.id ? -1 : 1))[0]?.id
    for (const { id } of members) roots.set(id, first ?? id)
  }
  return (id) => roots.get(id) ?? id
}

/** What was decided on single claims, as one text for each report. */
export async function claimActsByReport(
  { db }: Pick<Making, 'db'>,
  acts: readonly { readonly target: string; readonly act: string }[],
  protections: readonly Protection[],
  now: string,
): Promise<ReadonlyMap<string, string>> {
  const on = (target: string) => target.startsWith('claim:')
  const told = [
    ...acts.filter(({ target }) => on(target)).map(({ target, act }) => [target.slice(6), act] as const),
    ...protections
      .filter(({ target }) => on(target))
      .map(
        ({ target, kind, value, until }) =>
          [target.slice(6), `${kind} ${value} ${until !== null && until <= now}`] as const,
      ),
  ]
  if (told.length === 0) return new Map()
  const ids = [...new Set(told.map(([id]) => id))]
  const { rows } = await sql<{ id: string; report_id: string }>`
    select id, report_id from claim where id = any(${ids})
    union select id, report_id from hand_claim where id = any(${ids})`.execute(db)
  const reportOf = new Map(rows.map((row) => [row.id, row.report_id]))
  const byReport = Map.groupBy(told, ([id]) => reportOf.get(id) ?? '')
  return new Map([...byReport].map(([id, list]) => [id, JSON.stringify(list)]))
}
