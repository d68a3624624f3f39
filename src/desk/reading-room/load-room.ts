import { type Kysely, sql } from 'kysely'
import { asReadonly, writerOf } from '../../database/index.ts'
import type { MentionLink } from '../../matching/index.ts'
import { mentionNode } from '../../matching/index.ts'
import { type Claim, loadSecondReading, type ReadPerson } from '../../reading/index.ts'
import {
  BY_HAND,
  claimIn,
  isOpen,
  isReopened,
  loadHandClaims,
  loadStandings,
  needsTwo,
  nothingDecided,
  type ReviewTables,
  type Standing,
} from '../../review/index.ts'
import type { VerdictState } from '../../weighing/index.ts'
import type { DeskTables } from '../deps.ts'

export interface RoomReport {
  readonly id: string
  readonly title: string | null
  readonly outlet: string | null
  readonly url: string | null
  readonly published: string | null
  readonly language: string
  readonly text: string
  readonly came_from: string
}

/** A claim as the reading room shows it: what the machine read, and what people made of it. */
export interface RoomClaim {
  /** 1, 2, 3 … in the order of the text. */
  readonly number: number
  readonly id: string
  /** As it counts now. */
  readonly claim: Claim
  /** As it was first read; the same where nobody changed it. */
  readonly first: Claim
  readonly byHand: string | null
  readonly standing: Standing
  readonly open: boolean
  readonly reopened: boolean
  readonly takesTwo: boolean
  readonly verdict: VerdictState | null
  readonly origins: { readonly for: number; readonly against: number } | null
}

export interface RoomPerson {
  readonly read: ReadPerson
  readonly personId: string | null
  readonly name: string | null
  readonly basis: MentionLink['basis'] | null
  readonly standing: Standing
}

export interface Copy {
  readonly id: string
  readonly outlet: string | null
  readonly published: string | null
  readonly kind: string
}

export interface ReadingRoom {
  readonly report: RoomReport
  readonly claims: readonly RoomClaim[]
  readonly people: ReadonlyMap<string, RoomPerson>
  readonly copies: readonly Copy[]
  /** Whether a model has read it too. */
  readonly hasSecond: boolean
}

/** One report with everything decided about it, from its own rows; null where there is none. */
export async function loadReadingRoom(db: Kysely<DeskTables>, reportId: string): Promise<ReadingRoom | null> {
  const report = await db
    .selectFrom('report')
    .select(['id', 'title', 'outlet', 'url', 'published', 'language', 'text', 'came_from'])
    .where('id', '=', reportId)
    .executeTakeFirst()
  if (!report) return null
  const reading = await newestReading(db, reportId)
  const people = await loadRoomPeople(db, reportId, reading?.people ?? [])
  const claims = await loadRoomClaims(db, reportId, reading?.extractor ?? '')
  const hasSecond = (await loadSecondReading(asReadonly(db), reportId)) !== null
  return { report, claims, people, copies: await loadCopies(db, reportId), hasSecond }
}

async function newestReading(db: Kysely<DeskTables>, reportId: string) {
  return db
    .selectFrom('reading')
    .select(['extractor', 'people'])
    .where('report_id', '=', reportId)
    .orderBy('read_at', 'desc')
    .executeTakeFirst()
}

async function loadRoomClaims(
  db: Kysely<DeskTables>,
  reportId: string,
  extractor: string,
): Promise<readonly RoomClaim[]> {
  const machine = await db
    .selectFrom('claim')
    .select('body')
    .where('report_id', '=', reportId)
    .where('extractor', '=', extractor)
    .execute()
  const review = writerOf<ReviewTables, DeskTables>(db)
  const byHand = await loadHandClaims(asReadonly(review), [reportId])
  const all = [
    ...machine.map(({ body }) => ({ first: body as Claim, byHand: null })),
    ...byHand.map(({ claim, by }) => ({ first: claim, byHand: by })),
  ]
  const ids = all.map(({ first }) => first.id)
  const standings = await loadStandings(
    review,
    ids.map((id) => `claim:${id}`),
  )
  const verdicts = await loadVerdicts(db, ids)
  return all
    .filter(({ first, byHand }) => byHand === null || !isTakenBack(standings.get(`claim:${first.id}`)))
    .toSorted(
      (a, b) =>
        a.first.quote.start - b.first.quote.start ||
        a.first.quote.end - b.first.quote.end ||
        (a.first.id < b.first.id ? -1 : 1),
    )
    .map(({ first, byHand }, i) => {
      const standing = standings.get(`claim:${first.id}`) ?? nothingDecided
      const claim = (standing.reading && claimIn(standing.reading)) ?? first
      const reader = byHand === null ? extractor : BY_HAND
      return {
        number: i + 1,
        id: first.id,
        claim,
        first,
        byHand,
        standing,
        open: isOpen(standing, reader),
        reopened: isReopened(standing, reader),
        takesTwo: needsTwo(first) || needsTwo(claim),
        verdict: verdicts.get(first.id)?.verdict ?? null,
        origins: verdicts.get(first.id)?.origins ?? null,
      }
    })
}

/** Of a claim by hand: whoever made it, or the second person, no longer says so. */
function isTakenBack(standing: Standing | undefined): boolean {
  if (!standing) return false
  const { reading, truth, proposal, history } = standing
  return reading === null && truth === null && proposal === null && history.length > 0
}

interface Weighed {
  readonly verdict: VerdictState
  readonly origins: RoomClaim['origins']
}

async function loadVerdicts(db: Kysely<DeskTables>, ids: readonly string[]): Promise<ReadonlyMap<string, Weighed>> {
  const { rows } = await sql<{ id: string; verdict: VerdictState; for: number | null; against: number | null }>`
    select claim_id as id, verdict, origins_for as "for", origins_against as against from claim_state
    where claim_id = any(${ids}) and verdict is not null`.execute(db)
  return new Map(
    rows.map(({ id, verdict, for: pro, against }) => [
      id,
      { verdict, origins: { for: pro ?? 0, against: against ?? 0 } },
    ]),
  )
}

async function loadRoomPeople(
  db: Kysely<DeskTables>,
  reportId: string,
  read: readonly ReadPerson[],
): Promise<ReadonlyMap<string, RoomPerson>> {
  const links = await db
    .selectFrom('mention_link')
    .select(['ref', 'person_id', 'basis'])
    .where('report_id', '=', reportId)
    .execute()
  const byRef = new Map(links.map((link) => [link.ref, link]))
  const nodes = read.map(({ id }) => mentionNode(reportId, id))
  const standings = await loadStandings(writerOf<ReviewTables, DeskTables>(db), nodes)
  const rows = read.map((person) => {
    const standing = standings.get(mentionNode(reportId, person.id)) ?? nothingDecided
    const link = byRef.get(person.id)
    // What was decided a moment ago shows at once, before the register has settled around it.
    const said = standing.link?.body as { readonly personId: string | null; readonly sameAs: string | null } | undefined
    return {
      read: person,
      standing,
      basis: said ? ('judgement' as const) : (link?.basis ?? null),
      personId: said?.personId ?? link?.person_id ?? null,
    }
  })
  const names = await namesOf(
    db,
    rows.flatMap(({ personId }) => personId ?? []),
  )
  return new Map(
    rows.map((row) => [row.read.id, { ...row, name: row.personId ? (names.get(row.personId) ?? row.personId) : null }]),
  )
}

/** The name each person is shown by: in English where there is one. */
export async function namesOf(db: Kysely<DeskTables>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct on (person_id) person_id as id, text as name from person_name where person_id = any(${[...new Set(ids)]})
    order by person_id, language <> 'en', language, text`.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

async function loadCopies(db: Kysely<DeskTables>, reportId: string): Promise<readonly Copy[]> {
  const { rows } = await sql<Copy>`
    select r.id, r.outlet, r.published, l.kind from lineage l join report r on r.id = l.report_id
    where l.group_id = (select group_id from lineage where report_id = ${reportId}) and r.id <> ${reportId}
    order by r.published nulls last, r.seq limit 20`.execute(db)
  return rows
}
