import { type SqlBool, sql } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { Claim, ReadingTables } from '../reading/index.ts'
import type { LadderState } from './assess.ts'
import type { ClaimStateRow, KeptAssessment, WeighingTables } from './store.ts'

/** What a page asks for; what is left out does not narrow it down. */
export interface ClaimFilter {
  readonly reportId?: string
  readonly personId?: string
  readonly type?: string
  /** 'waiting': read, and not yet weighed. */
  readonly state?: LadderState | 'waiting'
  /** ISO 3166. A claim whose country nothing tells is in none. */
  readonly countries?: readonly string[]
  readonly proposition?: string
  readonly lineage?: string
}

/** The last claim of the page before. */
export interface ClaimPlace {
  readonly learned: Date
  readonly claimId: string
}

export interface ListedClaim {
  readonly claim: Claim
  readonly standing: ClaimStateRow
}

type Tables = WeighingTables & ReadingTables

/** Claims that fit, the newest learned first; `after` goes on where a page ended, however many came before. */
export async function listClaims(
  db: ReadonlyKysely<Tables>,
  filter: ClaimFilter,
  { limit, after }: { readonly limit: number; readonly after?: ClaimPlace },
): Promise<readonly ListedClaim[]> {
  const rows = await db
    .selectFrom('claim_state')
    .innerJoin('claim_filing', 'claim_filing.claim_id', 'claim_state.claim_id')
    .leftJoin('claim', (join) =>
      join.onRef('claim.id', '=', 'claim_state.claim_id').onRef('claim.extractor', '=', 'claim_state.extractor'),
    )
    .selectAll('claim_state')
    // As people read or made it, else as the machine did.
    .select(sql<Claim>`coalesce(claim_filing.body, claim.body)`.as('body'))
    .where(fits(filter))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(claim_state.learned_at < ${after?.learned} or (claim_state.learned_at = ${after?.learned} and claim_state.claim_id > ${after?.claimId}))`,
      ),
    )
    .orderBy('claim_state.learned_at', 'desc')
    .orderBy('claim_state.claim_id')
    .limit(limit)
    .execute()
  return rows.map(({ body, ...standing }) => ({ claim: body, standing }))
}

/** How many fit; counts stop at `most`, for nobody reads on to the hundred-thousandth. */
export async function countClaims(db: ReadonlyKysely<Tables>, filter: ClaimFilter, most = 10_000): Promise<number> {
  const row = await db
    .selectFrom((from) => from.selectFrom('claim_state').select('claim_id').where(fits(filter)).limit(most).as('some'))
    .select((columns) => columns.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** The assessments of propositions, of a person's, or of the propositions that claims belong to. */
export async function loadAssessments(
  db: ReadonlyKysely<WeighingTables>,
  of: { readonly personId: string } | { readonly propositions: readonly string[] },
): Promise<readonly KeptAssessment[]> {
  const rows = await db
    .selectFrom('assessment')
    .select('body')
    .$if('personId' in of, (query) => query.where('person_id', '=', 'personId' in of ? of.personId : ''))
    .$if('propositions' in of, (query) =>
      query.where('proposition', 'in', 'propositions' in of ? [...of.propositions, ''] : []),
    )
    .orderBy('proposition')
    .orderBy('exemplar')
    .execute()
  return rows.map((row) => row.body)
}

function fits(filter: ClaimFilter) {
  const { reportId, personId, type, state, countries, proposition, lineage } = filter
  const parts = [
    reportId === undefined ? null : sql<SqlBool>`claim_state.report_id = ${reportId}`,
    personId === undefined ? null : sql<SqlBool>`claim_state.person_id = ${personId}`,
    type === undefined ? null : sql<SqlBool>`claim_state.type = ${type}`,
    state === undefined
      ? null
      : state === 'waiting'
        ? sql<SqlBool>`claim_state.state is null`
        : sql<SqlBool>`claim_state.state = ${state}`,
    countries === undefined ? null : sql<SqlBool>`claim_state.country = any(${countries})`,
    proposition === undefined ? null : sql<SqlBool>`claim_state.proposition = ${proposition}`,
    lineage === undefined ? null : sql<SqlBool>`claim_state.lineage = ${lineage}`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? sql<SqlBool>`true` : sql.join<SqlBool>(parts, sql` and `)
}
