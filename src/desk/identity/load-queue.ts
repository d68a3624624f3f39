import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Reason } from '../../names/index.ts'
import type { DeskTables } from '../deps.ts'
import type { Actor } from '../route.ts'
import { visibleTo } from '../scope.ts'

export const KINDS = ['collision', 'name_only', 'doubt', 'exact', 'pairs', 'proposals', 'history'] as const
export type Kind = (typeof KINDS)[number]

/** A mention worth asking about. */
export interface MentionRow {
  readonly report_id: string
  readonly ref: string
  readonly name: string
  readonly outlet: string | null
  readonly title: string | null
  readonly published: string | null
  readonly candidate_ids: readonly string[]
  /** The first candidate by every name held of all. */
  readonly candidate: string
  readonly candidate_id: string
  readonly grave: boolean
}

export interface PairRow {
  readonly left_id: string
  readonly right_id: string
  readonly left_name: string
  readonly right_name: string
  readonly score: number
  readonly reasons: readonly Reason[]
  readonly reports: number
}

export interface ProposalRow {
  readonly left_id: string
  readonly right_id: string
  readonly left_name: string
  readonly right_name: string
  readonly proposed_by: string
  readonly proposed_at: Date
  readonly reason: string
}

export interface JudgedRow {
  readonly seq: number
  readonly left_node: string
  readonly right_node: string
  readonly left_name: string
  readonly right_name: string
  readonly verdict: 'same' | 'different' | 'unsure'
  readonly judged_by: string
  readonly second_by: string | null
  readonly judged_at: Date
  readonly reason: string
  /** Whether it is the last word on this pair. */
  readonly standing: boolean
}

export const PER_PAGE = 25
/** Of so many with the best names the gravest come first; nobody works off more in a day. */
const LOOKED_AT = 1000

const GRAVE = [
  'died',
  'cause_of_death',
  'body_returned',
  'released',
  'pardoned',
  'deported',
  'exchanged',
  'returned_to_prison',
  'release_refused',
]

/** The name under which a person is shown: English, else any. */
export const nameOf = (id: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`(select text from person_name n where n.person_id = ${id} order by language <> 'en', language, text limit 1)`

/** Mentions of one kind, those of deaths and releases first, then the best names. */
export async function loadMentions(
  db: Kysely<DeskTables>,
  actor: Actor,
  kind: 'collision' | 'name_only' | 'doubt' | 'exact',
  page: number,
): Promise<readonly MentionRow[]> {
  const { rows } = await sql<MentionRow>`
    with asked as (
      select m.report_id, m.ref, m.name, m.name_score, m.candidate_ids,
        coalesce(m.reasons -> 'candidates' -> 0 ->> 'personId', m.candidate_ids[1]) as candidate_id
      from mention_link m
      where ${kind === 'exact' ? exact() : sql`m.asks = ${kind}`} and ${visibleTo(actor, 'report', 'm.report_id')}
      order by m.name_score desc, m.report_id, m.ref limit ${LOOKED_AT}
    )
    select asked.report_id, asked.ref, asked.name, asked.candidate_ids, asked.candidate_id, r.outlet, r.title, r.published,
      ${nameOf(sql`asked.candidate_id`)} as candidate,
      exists (select from claim_state s where s.report_id = asked.report_id and s.ref = asked.ref and s.type = any(${GRAVE})) as grave
    from asked join report r on r.id = asked.report_id
    where asked.candidate_id is not null and ${visibleTo(actor, 'person', 'asked.candidate_id')}
    order by grave desc, asked.name_score desc, asked.report_id, asked.ref
    limit ${PER_PAGE + 1} offset ${(page - 1) * PER_PAGE}`.execute(db)
  return rows
}

/** Spelt exactly as one person of the register is, and as nobody else is. */
const exact = (): RawBuilder<boolean> => sql<boolean>`(m.asks = 'name_only' and cardinality(m.candidate_ids) >= 1
  and (select array_agg(distinct n.person_id) from person_name n where lower(n.text) = lower(m.name))
    = array[coalesce(m.reasons -> 'candidates' -> 0 ->> 'personId', m.candidate_ids[1])])`

/** Pairs that nobody judged yet, the likest first; of equals those of whom more is reported. */
export async function loadPairs(db: Kysely<DeskTables>, actor: Actor, page: number): Promise<readonly PairRow[]> {
  const { rows } = await sql<PairRow>`
    select p.left_id, p.right_id, p.score, p.reasons, ${nameOf(sql`p.left_id`)} as left_name, ${nameOf(sql`p.right_id`)} as right_name,
      coalesce(l.reports, 0) + coalesce(r.reports, 0) as reports
    from person_pair p left join entry l on l.person_id = p.left_id left join entry r on r.person_id = p.right_id
    where not exists (select from judgement j where j.left_node = 'person:' || p.left_id and j.right_node = 'person:' || p.right_id)
      and not exists (select from merge_proposal o where o.left_node = 'person:' || p.left_id and o.right_node = 'person:' || p.right_id
        and ${isOpen()})
      and ${visibleTo(actor, 'person', 'p.left_id')} and ${visibleTo(actor, 'person', 'p.right_id')}
    order by p.score desc, reports desc, p.left_id, p.right_id
    limit ${PER_PAGE + 1} offset ${(page - 1) * PER_PAGE}`.execute(db)
  return rows
}

/** Nobody has judged the pair since it was proposed. */
const isOpen = (): RawBuilder<boolean> => sql<boolean>`not exists (select from judgement j
  where j.left_node = o.left_node and j.right_node = o.right_node and j.judged_at >= o.proposed_at)`

/** Merges that wait for a second person, the oldest first; `pair` narrows down to one. */
export async function loadProposals(
  db: Kysely<DeskTables>,
  actor: Actor,
  pair?: readonly [string, string],
): Promise<readonly ProposalRow[]> {
  const { rows } = await sql<ProposalRow>`
    select distinct on (o.left_node, o.right_node) substr(o.left_node, 8) as left_id, substr(o.right_node, 8) as right_id,
      ${nameOf(sql`substr(o.left_node, 8)`)} as left_name, ${nameOf(sql`substr(o.right_node, 8)`)} as right_name,
      o.proposed_by, o.proposed_at, o.reason
    from merge_proposal o join person a on a.id = substr(o.left_node, 8) join person b on b.id = substr(o.right_node, 8)
    where ${isOpen()} and ${visibleTo(actor, 'person', 'a.id')} and ${visibleTo(actor, 'person', 'b.id')}
      and ${pair ? sql`(a.id, b.id) = (${pair[0]}, ${pair[1]})` : sql`true`}
    order by o.left_node, o.right_node, o.seq limit 200`.execute(db)
  return rows
}

/** What was judged, the newest first. */
export async function loadJudged(db: Kysely<DeskTables>, actor: Actor, page: number): Promise<readonly JudgedRow[]> {
  const { rows } = await sql<JudgedRow>`
    select j.seq, j.left_node, j.right_node, j.verdict, j.judged_by, j.second_by, j.judged_at, j.reason,
      ${nodeName(sql`j.left_node`)} as left_name, ${nodeName(sql`j.right_node`)} as right_name,
      not exists (select from judgement later where later.left_node = j.left_node and later.right_node = j.right_node
        and later.seq > j.seq) as standing
    from judgement j
    where ${nodeVisible(actor, 'j.left_node')} and ${nodeVisible(actor, 'j.right_node')}
    order by j.seq desc limit ${PER_PAGE + 1} offset ${(page - 1) * PER_PAGE}`.execute(db)
  return rows
}

const nodeName = (node: RawBuilder<unknown>): RawBuilder<string> => sql<string>`coalesce(
  case when ${node} like 'person:%' then ${nameOf(sql`substr(${node}, 8)`)}
    else (select name from mention_link m where m.report_id = split_part(${node}, ':', 2) and m.ref = split_part(${node}, ':', 3)) end, ${node})`

function nodeVisible(actor: Actor, column: string): RawBuilder<boolean> {
  const node = sql.ref(column)
  return sql<boolean>`case when ${node} like 'person:%'
    then (select ${visibleTo(actor, 'person', 'one.id')} from (select substr(${node}, 8) as id) one)
    else (select ${visibleTo(actor, 'report', 'one.id')} from (select split_part(${node}, ':', 2) as id) one) end`
}
