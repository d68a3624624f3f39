import { type Kysely, sql } from 'kysely'
import type { KeptCandidate } from '../../matching/index.ts'
import type { Claim } from '../../reading/index.ts'
import type { LadderState } from '../../weighing/index.ts'
import type { DeskTables } from '../deps.ts'
import type { Actor } from '../route.ts'
import { visibleTo } from '../scope.ts'
import { nameOf } from './load-queue.ts'

/** One thing that is said, and how it stands. */
export interface Line {
  readonly claim: Claim
  readonly state: LadderState | null
  readonly report_id: string
}

/** One side of a question: a person of the register with what is said of them. */
export interface Side {
  readonly id: string
  readonly name: string
  readonly names: readonly string[]
  readonly born: string | null
  readonly minor: boolean
  readonly reports: number
  readonly lines: readonly Line[]
}

export interface MentionQuestion {
  readonly reportId: string
  readonly ref: string
  readonly name: string
  readonly title: string | null
  readonly outlet: string | null
  readonly published: string | null
  readonly personId: string | null
  readonly lines: readonly Line[]
  readonly candidates: readonly (KeptCandidate & { readonly side: Side })[]
}

/** More is on the person's page. */
const MOST_LINES = 40

/** A mention with everybody it may be; null where there is none, or not for this account. */
export async function loadMentionQuestion(
  db: Kysely<DeskTables>,
  actor: Actor,
  reportId: string,
  ref: string,
): Promise<MentionQuestion | null> {
  const row = await db
    .selectFrom('mention_link')
    .innerJoin('report', 'report.id', 'mention_link.report_id')
    .select(['name', 'reasons', 'person_id', 'title', 'outlet', 'published'])
    .where('report_id', '=', reportId)
    .where('ref', '=', ref)
    .where(visibleTo(actor, 'report', 'report.id'))
    .executeTakeFirst()
  if (!row) return null
  const candidates = []
  for (const candidate of row.reasons.candidates) {
    const side = await loadSide(db, actor, candidate.personId)
    if (side) candidates.push({ ...candidate, side })
  }
  const { name, title, outlet, published, person_id: personId } = row
  const lines = await loadLines(db, actor, { reportId, ref })
  return { reportId, ref, name, title, outlet, published, personId, lines, candidates }
}

/** A person as a side of a question; null where there is none, or not for this account. */
export async function loadSide(db: Kysely<DeskTables>, actor: Actor, id: string): Promise<Side | null> {
  const { rows } = await sql<Omit<Side, 'lines'>>`
    select p.id, ${nameOf(sql`p.id`)} as name, p.born, p.minor,
      array(select text from person_name n where n.person_id = p.id order by language, text) as names,
      (select count(distinct s.report_id)::int from claim_state s where s.person_id = p.id and ${visibleTo(actor, 'report', 's.report_id')}) as reports
    from person p where p.id = ${id} and ${visibleTo(actor, 'person', 'p.id')}`.execute(db)
  const [found] = rows
  return found ? { ...found, lines: await loadLines(db, actor, { personId: id }) } : null
}

/** What is said of a person, once however often it is said, in the order in which it happened. */
async function loadLines(
  db: Kysely<DeskTables>,
  actor: Actor,
  of: { readonly personId: string } | { readonly reportId: string; readonly ref: string },
): Promise<readonly Line[]> {
  const which =
    'personId' in of ? sql`s.person_id = ${of.personId}` : sql`(s.report_id, s.ref) = (${of.reportId}, ${of.ref})`
  const { rows } = await sql<Line>`
    select * from (
      select distinct on (coalesce(s.exemplar, s.claim_id)) coalesce(f.body, c.body) as claim, s.state, s.report_id, s.happened, s.claim_id
      from claim_state s join claim_filing f using (claim_id)
        left join claim c on c.id = s.claim_id and c.extractor = s.extractor
      where ${which} and ${visibleTo(actor, 'report', 's.report_id')}
      order by coalesce(s.exemplar, s.claim_id), s.claim_id = s.exemplar desc, s.claim_id
    ) lines
    order by happened collate "C" nulls last, claim_id limit ${MOST_LINES}`.execute(db)
  return rows
}
