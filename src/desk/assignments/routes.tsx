import type { Context } from 'hono'
import { type Kysely, sql } from 'kysely'
import { writerOf } from '../../database/index.ts'
import { InvalidDecisionError, type ReviewTables, WorkStore } from '../../review/index.ts'
import { deskFind, Layout, sendPage } from '../../ui/index.ts'
import { act } from '../act.ts'
import { asset } from '../asset.ts'
import type { DeskDeps, DeskTables } from '../deps.ts'
import { deskView, fieldOf, notFound } from '../mount.tsx'
import type { Actor, DeskRoute } from '../route.ts'
import { maySee } from '../scope.ts'
import { loadStaff } from '../work/staff.ts'
import { loadAssignments, loadSavedSearches } from './load-work.ts'
import { AssignmentLine } from './talk.tsx'

const ASSETS = [asset(new URL('../../ui/style/desk-work.css', import.meta.url))]
const m = deskFind.work

/** Who works at what; comments among the staff; searches that somebody keeps. */
export function assignmentRoutes(deps: DeskDeps): readonly DeskRoute[] {
  const post = (
    path: string,
    may: DeskRoute['may'],
    work: (c: Context, actor: Actor, store: WorkStore) => Promise<string | null>,
  ): DeskRoute => ({
    method: 'post',
    path,
    may,
    handle: async (c, actor) => {
      const object = fieldOf(c, 'target')
      if (object !== '' && !(await seesTarget(deps, actor, object))) return notFound(c)
      const event = { act: path.slice(1).replace('/', '.'), object: object || `user:${actor.id}`, details: {} }
      const to = await act(deps, actor, event, (trx) =>
        work(c, actor, new WorkStore(writerOf<ReviewTables, DeskTables>(trx))),
      )
      return to === null ? notFound(c) : c.redirect(to, 303)
    },
  })
  return [
    {
      method: 'get',
      path: '/work',
      may: 'signed_in',
      menu: { label: m.title, order: 7 },
      handle: (c, actor) => showWork(c, deps, actor),
    },
    post('/work/assign', 'work.assign', async (c, actor, store) => {
      const [target, assignee] = [fieldOf(c, 'target'), fieldOf(c, 'assignee')]
      if (!(await isStaff(deps.db, assignee)))
        throw new InvalidDecisionError(`assignment: expected an account of the desk, got "${assignee}"`)
      await store.assign(target, assignee, actor.id, fieldOf(c, 'note').slice(0, 300))
      return pageOf(target)
    }),
    post('/work/done', 'register.read', async (c, actor, store) => {
      const id = Number(fieldOf(c, 'id'))
      const own = await deps.db
        .selectFrom('assignment')
        .select('id')
        .where('id', '=', Number.isSafeInteger(id) ? id : 0)
        .where((is) => is.or([is('assignee', '=', actor.id), is('assigned_by', '=', actor.id)]))
        .executeTakeFirst()
      if (!own) return null
      await store.finish(own.id, actor.id)
      return pageOf(fieldOf(c, 'target'))
    }),
    post('/work/comments', 'claim.propose', async (c, actor, store) => {
      await store.comment(fieldOf(c, 'target'), actor.id, fieldOf(c, 'text').slice(0, 4000))
      return pageOf(fieldOf(c, 'target'))
    }),
    post('/work/searches', 'register.read', async (c, actor, store) => {
      const query = new URLSearchParams(fieldOf(c, 'query')).toString()
      const name = fieldOf(c, 'name').slice(0, 80)
      if (name !== '') await store.saveSearch(actor.id, name, query)
      return `/find?${query}`
    }),
    post('/work/searches/forget', 'register.read', async (c, actor, store) => {
      const id = Number(fieldOf(c, 'id'))
      if (Number.isSafeInteger(id)) await store.forgetSearch(actor.id, id)
      return '/find'
    }),
  ]
}

async function showWork(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const view = deskView(c)
  const staff = await loadStaff(deps.db, actor)
  const mine = await loadAssignments(deps.db, actor, { assignee: actor.id })
  const given = (await loadAssignments(deps.db, actor, { by: actor.id })).filter(
    ({ assignee }) => assignee !== actor.id,
  )
  const searches = await loadSavedSearches(deps.db, actor.id)
  return sendPage(
    c,
    <Layout view={view} title={m.title} assets={ASSETS}>
      <div class="dw">
        <header class="page-head">
          <h1>{m.title}</h1>
          <p class="lead">{m.lead}</p>
        </header>
        {(
          [
            [m.mine, mine],
            [m.given, given],
          ] as const
        ).map(([title, rows]) => (
          <section class="desk-section">
            <h2>{title}</h2>
            {rows.length === 0 && <p>{m.none}</p>}
            {rows.map((one) => (
              <AssignmentLine view={view} one={one} staff={staff} />
            ))}
          </section>
        ))}
        {searches.length > 0 && (
          <section class="desk-section">
            <h2>{deskFind.saved}</h2>
            <ul class="links">
              {searches.map(({ name, query }) => (
                <li>
                  <a href={`/find?${query}`}>{name}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Layout>,
  )
}

function pageOf(target: string): string {
  const [kind = '', id = ''] = target.split(/:(.*)/s)
  if (kind === 'report') return `/read/${encodeURIComponent(id)}#talk-title`
  return kind === 'person' ? `/people/${encodeURIComponent(id)}/file#talk-title` : '/work'
}

async function seesTarget(deps: DeskDeps, actor: Actor, target: string): Promise<boolean> {
  const [kind = '', id = ''] = target.split(/:(.*)/s)
  if (kind !== 'report' && kind !== 'person') return false
  const { rows } = await sql`select from ${sql.table(kind)} where id = ${id}`.execute(deps.db)
  return rows.length > 0 && maySee(deps.db, actor, kind, id)
}

async function isStaff(db: Kysely<DeskTables>, id: string): Promise<boolean> {
  const { rows } = await sql`select from desk_account where id = ${id}`.execute(db)
  return rows.length > 0
}
