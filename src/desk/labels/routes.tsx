import type { Context } from 'hono'
import { type Kysely, sql } from 'kysely'
import { writerOf } from '../../database/index.ts'
import { sendPage } from '../../ui/index.ts'
import type { AccessTables } from '../access-tables.ts'
import { act } from '../act.ts'
import type { DeskDeps, DeskTables } from '../deps.ts'
import { deskView, fieldOf, notFound } from '../mount.tsx'
import type { Actor, DeskRoute } from '../route.ts'
import { isBounded, label } from '../scope.ts'
import { LabelsPage } from './labels-page.tsx'
import { labelWords } from './words.ts'

/** Says what reports and people are about. Only for accounts without bounds: with a label goes who sees it. */
export function labelRoutes(deps: DeskDeps): readonly DeskRoute[] {
  const route = (
    method: 'get' | 'post',
    path: string,
    handle: (c: Context, deps: DeskDeps, actor: Actor) => Promise<Response>,
  ): DeskRoute => ({
    method,
    path,
    may: 'work.assign',
    handle: (c, actor) => (isBounded(actor) ? notFound(c) : handle(c, deps, actor)),
  })
  return [
    { ...route('get', '/access', (c) => show(c, deps)), menu: { label: 'Access', order: 890 } },
    route('post', '/access', addOne),
    route('post', '/access/all', addAll),
    route('post', '/access/remove', remove),
  ]
}

async function show(c: Context, { db }: DeskDeps, fault?: string): Promise<Response> {
  const { rows } = await sql<{ reports: number; people: number }>`
    select (select count(*) from report where ${unlabelled('report')}) as reports,
      (select count(*) from person where ${unlabelled('person')}) as people`.execute(db)
  const newest = await db.selectFrom('access_label').selectAll().orderBy('labelled_at', 'desc').limit(50).execute()
  const counts = rows[0] ?? { reports: 0, people: 0 }
  const page = <LabelsPage view={deskView(c)} counts={counts} newest={newest} {...(fault ? { fault } : {})} />
  return sendPage(c, page, fault ? 400 : 200)
}

async function addOne(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const object = /^(person|report|case):.{1,200}$/.exec(fieldOf(c, 'object'))?.[0]
  const [country, inCase] = [countryOf(c), fieldOf(c, 'case').slice(0, 100)]
  if (!object || (!country && !inCase) || !(await isHeld(deps.db, object))) return show(c, deps, labelWords.refused)
  const labels = { countries: country ? [country] : [], cases: inCase ? [inCase] : [] }
  await act(deps, actor, { act: 'access.label', object, details: { country, case: inCase } }, (trx) =>
    label(access(trx), `user:${actor.id}`, object as `report:${string}`, labels),
  )
  return c.redirect('/access', 303)
}

async function addAll(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const country = countryOf(c)
  if (!country) return show(c, deps, labelWords.refused)
  const event = { act: 'access.label', object: 'all without a label', details: { country } }
  await act(deps, actor, event, async (trx) => {
    for (const kind of ['report', 'person'] as const)
      await sql`insert into access_label (object, kind, value, labelled_by)
        select ${`${kind}:`} || id, 'country', ${country}, ${`user:${actor.id}`} from ${sql.table(kind)}
        where ${unlabelled(kind)}`.execute(trx)
  })
  return c.redirect('/access', 303)
}

async function remove(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const [object, kind, value] = [fieldOf(c, 'object'), fieldOf(c, 'kind'), fieldOf(c, 'value')]
  const event = { act: 'access.unlabel', object, details: { [kind === 'case' ? 'case' : 'country']: value } }
  const told = (rows: number) => (rows > 0 ? event : null)
  await act(deps, actor, told, async (trx) => {
    const held = access(trx).deleteFrom('access_label').where('object', '=', object).where('value', '=', value)
    return Number(
      (await held.where('kind', '=', kind === 'case' ? 'case' : 'country').executeTakeFirst()).numDeletedRows,
    )
  })
  return c.redirect('/access', 303)
}

function unlabelled(kind: 'report' | 'person') {
  return sql<boolean>`not exists (select from access_label where object = ${`${kind}:`} || ${sql.ref(`${kind}.id`)})`
}

async function isHeld(db: Kysely<DeskTables>, object: string): Promise<boolean> {
  const [kind = '', id = ''] = object.split(/:(.*)/s)
  if (kind === 'case') return true
  const { rows } = await sql`select from ${sql.table(kind)} where id = ${id}`.execute(db)
  return rows.length > 0
}

const access = (trx: Kysely<DeskTables>): Kysely<AccessTables> => writerOf<AccessTables, DeskTables>(trx)

const countryOf = (c: Context): string => /^[A-Z]{2}$/.exec(fieldOf(c, 'country').toUpperCase())?.[0] ?? ''
