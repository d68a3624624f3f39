import type { Context } from 'hono'
import type { Kysely } from 'kysely'
import { writerOf } from '../../database/index.ts'
import { countNoted, type ReviewTables } from '../../review/index.ts'
import { DEFAULT_UPLOAD_LIMIT, fill, deskInbox as m, pageNumber, sendPage } from '../../ui/index.ts'
import { act } from '../act.ts'
import { asset } from '../asset.ts'
import type { DeskDeps, DeskTables } from '../deps.ts'
import { deskView, fieldOf, formOf, notFound } from '../mount.tsx'
import type { Actor, DeskRoute } from '../route.ts'
import { loadStaff } from '../work/staff.ts'
import { InboxPage } from './inbox-page.tsx'
import { JobPage } from './job-page.tsx'
import { type JobItem, JobStore, loadJob, loadJobs } from './job-store.ts'
import type { JobTables } from './job-tables.ts'
import { type InboxFilter, KINDS, loadInbox } from './load-inbox.ts'
import { runJobs } from './run-jobs.ts'

const ASSETS = [
  asset(new URL('../../ui/style/desk-work.css', import.meta.url)),
  asset(new URL('./inbox.js', import.meta.url)),
]

/** Together, in one form. */
const MANY = 8

/** What waits, and what is being taken in. */
export function inboxRoutes(deps: DeskDeps): readonly DeskRoute[] {
  const limit = (deps.uploadLimit ?? DEFAULT_UPLOAD_LIMIT) * MANY
  return [
    {
      method: 'get',
      path: '/inbox',
      may: 'register.read',
      menu: { label: m.title, order: 5 },
      handle: (c, actor) => showInbox(c, deps, actor, limit, null),
    },
    {
      method: 'post',
      path: '/inbox/add',
      may: 'report.add',
      formLimit: limit + 64 * 1024,
      handle: (c, actor) => add(c, deps, actor, limit),
    },
    {
      method: 'get',
      path: '/inbox/jobs/:id',
      may: 'report.add',
      handle: async (c, actor) => {
        const found = await jobOf(c, deps, actor)
        return found ? sendPage(c, <JobPage view={deskView(c)} assets={ASSETS} {...found} />) : notFound(c)
      },
    },
    {
      method: 'post',
      path: '/inbox/jobs/:id/cancel',
      may: 'report.add',
      handle: async (c, actor) => {
        const found = await jobOf(c, deps, actor)
        if (!found) return notFound(c)
        await act(deps, actor, { act: 'job.cancel', object: `job:${found.job.id}`, details: {} }, (trx) =>
          new JobStore(jobsOf(trx)).cancel(found.job.id),
        )
        return c.redirect(`/inbox/jobs/${found.job.id}`, 303)
      },
    },
  ]
}

async function showInbox(
  c: Context,
  deps: DeskDeps,
  actor: Actor,
  limit: number,
  refusal: string | null,
): Promise<Response> {
  await counted(deps)
  const filter = filterOf(c)
  const page = (
    <InboxPage
      view={deskView(c)}
      assets={ASSETS}
      inbox={await loadInbox(deps.db, actor, filter)}
      filter={filter}
      staff={await loadStaff(deps.db, actor)}
      jobs={await loadJobs(jobsOf(deps.db), actor.id)}
      mayAdd={actor.permissions.has('report.add')}
      limit={limit}
      refusal={refusal}
    />
  )
  return sendPage(c, page, refusal === null ? 200 : 400)
}

/** In milliseconds: how long a page waits for what has just changed to be counted; the rest is counted after it was sent. */
const COUNTING_MS = 40

async function counted(deps: DeskDeps): Promise<void> {
  const counting = deps.background.run(
    async (signal) => {
      while (!signal.aborted && (await countNoted(writerOf<ReviewTables, DeskTables>(deps.db))));
    },
    (error) => deps.onError?.(error, 'inbox counts'),
  )
  await Promise.race([counting, new Promise((resolve) => setTimeout(resolve, COUNTING_MS).unref())])
}

function filterOf(c: Context): InboxFilter {
  const kind = KINDS.find((one) => one === c.req.query('kind')) ?? null
  return {
    language: c.req.query('language') || null,
    outlet: c.req.query('outlet') || null,
    kind,
    page: pageNumber(c.req.query('page')),
  }
}

/** What was sent becomes a job, whose rows are there before anything is done; one pasted text is as good a job as a hundred files. */
async function add(c: Context, deps: DeskDeps, actor: Actor, limit: number): Promise<Response> {
  const items = await itemsOf(c)
  if (items.length === 0) return showInbox(c, deps, actor, limit, m.nothing)
  const title = items.length === 1 ? (items[0]?.name ?? '') : fill('{n}', { n: items.length })
  const id = await act(
    deps,
    actor,
    (job: number) => ({ act: 'job.add', object: `job:${job}`, details: { reports: String(items.length) } }),
    (trx) => new JobStore(jobsOf(trx)).add(title, actor.id, items),
  )
  const working = runJobs(deps)
  // What is done in a moment is shown done; what takes longer shows its progress.
  await Promise.race([
    working,
    new Promise((resolve) => setTimeout(resolve, items.length === 1 ? ONE_MS : MANY_MS).unref()),
  ])
  const found = await loadJob(jobsOf(deps.db), id)
  const [only] = found?.items ?? []
  if (items.length === 1 && only?.reportId) return c.redirect(`/read/${encodeURIComponent(only.reportId)}`, 303)
  return c.redirect(`/inbox/jobs/${id}`, 303)
}

/** In milliseconds: who pastes one text waits for it; who gives many goes on working. */
const ONE_MS = 15_000
const MANY_MS = 1000

async function itemsOf(c: Context): Promise<readonly JobItem[]> {
  const [text, address] = [fieldOf(c, 'text').replaceAll('\r\n', '\n'), fieldOf(c, 'address')]
  const [outlet, published, url] = [fieldOf(c, 'outlet'), fieldOf(c, 'published'), fieldOf(c, 'url')]
  const metadata = { ...(outlet ? { outlet } : {}), ...(published ? { published } : {}), ...(url ? { url } : {}) }
  const files = formOf(c)
    .getAll('file')
    .filter((file) => file instanceof File)
  const sent: JobItem[] = text === '' ? [] : [{ name: '', bytes: new TextEncoder().encode(text), metadata }]
  for (const file of files)
    if (file.size > 0) sent.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), metadata })
  if (address !== '') sent.push({ name: address, address, metadata })
  return sent
}

/** Somebody's own job; of another's nothing is said. */
async function jobOf(c: Context, deps: DeskDeps, actor: Actor) {
  const id = Number(c.req.param('id'))
  const found = Number.isSafeInteger(id) ? await loadJob(jobsOf(deps.db), id) : null
  return found?.job.askedBy === actor.id ? found : null
}

function jobsOf(db: Kysely<DeskTables>): Kysely<JobTables> {
  return writerOf<JobTables, DeskTables & JobTables>(db as Kysely<DeskTables & JobTables>)
}
