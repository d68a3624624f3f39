import type { Generated, JSONColumnType, Kysely } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import { createPerson, type Judgement, type Node, type Person } from './identity.ts'
import type { MentionLink, ScoredCandidate } from './link.ts'

interface LinkReasons {
  readonly reasons: readonly string[]
  readonly candidates: readonly ScoredCandidate[]
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
    reason: string
    judged_at: Generated<Date>
  }
  mention_link: {
    report_id: string
    ref: string
    person_id: string | null
    basis: MentionLink['basis']
    score: number
    reasons: JSONColumnType<LinkReasons>
  }
}

/** Writes person, person_name, judgement and mention_link; nothing else does. */
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

  async judge(pair: readonly [Node, Node], verdict: Judgement['verdict'], by: string, reason: string): Promise<void> {
    const [left_node, right_node] = [...pair].sort() as [Node, Node]
    await this.#db.insertInto('judgement').values({ left_node, right_node, verdict, judged_by: by, reason }).execute()
  }

  /** Replaces all links; they are derived and can be made again at any time. */
  async replaceLinks(links: readonly MentionLink[]): Promise<void> {
    await this.#db.deleteFrom('mention_link').execute()
    for (let from = 0; from < links.length; from += 1000)
      await this.#db
        .insertInto('mention_link')
        .values(
          links.slice(from, from + 1000).map((link) => ({
            report_id: link.reportId,
            ref: link.ref,
            person_id: link.personId,
            basis: link.basis,
            score: link.score,
            reasons: JSON.stringify({ reasons: link.reasons, candidates: link.candidates }),
          })),
        )
        .execute()
  }
}

export async function loadPeople(db: ReadonlyKysely<MatchingTables>): Promise<readonly Person[]> {
  const people = await db.selectFrom('person').select(['id', 'sex', 'born', 'minor']).orderBy('id').execute()
  const names = await db
    .selectFrom('person_name')
    .select(['person_id', 'text', 'language'])
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
    reason: row.reason,
  }))
}
