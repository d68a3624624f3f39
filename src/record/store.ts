import { type JSONColumnType, type Kysely, sql } from 'kysely'
import type { WeighingTables } from '../weighing/index.ts'
import type { Entry, EntryStatus } from './entry.ts'

interface KeptEntry {
  readonly status: Omit<EntryStatus, 'basis'> & { readonly basis: string | null }
  readonly facts: readonly string[]
  readonly eventIds: readonly string[]
}

export interface RecordTables {
  entry: {
    person_id: string
    body: JSONColumnType<KeptEntry>
    liberty: EntryStatus['liberty']
    since: string | null
    last_evidence: string | null
    ladder: EntryStatus['ladder']
    /** Of the claims about the person. */
    claims: number
    reports: number
  }
}

/** Writes entry; nothing else does. Entries are derived. */
export class RecordStore {
  readonly #db: Kysely<RecordTables & Pick<WeighingTables, 'event_claim' | 'claim_state'>>

  constructor(db: Kysely<RecordTables & Pick<WeighingTables, 'event_claim' | 'claim_state'>>) {
    this.#db = db
  }

  async clear(): Promise<void> {
    await this.#db.deleteFrom('entry').execute()
  }

  /** Keeps the entries of the people named; who has none loses what was kept. Events are looked up in what weighing kept. */
  async keep(personIds: readonly string[], entries: readonly Entry[]): Promise<void> {
    const kept = entries.map(({ person }) => person.id)
    await sql`delete from entry where person_id = any(${personIds}) and person_id <> all(${kept})`.execute(this.#db)
    await sql`insert into entry (person_id, body, liberty, since, last_evidence, ladder, claims, reports)
        select * from jsonb_to_recordset(${JSON.stringify(entries.map(row))}::jsonb) as row (person_id text, body jsonb,
          liberty text, since text, last_evidence text, ladder text, claims integer, reports integer)
        on conflict (person_id) do update set body = excluded.body, liberty = excluded.liberty, since = excluded.since,
          last_evidence = excluded.last_evidence, ladder = excluded.ladder, claims = excluded.claims,
          reports = excluded.reports`.execute(this.#db)
    await this.keepEvents(kept)
  }

  /** Brings the events of some people up to what weighing kept. */
  async keepEvents(personIds: readonly string[]): Promise<void> {
    await sql`update entry set body = jsonb_set(entry.body, '{eventIds}', found.ids)
        from (select wanted.id, coalesce(jsonb_agg(distinct e.event_id order by e.event_id) filter (where e.event_id is not null), '[]') as ids
              from unnest(${personIds}::text[]) wanted (id)
              left join claim_state s on s.person_id = wanted.id left join event_claim e on e.claim_id = s.claim_id
              group by wanted.id) found
        where entry.person_id = found.id and entry.body -> 'eventIds' is distinct from found.ids`.execute(this.#db)
  }
}

function row({ person, status, facts, eventIds }: Entry) {
  const body: KeptEntry = {
    status: { ...status, basis: status.basis?.proposition.id ?? null },
    facts: facts.map((fact) => fact.proposition.id),
    eventIds,
  }
  const evidence = facts.flatMap((fact) => fact.proposition.evidence)
  return {
    person_id: person.id,
    body,
    liberty: status.liberty,
    since: status.since,
    last_evidence: status.lastEvidence,
    ladder: status.ladder,
    claims: new Set(evidence.map(({ claim }) => claim.id)).size,
    reports: new Set(evidence.map(({ report }) => report.id)).size,
  }
}
