import { sql } from 'kysely'
import { type Decision, holding } from '../../review/index.ts'
import { briefingDigest, briefingOf, type PublishedBriefing } from '../briefing/briefing.ts'
import type { KeptEvent } from './event-rows.ts'
import { createRow } from './rows.ts'
import type { Making } from './source.ts'

/** That a person released a briefing: which one, to the last claim, and on what day. */
export interface Approval {
  readonly digest: string
  /** ISO day. */
  readonly day: string
}

/** The last word on each briefing, by event; a briefing that was withheld since is not in it. */
export function approvalsIn(decisions: readonly Decision[]): ReadonlyMap<string, Approval> {
  const found = new Map<string, Approval>()
  for (const { act, target, body, at } of holding(decisions)) {
    const id = /^briefing:(.+)$/.exec(target)?.[1]
    if (id === undefined) continue
    const digest = digestIn(body)
    if (act === 'publish' && digest !== null) found.set(id, { digest, day: at.slice(0, 10) })
    else found.delete(id)
  }
  return found
}

function digestIn(body: unknown): string | null {
  return typeof body === 'object' && body !== null && 'digest' in body && typeof body.digest === 'string'
    ? body.digest
    : null
}

/**
 * The briefings of this edition: those that a person released as they are now. Where the evidence of an event has changed since, its
 * briefing leaves the edition until somebody has read it again.
 */
export async function makeBriefings({ db, store, number, approvals }: Making): Promise<void> {
  const { rows } = await sql<{ id: string; body: string }>`
    select id, body from edition_row where kind = 'event' and until is null and id = any(${[...approvals.keys()]})`.execute(
    db,
  )
  const made = rows.flatMap(({ id, body }) => {
    const approval = approvals.get(id)
    const briefing = briefingOf((JSON.parse(body) as KeptEvent).entry)
    if (!approval || !briefing || briefingDigest(briefing) !== approval.digest) return []
    const published: PublishedBriefing = { ...briefing, approved: approval.day }
    return [createRow('briefing', id, published)]
  })
  const held = await sql<{ id: string; body: string | null }>`
    select id, body from edition_row where kind = 'briefing' and until is null`.execute(db)
  const before = new Map(held.rows.map(({ id, body }) => [id, body]))
  const now = new Set(made.map(({ id }) => id))
  await store.end(
    number,
    [...before.keys()].filter((id) => !now.has(id)).map((id) => ({ kind: 'briefing' as const, id })),
  )
  await store.write(
    number,
    made.filter(({ id, body }) => before.get(id) !== body),
  )
}
