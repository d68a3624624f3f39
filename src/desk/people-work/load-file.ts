import { type Kysely, sql } from 'kysely'
import { asReadonly, writerOf } from '../../database/index.ts'
import type { Claim, ClaimType } from '../../reading/index.ts'
import {
  claimIn,
  holding,
  loadDecisions,
  loadHandClaims,
  loadNotes,
  type Note,
  type NoteHead,
  type NoteLevel,
  openNotes,
  type ReviewTables,
} from '../../review/index.ts'
import type { VerdictState } from '../../weighing/index.ts'
import type { DeskDeps, DeskTables } from '../deps.ts'
import type { Actor } from '../route.ts'
import { seesAllOf, visibleTo } from '../scope.ts'

export interface FileClaim {
  readonly id: string
  readonly reportId: string
  readonly claim: Claim
  readonly verdict: VerdictState | null
  readonly outlet: string | null
  readonly published: string | null
}

export interface PersonFile {
  readonly id: string
  readonly minor: boolean
  readonly name: string
  readonly names: readonly { readonly text: string; readonly language: string }[]
  readonly status: {
    readonly liberty: string
    readonly lastEvidence: string | null
    readonly place: string | null
  } | null
  readonly claims: readonly FileClaim[]
  /** How many there are; `claims` holds the first of them. */
  readonly all: number
  readonly reports: readonly { readonly id: string; readonly title: string }[]
  readonly notes: readonly Note[]
  /** Notes whose words this account may not see without saying that it reads them. */
  readonly sealed: readonly NoteHead[]
}

const MOST_CLAIMS = 300
const MOST_REPORTS = 100
export const SEALED: readonly NoteLevel[] = ['P3', 'P4']

/** What there is to work on about one person; null where there is none, or none for this account. */
export async function loadPersonFile(
  { db, seals }: Pick<DeskDeps, 'db' | 'seals'>,
  actor: Actor,
  id: string,
): Promise<PersonFile | null> {
  const person = await db
    .selectFrom('person')
    .select(['id', 'minor'])
    .where('id', '=', id)
    .where(visibleTo(actor, 'person', 'person.id'))
    .executeTakeFirst()
  if (!person) return null
  const names = await db
    .selectFrom('person_name')
    .select(['text', 'language'])
    .where('person_id', '=', id)
    .orderBy('language')
    .orderBy('text')
    .execute()
  const { rows: status } = await sql<NonNullable<PersonFile['status']>>`
    select body->'status'->>'liberty' as liberty, body->'status'->>'lastEvidence' as "lastEvidence", body->'status'->>'place' as place
    from entry where person_id = ${id} and ${seesAllOf(actor, 'entry.person_id')}`.execute(db)
  const { rows: reports } = await sql<PersonFile['reports'][number]>`
    select r.id, coalesce(r.title, r.outlet, r.id) as title from mention_link l join report r on r.id = l.report_id
    where l.person_id = ${id} and ${visibleTo(actor, 'report', 'r.id')} order by r.seq desc limit ${MOST_REPORTS}`.execute(
    db,
  )
  const review = asReadonly(writerOf<ReviewTables, DeskTables>(db))
  const notes = await loadNotes(review, id)
  const usual = notes.filter(({ level }) => !SEALED.includes(level))
  return {
    ...person,
    name: (names.find(({ language }) => language === 'en') ?? names[0])?.text ?? id,
    names,
    status: status[0] ?? null,
    ...(await loadClaims(db, actor, id)),
    reports,
    notes: await openNotes(review, seals, usual),
    sealed: notes.filter(({ level }) => SEALED.includes(level)),
  }
}

async function loadClaims(
  db: Kysely<DeskTables>,
  actor: Actor,
  id: string,
): Promise<Pick<PersonFile, 'claims' | 'all'>> {
  const { rows } = await sql<FileClaim & { all: string; extractor: string }>`
    select s.claim_id as id, s.report_id as "reportId", coalesce(c.body, h.body) as claim, s.verdict, r.outlet, r.published,
      count(*) over ()::text as all
    from claim_state s
      left join claim c on (c.id, c.extractor) = (s.claim_id, s.extractor)
      left join hand_claim h on h.id = s.claim_id
      join report r on r.id = s.report_id
    where s.person_id = ${id} and coalesce(c.body, h.body) is not null and ${visibleTo(actor, 'report', 's.report_id')}
    order by coalesce(s.happened, s.said) nulls last, s.claim_id limit ${MOST_CLAIMS}`.execute(db)
  return { claims: await asPeopleRead(db, rows), all: Number(rows[0]?.all ?? 0) }
}

/** The claims as people changed them; without those that they found misread. */
async function asPeopleRead(db: Kysely<DeskTables>, rows: readonly FileClaim[]): Promise<readonly FileClaim[]> {
  const review = asReadonly(writerOf<ReviewTables, DeskTables>(db))
  const decisions = holding(
    await loadDecisions(
      review,
      rows.map(({ id }) => `claim:${id}`),
    ),
  )
  const byHand = new Map(
    (await loadHandClaims(review, [...new Set(rows.map(({ reportId }) => reportId))])).map(({ claim }) => [
      claim.id,
      claim,
    ]),
  )
  const last = new Map(
    decisions
      .filter(({ act }) => ['accept', 'change', 'reject', 'split'].includes(act))
      .map((row) => [row.target.slice('claim:'.length), row]),
  )
  return rows.flatMap(({ id, reportId, claim, verdict, outlet, published }) => {
    const decision = last.get(id)
    if (decision?.act === 'reject' || decision?.act === 'split') return []
    return [
      { id, reportId, claim: (decision && claimIn(decision)) ?? byHand.get(id) ?? claim, verdict, outlet, published },
    ]
  })
}

const ENTRIES: ReadonlySet<ClaimType> = new Set(['detained', 'returned_to_prison'])
/** What ends a custody. */
export const EXITS: ReadonlySet<ClaimType> = new Set([
  'released',
  'pardoned',
  'exchanged',
  'deported',
  'conditional_release',
  'died',
])

export interface Episode {
  /** 0 for what has no day or came before the first arrest. */
  readonly number: number
  readonly claims: readonly FileClaim[]
}

/** Claims in the order in which things happened, cut where a new custody begins after a way out. */
export function episodesOf(claims: readonly FileClaim[]): readonly Episode[] {
  const dated = claims.filter(({ claim }) => claim.date !== null && claim.type !== 'kinship')
  const sorted = dated.toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
  const episodes: FileClaim[][] = [[]]
  let out = true
  for (const one of sorted) {
    if (out && ENTRIES.has(one.claim.type)) {
      episodes.push([])
      out = false
    }
    episodes.at(-1)?.push(one)
    if (EXITS.has(one.claim.type) && one.claim.polarity === 'affirms' && one.claim.modality !== 'planned') out = true
  }
  const undated = claims.filter(({ claim }) => claim.date === null && claim.type !== 'kinship')
  episodes[0]?.push(...undated)
  const numbered = episodes
    .map((list, number) => ({ number, claims: list }))
    .filter((episode) => episode.claims.length > 0)
  return [...numbered.filter(({ number }) => number > 0), ...numbered.filter(({ number }) => number === 0)]
}

const day = ({ claim }: FileClaim): string => claim.date?.edtf ?? ''
