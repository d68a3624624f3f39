import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { asReadonly } from '../../database/index.ts'
import {
  compareList,
  countWaitingRows,
  differenceSheet,
  importList,
  loadImport,
  loadImports,
  loadMaps,
  loadUpload,
  READY_MAPS,
  readTable,
  readyMap,
  type Upload,
} from '../../lists/index.ts'
import { DEFAULT_UPLOAD_LIMIT, deskLists as m, sendPage } from '../../ui/index.ts'
import type { DeskDeps } from '../deps.ts'
import { deskView, formOf, notFound } from '../mount.tsx'
import type { Actor, DeskRoute } from '../route.ts'
import { isBounded } from '../scope.ts'
import { ComparedPage } from './compared-page.tsx'
import { ImportedPage } from './imported-page.tsx'
import { ListsPage } from './lists-page.tsx'
import { PreviewPage } from './preview-page.tsx'
import { receive, UnusableListError } from './receive.ts'
import { loadStandings } from './standings.ts'
import { commit, dropUpload, keepUpload } from './take-in.ts'
import { decideRow, showWaiting } from './waiting-routes.tsx'

/** Lists: preview and import, and comparison. The whole register stands against a list, so an account with bounds has none of it. */
export function listRoutes(deps: DeskDeps): readonly DeskRoute[] {
  const route = (
    method: 'get' | 'post',
    path: string,
    may: 'list.import' | 'list.compare',
    handle: (c: Context, deps: DeskDeps, actor: Actor) => Promise<Response>,
  ): DeskRoute => ({
    method,
    path,
    may,
    ...(path === '/lists' || path === '/lists/upload' ? { formLimit: limitOf(deps) + 64 * 1024 } : {}),
    handle: (c, actor) => (isBounded(actor) ? show(c, deps, actor, m.bounded) : handle(c, deps, actor)),
  })
  return [
    {
      ...route('get', '/lists', 'list.compare', (c, _, actor) => show(c, deps, actor, null)),
      menu: { label: m.title, order: 55 },
    },
    route('post', '/lists/upload', 'list.compare', upload),
    route('get', '/lists/upload/:id', 'list.import', preview),
    route('post', '/lists/upload/:id', 'list.import', takeIn),
    route('post', '/lists/upload/:id/drop', 'list.compare', async (c, _, actor) => {
      await dropUpload(deps, actor, c.req.param('id') ?? '')
      return c.redirect('/lists', 303)
    }),
    route('get', '/lists/imports/:seq', 'list.import', imported),
    route('get', '/lists/waiting', 'list.import', (c) => showWaiting(c, deps)),
    route('post', '/lists/waiting/:id', 'list.import', decideRow),
    route('get', '/lists/compare/:id', 'list.compare', compared),
    route('get', '/lists/compare/:id/csv', 'list.compare', sheet),
  ]
}

const limitOf = (deps: DeskDeps): number => deps.uploadLimit ?? DEFAULT_UPLOAD_LIMIT

async function show(c: Context, deps: DeskDeps, actor: Actor, refusal: string | null): Promise<Response> {
  const view = deskView(c)
  const db = asReadonly(deps.db)
  const ready = READY_MAPS.map(readyMap)
  const saved = (await loadMaps(db)).filter(({ id }) => !ready.some((map) => map.id === id))
  const mayImport = actor.permissions.has('list.import') && !isBounded(actor)
  const past = mayImport ? await loadImports(db, 50) : []
  const page = (
    <ListsPage
      view={view}
      maps={[...ready, ...saved]}
      past={past}
      limit={limitOf(deps)}
      refusal={refusal}
      mayImport={mayImport}
      waiting={mayImport ? await countWaitingRows(db) : 0}
    />
  )
  return sendPage(c, page, refusal === null ? 200 : 400)
}

async function upload(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const purpose = formOf(c).get('purpose') === 'import' && actor.permissions.has('list.import') ? 'upload' : 'compare'
  try {
    const received = await receive(formOf(c), await loadMaps(asReadonly(deps.db)))
    const id = randomBytes(12).toString('base64url')
    await keepUpload(deps, actor, { ...received, id })
    return c.redirect(`/lists/${purpose}/${id}`, 303)
  } catch (error) {
    if (error instanceof UnusableListError) return show(c, deps, actor, error.message)
    throw error
  }
}

async function held(c: Context, deps: DeskDeps, actor: Actor): Promise<Upload | null> {
  return loadUpload(asReadonly(deps.db), c.req.param('id') ?? '', actor.id)
}

async function preview(c: Context, deps: DeskDeps, actor: Actor, said: string | null = null): Promise<Response> {
  const found = await held(c, deps, actor)
  if (!found) return notFound(c)
  const table = await readTable(found.bytes, found.fileName, found.map.sheet)
  const register = await deps.people()
  const request = { ...found, table, by: actor.id, rowByRow: true, dryRun: true }
  const { plan } = await importList(deps.db, register, request)
  const page = (
    <PreviewPage view={deskView(c)} upload={found} table={table} plan={plan} people={register.people} said={said} />
  )
  return sendPage(c, page, said === null ? 200 : 400)
}

async function takeIn(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const found = await held(c, deps, actor)
  if (!found) return notFound(c)
  const { seq, refusal } = await commit(deps, actor, found, formOf(c))
  return seq === null ? preview(c, deps, actor, refusal) : c.redirect(`/lists/imports/${seq}`, 303)
}

async function imported(c: Context, deps: DeskDeps): Promise<Response> {
  const found = await loadImport(asReadonly(deps.db), c.req.param('seq') ?? '')
  return found ? sendPage(c, <ImportedPage view={deskView(c)} past={found} />) : notFound(c)
}

async function comparisonOf(c: Context, deps: DeskDeps, actor: Actor) {
  const found = await held(c, deps, actor)
  if (!found) return null
  const table = await readTable(found.bytes, found.fileName, found.map.sheet)
  const standings = await loadStandings(deps.db)
  const comparison = compareList(table, found.map, found.asOf, {
    ...(await deps.people()),
    standingOf: (id) => standings.get(id) ?? null,
  })
  return { found, comparison }
}

async function compared(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const result = await comparisonOf(c, deps, actor)
  if (!result) return notFound(c)
  return sendPage(c, <ComparedPage view={deskView(c)} upload={result.found} comparison={result.comparison} />)
}

async function sheet(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const result = await comparisonOf(c, deps, actor)
  if (!result) return notFound(c)
  return c.body(differenceSheet(result.comparison), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="comparison.csv"',
  })
}
