import { type Kysely, sql } from 'kysely'
import type { DeskTables } from '../deps.ts'
import type { Actor } from '../route.ts'
import { visibleTo } from '../scope.ts'

/** The report that comes after this one in the inbox, in its own order; the first when this one does not wait; null when none waits. */
export async function nextWaiting(db: Kysely<DeskTables>, actor: Actor, reportId: string): Promise<string | null> {
  const { rows } = await sql<{ report_id: string }>`
    select w.report_id from report_waiting w left join report_waiting here on here.report_id = ${reportId}
    where w.open > 0 and w.report_id <> ${reportId} and ${visibleTo(actor, 'report', 'w.report_id')}
      and w.group_id is distinct from here.group_id
    order by ((w.rank, w.seq) < (here.rank, here.seq)) desc nulls last, w.rank desc, w.seq desc limit 1`.execute(db)
  return rows[0]?.report_id ?? null
}
