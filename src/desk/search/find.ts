import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Claim } from '../../reading/index.ts'
import type { VerdictState } from '../../weighing/index.ts'
import type { DeskTables } from '../deps.ts'
import type { Actor } from '../route.ts'
import { seesAllOf, visibleTo } from '../scope.ts'
import type { PeopleFinder } from '../work/people-finder.ts'
import type { Search } from './query.ts'

export const PER_PAGE = 30
/** Beyond it a page says that there are more, for to count on would cost more than anybody reads. */
export const COUNTED = 300

export interface FoundPerson {
  readonly id: string
  readonly name: string
  readonly minor: boolean
  readonly liberty: string | null
  readonly since: string | null
  readonly place: string | null
  readonly reasons: readonly string[]
}

export interface FoundReport {
  readonly id: string
  readonly title: string | null
  readonly outlet: string | null
  readonly published: string | null
  readonly language: string
}

export interface FoundClaim {
  readonly id: string
  readonly report_id: string
  readonly body: Claim
  readonly verdict: VerdictState | null
  readonly outlet: string | null
  readonly published: string | null
  readonly language: string
}

export interface Results<Row> {
  readonly rows: readonly Row[]
  readonly total: number
  readonly more: boolean
}

type Condition = RawBuilder<unknown>

export async function findPeople(
  db: Kysely<DeskTables>,
  actor: Actor,
  search: Search,
  finder: PeopleFinder,
): Promise<Results<FoundPerson>> {
  const hits = search.q === '' ? null : await finder.find(search.q, 200)
  const conditions: Condition[] = [sql`${visibleTo(actor, 'person', 'p.id')}`]
  if (hits) conditions.push(sql`p.id = any(${hits.map(({ personId }) => personId)})`)
  if (search.state) conditions.push(sql`e.liberty = ${search.state}`)
  if (search.place) conditions.push(sql`e.body->'status'->>'place' ilike ${containing(search.place)}`)
  const said = claimConditions(search, 's')
  if (said.length > 0) conditions.push(sql`p.id in (select s.person_id from ${claimsFor(search)} where ${and(said)})`)
  const order = hits
    ? sql`array_position(${hits.map(({ personId }) => personId)}, p.id)`
    : sql`e.last_evidence desc nulls last, p.id`
  const found = await page<Omit<FoundPerson, 'reasons'>>(
    db,
    search,
    sql`p.id, coalesce((select text from person_name n where n.person_id = p.id order by language <> 'en', language, text limit 1), p.id) as name,
      p.minor, e.liberty, e.since, e.body->'status'->>'place' as place`,
    sql`person p left join entry e on e.person_id = p.id and ${seesAllOf(actor, 'p.id')} where ${and(conditions)}`,
    order,
  )
  const reasons = new Map(hits?.map((hit) => [hit.personId, hit]))
  return { ...found, rows: found.rows.map((row) => ({ ...row, reasons: reasons.get(row.id)?.reasons ?? [] })) }
}

export async function findReports(db: Kysely<DeskTables>, actor: Actor, search: Search): Promise<Results<FoundReport>> {
  const conditions: Condition[] = [sql`${visibleTo(actor, 'report', 'r.id')}`]
  if (search.q) conditions.push(wordsIn(search.q))
  if (search.language) conditions.push(sql`r.language = ${search.language}`)
  if (search.outlet) conditions.push(sql`r.outlet = ${search.outlet}`)
  if (search.from) conditions.push(sql`r.published >= ${search.from}`)
  if (search.to) conditions.push(sql`r.published <= ${`${search.to}~`}`)
  if (search.reader)
    conditions.push(sql`r.id in (select c.report_id from decision d join claim c on c.id = substr(d.target, 7)
      where d.target like 'claim:%' and ${search.reader} in (d.decided_by, d.second_by))`)
  const said = claimConditions({ ...search, from: '', to: '', reader: '' }, 's')
  if (said.length > 0) conditions.push(sql`r.id in (select s.report_id from ${claimsFor(search)} where ${and(said)})`)
  return page(
    db,
    search,
    sql`r.id, r.title, r.outlet, r.published, r.language`,
    sql`report r where ${and(conditions)}`,
    sql`r.seq desc`,
  )
}

export async function findClaims(db: Kysely<DeskTables>, actor: Actor, search: Search): Promise<Results<FoundClaim>> {
  const conditions: Condition[] = [sql`${visibleTo(actor, 'report', 's.report_id')}`, ...claimConditions(search, 's')]
  if (search.q) conditions.push(sql`to_tsvector('simple', c.quote_text) @@ websearch_to_tsquery('simple', ${search.q})`)
  if (search.outlet) conditions.push(sql`r.outlet = ${search.outlet}`)
  if (search.language) conditions.push(sql`r.language = ${search.language}`)
  return page(
    db,
    search,
    sql`c.id, c.report_id, c.body, s.verdict, r.outlet, r.published, r.language`,
    sql`claim_state s join claim c on (c.id, c.extractor) = (s.claim_id, s.extractor) join report r on r.id = s.report_id where ${and(conditions)}`,
    sql`s.learned_at desc, s.claim_id`,
  )
}

/** The claims' columns are enough for most filters; only what stands in the body alone makes the body be read. */
function claimsFor({ in: what, place, offence, organisation }: Search): Condition {
  const inBody = (what !== 'people' && place) || offence || organisation
  return inBody
    ? sql`claim_state s join claim c on (c.id, c.extractor) = (s.claim_id, s.extractor)`
    : sql`claim_state s`
}

/** What a claim must say; on claim_state as `state` and its claim as c. */
function claimConditions(search: Search, state: string): readonly Condition[] {
  const column = (name: string) => sql.ref(`${state}.${name}`)
  return [
    ...(search.type ? [sql`${column('type')} = ${search.type}`] : []),
    ...(search.in !== 'people' && search.state
      ? [sql`${search.state} in (${column('verdict')}, ${column('state')})`]
      : []),
    ...(search.country ? [sql`${column('country')} = ${search.country.toLowerCase()}`] : []),
    ...(search.in !== 'people' && search.place ? [sql`c.body->>'place' = ${search.place}`, ofType(search)] : []),
    ...(search.offence ? [sql`c.body->>'offence' = ${search.offence}`] : []),
    ...(search.organisation ? [sql`c.body->'speaker'->>'name' = ${search.organisation}`] : []),
    ...(search.from ? [sql`coalesce(${column('happened')}, ${column('said')}) >= ${search.from}`] : []),
    ...(search.to ? [sql`coalesce(${column('happened')}, ${column('said')}) <= ${`${search.to}~`}`] : []),
    ...(search.reader
      ? [
          sql`${column('claim_id')} in (select substr(d.target, 7) from decision d where d.target like 'claim:%' and ${search.reader} in (d.decided_by, d.second_by))`,
        ]
      : []),
  ]
}

/** Said of the claim's own row, where the server knows which kinds are made of which places. */
const ofType = ({ type }: Search): Condition => (type ? sql`c.type = ${type}` : sql`true`)

/** Each language is stemmed its own way, so the words are asked for in each; the rest is found as written. */
function wordsIn(q: string): Condition {
  const stemmed = ['english', 'russian', 'lithuanian', 'german', 'french', 'spanish', 'italian', 'portuguese', 'simple']
  const each = stemmed.map((name) => sql`r.words @@ websearch_to_tsquery(${sql.lit(name)}::regconfig, ${q})`)
  return sql`(${sql.join(each, sql` or `)})`
}

async function page<Row>(
  db: Kysely<DeskTables>,
  search: Search,
  columns: Condition,
  from: Condition,
  order: Condition,
): Promise<Results<Row>> {
  const { rows } =
    await sql<Row>`select ${columns} from ${from} order by ${order} limit ${PER_PAGE + 1} offset ${(search.page - 1) * PER_PAGE}`.execute(
      db,
    )
  const counted = await sql<{
    n: string
  }>`select count(*)::text as n from (select from ${from} limit ${COUNTED + 1}) counted`.execute(db)
  return { rows: rows.slice(0, PER_PAGE), total: Number(counted.rows[0]?.n ?? 0), more: rows.length > PER_PAGE }
}

const and = (conditions: readonly Condition[]): Condition => sql.join([...conditions], sql` and `)
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`
