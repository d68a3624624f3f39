import { type Kysely, sql } from 'kysely'

/** What the desk's searches ask of half a million claims. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // How common a place or an article of law is decides which way a search goes; without these the server guesses one in two hundred.
  `create statistics claim_says on (body->>'place'), (body->>'offence'), (body->'speaker'->>'name') from claim`,
  // Some kinds of claims are rarely made of some places: a search for both must not read all of one kind to find none.
  `create statistics claim_type_place on type, (body->>'place') from claim`,
  'create index claim_state_happened on claim_state (type, (coalesce(happened, said)))',
  // Who decided about what, for the searches by reader.
  'create index decision_decided_by on decision (decided_by)',
  'create index entry_evidence on entry (last_evidence desc nulls last, person_id)',
  // How much was decided since the newest edition.
  'create index decision_decided_at on decision (decided_at)',
]
