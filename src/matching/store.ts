import { type Generated, type JSONColumnType, type Kysely, sql } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { Facts } from './facts.ts'
import { createPerson, type Judgement, type Node, type Person } from './identity.ts'
import type { MentionLink, ScoredCandidate } from './link.ts'
import type { PersonPair } from './pairs.ts'
import type { Told } from './tallies.ts'

export type KeptCandidate = Pick<ScoredCandidate, 'personId' | 'score' | 'nameReasons' | 'context' | 'total'>

interface LinkReasons {
  readonly reasons: readonly string[]
  readonly candidates: readonly KeptCandidate[]
}

export interface MatchingTables {
  person: {
    id: string
    sex: 'f' | 'm' | null
    born: string | null
    minor: boolean
    created_by: string
    created_at: Generated<Date>
  }
  person_name: { person_id: string; text: string; language: string }
  judgement: {
    seq: Generated<string>
    left_node: string
    right_node: string
    verdict: 'same' | 'different' | 'unsure'
    judged_by: string
    second_by: string | null
    reason: string
    judged_at: Generated<Date>
  }
  merge_proposal: {
    seq: Generated<string>
    left_node: string
    right_node: string
    proposed_by: string
    reason: string
    proposed_at: Generated<Date>
  }
  mention_link: {
    report_id: string
    ref: string
    person_id: string | null
    basis: MentionLink['basis']
    score: number
    reasons: JSONColumnType<LinkReasons>
    name: string
    /** Whom the first pass took it for. */
    first_id: string | null
    company_id: string | null
    candidate_ids: readonly string[]
    facts: JSONColumnType<Facts>
    asks: MentionLink['asks']
    name_score: number
  }
  person_fact: { person_id: string; kind: Told['kind']; value: string; reports: number }
  person_pair: { left_id: string; right_id: string; score: number; reasons: JSONColumnType<PersonPair['reasons']> }
  /** Merged people, and the one that stands for them. */
  person_merge: { person_id: string; into_id: string }
}

/** What the first pass finds of one mention. */
export interface FirstRow {
  readonly report_id: string
  readonly ref: string
  readonly name: string
  readonly first_id: string | null
  readonly company_id: string | null
  readonly candidate_ids: readonly string[]
  readonly facts: Facts
}

/** How many reports tell something of a person, before and after. */
export interface Change extends Told {
  readonly before: number
  readonly after: number
}

/**
 * Writes person, person_name, judgement, merge_proposal and the derived mention_link, person_fact, person_pair and person_merge;
 * nothing else does.
 */
export class MatchingStore {
  readonly #db: Kysely<MatchingTables>

  constructor(db: Kysely<MatchingTables>) {
    this.#db = db
  }

  /** Adds a person and any spelling not held yet. An existing person keeps what is known; nothing is overwritten. */
  async addPerson(person: Person, by: string): Promise<void> {
    const { id, sex, born, minor, names } = person
    await this.#db
      .insertInto('person')
      .values({ id, sex, born, minor, created_by: by })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    await this.#db
      .insertInto('person_name')
      .values(names.map((name) => ({ person_id: id, ...name })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }

  /** The database refuses a merge of two register people without a second person, and a second who is the first. */
  async judge(
    pair: readonly [Node, Node],
    verdict: Judgement['verdict'],
    by: string,
    reason: string,
    second: string | null = null,
  ): Promise<void> {
    const [left_node, right_node] = [...pair].sort() as [Node, Node]
    await this.#db
      .insertInto('judgement')
      .values({ left_node, right_node, verdict, judged_by: by, second_by: second, reason })
      .execute()
      .catch((error: unknown) => refuse(error, [left_node, right_node]))
  }

  /** Asks for a merge that then waits for a second person. */
  async proposeMerge(pair: readonly [Node, Node], by: string, reason: string): Promise<void> {
    const [left_node, right_node] = [...pair].sort() as [Node, Node]
    await this.#db.insertInto('merge_proposal').values({ left_node, right_node, proposed_by: by, reason }).execute()
  }

  async clear(): Promise<void> {
    for (const table of ['mention_link', 'person_fact', 'person_pair', 'person_merge'] as const)
      await this.#db.deleteFrom(table).execute()
  }

  /** Keeps what the first pass found of whole reports; mentions that their newest reading no longer has go. */
  async keepFirst(reportIds: readonly string[], rows: readonly FirstRow[]): Promise<void> {
    const kept = rows.map((row) => `${row.report_id} ${row.ref}`)
    await sql`delete from mention_link where report_id = any(${reportIds}) and report_id || ' ' || ref <> all(${kept})`.execute(
      this.#db,
    )
    await sql`insert into mention_link (report_id, ref, name, first_id, company_id, candidate_ids, facts, basis, score, reasons)
        select *, 'none', 0, '{"reasons": [], "candidates": []}' from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as row (report_id text, ref text, name text, first_id text, company_id text, candidate_ids text[], facts jsonb)
        on conflict (report_id, ref) do update set name = excluded.name, first_id = excluded.first_id,
          company_id = excluded.company_id, candidate_ids = excluded.candidate_ids, facts = excluded.facts`.execute(
      this.#db,
    )
  }

  /** Counts what reports tell up or down, and says what was then told by how many. */
  async count(told: ReadonlyMap<string, Told & { readonly by: number }>): Promise<readonly Change[]> {
    const rows = JSON.stringify([...told.values()])
    const given = sql`jsonb_to_recordset(${rows}::jsonb) as row ("personId" text, kind text, value text, by integer)`
    const changes = await sql<Change>`
      select "personId", row.kind, row.value, coalesce(f.reports, 0) as before, coalesce(f.reports, 0) + by as after
      from ${given} left join person_fact f on f.person_id = "personId" and f.kind = row.kind and f.value = row.value`.execute(
      this.#db,
    )
    await sql`delete from person_fact f using ${given}
      where f.person_id = "personId" and f.kind = row.kind and f.value = row.value and f.reports + by <= 0`.execute(
      this.#db,
    )
    await sql`insert into person_fact select r."personId", r.kind, r.value, r.after
      from jsonb_to_recordset(${JSON.stringify(changes.rows)}::jsonb) as r ("personId" text, kind text, value text, after integer)
      where r.after > 0
      on conflict (person_id, kind, value) do update set reports = excluded.reports`.execute(this.#db)
    return changes.rows
  }

  /** Keeps the links of the second pass. */
  async keepLinks(links: readonly MentionLink[]): Promise<void> {
    await sql`update mention_link m set person_id = row.person_id, basis = row.basis, score = row.score,
          reasons = row.reasons, asks = row.asks, name_score = row.name_score
        from jsonb_to_recordset(${JSON.stringify(links.map(linkRow))}::jsonb) as row (report_id text, ref text, person_id text,
          basis text, score float8, reasons jsonb, asks text, name_score float8)
        where m.report_id = row.report_id and m.ref = row.ref`.execute(this.#db)
  }

  async keepMerges(merges: ReadonlyMap<string, string>): Promise<void> {
    await this.#db.deleteFrom('person_merge').execute()
    const rows = [...merges].map(([person_id, into_id]) => ({ person_id, into_id }))
    if (rows.length > 0) await this.#db.insertInto('person_merge').values(rows).execute()
  }

  async keepPairs(pairs: readonly PersonPair[]): Promise<void> {
    await this.#db.deleteFrom('person_pair').execute()
    const rows = pairs.map(({ leftId, rightId, ...rest }) => ({ left_id: leftId, right_id: rightId, ...rest }))
    for (let from = 0; from < rows.length; from += 1000)
      await sql`insert into person_pair select * from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + 1000))}::jsonb)
        as row (left_id text, right_id text, score float8, reasons jsonb)`.execute(this.#db)
  }
}

export class InvalidJudgementError extends Error {
  override name = 'InvalidJudgementError'
}

/** What the database refuses, in words that say what to do. */
function refuse(cause: unknown, [left, right]: readonly [Node, Node]): never {
  const said = cause instanceof Error ? cause.message : String(cause)
  const why = /merge_needs_two/.test(said)
    ? 'expected two people to merge two people of the register, got one. Name a second person, or propose the merge at the desk.'
    : /second_is_other/.test(said)
      ? 'expected a second person other than the first, got the same name twice.'
      : /judgement_check|judgement: expected/.test(said)
        ? `expected two different people or mentions of the register; ${said}.`
        : /judgement_reason_check/.test(said)
          ? 'expected a reason, got none.'
          : null
  if (why === null) throw cause
  throw new InvalidJudgementError(`judgement on ${left} and ${right}: ${why}`, { cause })
}

/** As it is kept; two links are alike when these are. */
export function linkRow({ reportId, ref, personId, basis, score, asks, reasons, candidates }: MentionLink) {
  const kept = candidates.map(
    ({ personId: id, score: name, nameReasons, context, total }): KeptCandidate => ({
      personId: id,
      score: name,
      nameReasons,
      context,
      total,
    }),
  )
  return {
    report_id: reportId,
    ref,
    person_id: personId,
    basis,
    score,
    reasons: { reasons, candidates: kept },
    asks,
    name_score: candidates[0]?.score ?? 0,
  }
}

export async function loadPeople(
  db: ReadonlyKysely<MatchingTables>,
  ids?: readonly string[],
): Promise<readonly Person[]> {
  const people = await db
    .selectFrom('person')
    .select(['id', 'sex', 'born', 'minor'])
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? []), '']))
    .orderBy('id')
    .execute()
  const names = await db
    .selectFrom('person_name')
    .select(['person_id', 'text', 'language'])
    .$if(ids !== undefined, (query) => query.where('person_id', 'in', [...(ids ?? []), '']))
    .orderBy('person_id')
    .orderBy('language')
    .orderBy('text')
    .execute()
  const byPerson = Map.groupBy(names, (row) => row.person_id)
  return people.map((row) =>
    createPerson({
      ...row,
      names: (byPerson.get(row.id) ?? []).map(({ text, language }) => ({ text, language })),
    }),
  )
}

export async function loadJudgements(db: ReadonlyKysely<MatchingTables>): Promise<readonly Judgement[]> {
  const rows = await db.selectFrom('judgement').selectAll().orderBy('seq').execute()
  return rows.map((row) => ({
    seq: Number(row.seq),
    left: row.left_node as Node,
    right: row.right_node as Node,
    verdict: row.verdict,
    by: row.judged_by,
    second: row.second_by,
    reason: row.reason,
    at: row.judged_at.toISOString(),
  }))
}
