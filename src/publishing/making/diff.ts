import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Change, ChangeCode, EditionDiff, Tombstone } from '../edition.ts'
import type { Ledger } from '../ledger.ts'
import type { KeptEvent } from './event-rows.ts'
import { createRow, type RowKind } from './rows.ts'
import type { Making } from './source.ts'

const MOST = 1000

/** What a tombstone says instead of a name. */
export function tokenOf(kind: Tombstone['kind'], id: string): string {
  return createHash('sha256').update(`habeas ${kind} ${id}`).digest('hex').slice(0, 32)
}

/** Writes what this edition changed, and a tombstone for everybody and everything that is no longer in it. */
export async function writeDiff(making: Making, personChanges: readonly Change[]): Promise<EditionDiff> {
  const { db, store, number, now } = making
  const { rows } = await sql<{
    kind: RowKind
    id: string
    body: string | null
    before: string | null
    was: boolean
    is: boolean
  }>`
    select kind, id, max(case when since = ${number} then body end) as body,
      max(case when until = ${number} and kind = 'event' then body end) as before,
      bool_or(until = ${number}) as was, bool_or(since = ${number}) as is
    from edition_row where kind in ('event', 'person', 'report', 'briefing') and (since = ${number} or until = ${number})
    group by kind, id order by kind, id`.execute(db)
  // A briefing follows from its event: what is left of one that was taken down is the event itself, and no tombstone.
  const gone = rows.filter(({ kind, was, is }) => was && !is && kind !== 'briefing')
  const date = now.slice(0, 10)
  const withdrawn = gone.map(({ kind, id }): Tombstone => {
    const what = kind as Tombstone['kind']
    return { kind: what, token: tokenOf(what, id), edition: number, date, reason: 'withdrawn' }
  })
  const changes = [
    ...personChanges,
    ...gone.map(({ kind }) => withdrawal(date, kind as Tombstone['kind'])),
    ...(number === 1 ? [] : rows.flatMap((row) => (row.is && row.kind === 'event' ? eventChange(making, row) : []))),
    ...rows.flatMap((row) => (row.kind === 'briefing' ? briefingChange(making, row) : [])),
  ]
  const counts: Record<string, number> = {}
  for (const { code } of changes) if (code) counts[code] = (counts[code] ?? 0) + 1
  const diff: EditionDiff = {
    edition: number,
    before: number - 1,
    date,
    counts: counts as Record<ChangeCode, number>,
    changes: changes.slice(0, MOST),
    withdrawn,
  }
  await forget(making, new Set(gone.map(({ id }) => id)))
  await store.write(number, [createRow('changes', String(number), diff)])
  await store.write(
    number,
    withdrawn.map((tombstone) => createRow('gone', tombstone.token, tombstone)),
  )
  return diff
}

/** Earlier accounts of changes keep silent about what is withdrawn now; as they were they are kept nowhere. */
async function forget({ db, store, number }: Making, gone: ReadonlySet<string>): Promise<void> {
  if (gone.size === 0) return
  const { rows } = await sql<{ id: string; body: string }>`
    select id, body from edition_row where kind = 'changes' and until is null`.execute(db)
  const stays = ({ personId, eventId }: Change) => !gone.has(personId ?? '') && !gone.has(eventId ?? '')
  const fresh = rows.flatMap(({ id, body }) => {
    const diff = JSON.parse(body) as EditionDiff
    const changes = diff.changes.filter(stays)
    return changes.length === diff.changes.length ? [] : [createRow('changes', id, { ...diff, changes })]
  })
  await store.write(number, fresh)
  await store.forget('changes')
}

function withdrawal(date: string, kind: Tombstone['kind']): Change {
  return {
    date,
    personId: null,
    eventId: null,
    text: `One ${kind} was withdrawn.`,
    code: `${kind}_withdrawn`,
    why: 'withdrawal',
  }
}

interface ChangedEvent {
  readonly id: string
  readonly body: string | null
  readonly before: string | null
  readonly was: boolean
}

/** A ledger whose bottom line moved is told number by number; one where only the sources grew has changed, and that is all. */
function eventChange({ now, number }: Making, { id, body, before, was }: ChangedEvent): readonly Change[] {
  if (body === null) return []
  const { entry } = JSON.parse(body) as KeptEvent
  const about = { date: now.slice(0, 10), personId: null, eventId: id, edition: number }
  if (!was) return [{ ...about, text: `${entry.title}: new.`, code: 'event_added' }]
  const moved = before === null ? [] : movedTotals((JSON.parse(before) as KeptEvent).entry.ledger, entry.ledger)
  if (moved.length === 0) return [{ ...about, text: `${entry.title}: changed.`, code: 'event_changed' }]
  return moved.map(({ total, from, to, ...why }) => ({
    ...about,
    text: `${entry.title}: ${total} ${from} became ${to}.`,
    code: 'ledger_changed' as const,
    total,
    from: String(from),
    to: String(to),
    ...why,
  }))
}

const TOTALS = ['announced', 'named', 'confirmed', 'corroborated', 'disputed', 'refused', 'unnamed'] as const
const MOST_CLAIMS = 8

function movedTotals(before: Ledger | null, after: Ledger | null) {
  if (!before || !after) return []
  const told = new Set(claimsOf(before))
  const claimIds = claimsOf(after)
    .filter((id) => !told.has(id))
    .slice(0, MOST_CLAIMS)
  return TOTALS.filter((total) => before.totals[total] !== after.totals[total]).map((total) => ({
    total,
    from: before.totals[total],
    to: after.totals[total],
    why: claimIds.length > 0 ? ('evidence' as const) : ('decision' as const),
    ...(claimIds.length > 0 ? { claimIds } : {}),
  }))
}

const claimsOf = ({ announced, slots, misnamed }: Ledger): readonly string[] => [
  ...new Set([...announced, ...slots, ...misnamed].flatMap(({ evidence }) => evidence)),
]

function briefingChange({ now, number }: Making, { id, is }: { id: string; is: boolean }): readonly Change[] {
  const about = { date: now.slice(0, 10), personId: null, eventId: id, edition: number }
  return is
    ? [{ ...about, text: `The briefing on ${id} was published.`, code: 'briefing_added' }]
    : [{ ...about, text: `The briefing on ${id} was taken down: its evidence changed.`, code: 'briefing_withdrawn' }]
}
