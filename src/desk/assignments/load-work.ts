import { type Kysely, sql } from 'kysely'
import type { DeskTables } from '../deps.ts'
import type { Actor } from '../route.ts'
import { visibleTo } from '../scope.ts'

export interface AssignmentRow {
  readonly id: number
  readonly target: string
  readonly assignee: string
  readonly by: string
  readonly note: string
  readonly at: Date
  /** Title of the report or name of the person. */
  readonly title: string | null
}

export interface CommentRow {
  readonly by: string
  readonly text: string
  readonly at: Date
}

export interface SavedSearch {
  readonly id: number
  readonly name: string
  readonly query: string
}

/** What is open, of one account or on one target; nothing about what the actor may not see. */
export async function loadAssignments(
  db: Kysely<DeskTables>,
  actor: Actor,
  of: { readonly assignee: string } | { readonly by: string } | { readonly target: string },
): Promise<readonly AssignmentRow[]> {
  const condition =
    'assignee' in of
      ? sql`a.assignee = ${of.assignee}`
      : 'by' in of
        ? sql`a.assigned_by = ${of.by}`
        : sql`a.target = ${of.target}`
  const { rows } = await sql<AssignmentRow>`
    select a.id, a.target, a.assignee, a.assigned_by as by, a.note, a.assigned_at as at,
      case when a.target like 'report:%' then (select coalesce(title, outlet) from report where id = substr(a.target, 8))
        else (select text from person_name where person_id = substr(a.target, 8) order by language <> 'en', language, text limit 1) end as title
    from (select *, substr(target, 8) as object_id from assignment) a
    where ${condition} and a.done_at is null and case when a.target like 'report:%' then ${visibleTo(actor, 'report', 'a.object_id')}
      else ${visibleTo(actor, 'person', 'a.object_id')} end
    order by a.id desc limit 200`.execute(db)
  return rows
}

export async function loadComments(db: Kysely<DeskTables>, target: string): Promise<readonly CommentRow[]> {
  const { rows } = await sql<CommentRow>`
    select said_by as by, text, said_at as at from comment where target = ${target} order by id limit 500`.execute(db)
  return rows
}

export async function loadSavedSearches(db: Kysely<DeskTables>, owner: string): Promise<readonly SavedSearch[]> {
  return db
    .selectFrom('saved_search')
    .select(['id', 'name', 'query'])
    .where('owner', '=', owner)
    .orderBy('name')
    .execute()
}
