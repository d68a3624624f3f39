import { type Kysely, sql } from 'kysely'
import type { DeskTables } from '../deps.ts'
import type { Actor } from '../route.ts'

/** What a page needs to know of who works here. */
export interface Staff {
  readonly me: string
  readonly mayPropose: boolean
  readonly mayDecide: boolean
  readonly mayJudge: boolean
  nameOf(id: string): string
}

export interface StaffMember {
  readonly id: string
  readonly name: string
}

/** Everybody who works at the desk. An organisation has tens of them, so all are read. */
export async function loadStaff(
  db: Kysely<DeskTables>,
  actor: Actor,
): Promise<Staff & { readonly members: readonly StaffMember[] }> {
  const { rows } = await sql<StaffMember>`select id, name from desk_account order by name`.execute(db)
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return {
    me: actor.id,
    mayPropose: actor.permissions.has('claim.propose'),
    mayDecide: actor.permissions.has('claim.decide'),
    mayJudge: actor.permissions.has('identity.judge'),
    members: rows,
    nameOf: (id) => (id === actor.id ? actor.name : (names.get(id) ?? id)),
  }
}
