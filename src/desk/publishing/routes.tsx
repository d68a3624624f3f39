import type { Context } from 'hono'
import { asReadonly, writerOf } from '../../database/index.ts'
import { AnsweredProposalError, openProposals } from '../../publishing/index.ts'
import { ReviewStore, type ReviewTables } from '../../review/index.ts'
import { fill, sendPage } from '../../ui/index.ts'
import { act } from '../act.ts'
import { asset } from '../asset.ts'
import type { DeskDeps, DeskTables } from '../deps.ts'
import { deskView, fieldOf, formOf, notFound } from '../mount.tsx'
import type { Actor, DeskRoute } from '../route.ts'
import { loadStaff } from '../work/staff.ts'
import { briefingRoutes } from './briefings.tsx'
import { currentEdition, protectionsInForce, waitingPeople, waitingReports } from './load.ts'
import { EditionMaker } from './making.ts'
import { answer, isSeen, ProtectionError, protect } from './protect.ts'
import { PublishPage } from './publish-page.tsx'
import { SafetyPage } from './safety-page.tsx'
import { words } from './words.ts'

const ASSETS = [asset(new URL('../../ui/style/desk-work.css', import.meta.url))]

/** In milliseconds: a small edition is made by then, and its page shows it at once. */
const PATIENCE = 8000

/** What leaves the desk, and what must not. */
export function publishingRoutes(deps: DeskDeps): readonly DeskRoute[] {
  const maker = deps.publish
    ? new EditionMaker(deps.publish, (error) => deps.onError?.(error, '/publish/edition'))
    : null
  const page = async (c: Context, actor: Actor, said: string | null) =>
    sendPage(
      c,
      <PublishPage
        view={deskView(c)}
        assets={ASSETS}
        current={await currentEdition(deps.db)}
        making={maker?.state ?? { kind: 'idle' }}
        reports={await waitingReports(deps.db, actor)}
        people={await waitingPeople(deps.db, actor)}
        said={said}
      />,
    )
  const release = (kind: 'report' | 'person'): DeskRoute => ({
    method: 'post',
    path: kind === 'report' ? '/publish/reports' : '/publish/people',
    may: 'edition.publish',
    handle: async (c, actor) => page(c, actor, await decideAll(c, deps, actor, kind)),
  })
  return [
    {
      method: 'get',
      path: '/publish',
      may: 'edition.publish',
      menu: { label: words.publish.title, order: 80 },
      handle: (c, actor) => page(c, actor, null),
    },
    release('report'),
    release('person'),
    {
      method: 'post',
      path: '/publish/edition',
      may: 'edition.publish',
      handle: async (c, actor) => {
        if (!maker) return notFound(c)
        await act(deps, actor, { act: 'edition.publish', object: 'edition:next' }, async () => null)
        await maker.start(actor.id, PATIENCE)
        return c.redirect('/publish', 303)
      },
    },
    ...briefingRoutes(deps, ASSETS),
    {
      method: 'get',
      path: '/safety',
      may: 'safety.hold',
      menu: { label: words.safety.title, order: 85 },
      handle: (c, actor) => safety(c, deps, actor, { target: c.req.query('target') ?? '' }),
    },
    { method: 'post', path: '/safety', may: 'safety.hold', handle: (c, actor) => note(c, deps, actor) },
    { method: 'post', path: '/safety/answer', may: 'safety.hold', handle: (c, actor) => settle(c, deps, actor) },
  ]
}

/** The same decision on every line that was ticked, in one transaction: all or none. */
async function decideAll(c: Context, deps: DeskDeps, actor: Actor, kind: 'report' | 'person'): Promise<string> {
  const m = words.publish
  const ids = formOf(c)
    .getAll('id')
    .filter((id): id is string => typeof id === 'string')
  const chosen = fieldOf(c, 'act') === 'withhold' ? 'withhold' : 'publish'
  const reason = fieldOf(c, 'reason')
  const seen: string[] = []
  for (const id of ids) if (await isSeen(deps, actor, `${kind}:${id}`)) seen.push(id)
  if (seen.length === 0 || reason === '') return m.nothing
  const event = { act: `${kind}.${chosen}`, object: `${kind}:${seen.length}`, details: { ids: seen.join(' ') } }
  await act(deps, actor, event, async (trx) => {
    const review = new ReviewStore(writerOf<ReviewTables, DeskTables>(trx))
    for (const id of seen)
      await review.decide({ act: chosen, target: `${kind}:${id}`, by: actor.id, second: null, reason })
  })
  return fill(chosen === 'publish' ? m.done : m.withheld, { n: seen.length })
}

interface Shown {
  readonly target?: string
  readonly said?: string
  readonly refusal?: string
}

async function safety(c: Context, deps: DeskDeps, actor: Actor, shown: Shown): Promise<Response> {
  const proposals = []
  for (const proposal of await openProposals(asReadonly(deps.db)))
    if (await isSeen(deps, actor, proposal.target)) proposals.push(proposal)
  const body = (
    <SafetyPage
      view={deskView(c)}
      assets={ASSETS}
      inForce={await protectionsInForce(deps.db, actor)}
      proposals={proposals}
      staff={await loadStaff(deps.db, actor)}
      target={shown.target ?? ''}
      said={shown.said ?? null}
      refusal={shown.refusal ?? null}
    />
  )
  return sendPage(c, body, shown.refusal ? 400 : 200)
}

async function note(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const [target, protection, until, reason] = ['target', 'protection', 'until', 'reason'].map((name) =>
    fieldOf(c, name),
  )
  const asked = { target: target ?? '', protection: protection ?? '', until: until ?? '', reason: reason ?? '' }
  try {
    const done = await protect(deps, actor, asked)
    return await safety(c, deps, actor, { said: words.safety[done] })
  } catch (error) {
    if (!(error instanceof ProtectionError)) throw error
    return safety(c, deps, actor, { target: asked.target, refusal: error.message })
  }
}

async function settle(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const [outcome = '', seq = ''] = fieldOf(c, 'answer').split(' ')
  if (outcome !== 'confirmed' && outcome !== 'refused' && outcome !== 'withdrawn') return notFound(c)
  const open = (await openProposals(asReadonly(deps.db))).find((proposal) => String(proposal.seq) === seq)
  if (open && !(await isSeen(deps, actor, open.target))) return notFound(c)
  try {
    await answer(deps, actor, Number(seq), outcome)
    return await safety(c, deps, actor, { said: words.safety.answered })
  } catch (error) {
    if (!(error instanceof AnsweredProposalError)) throw error
    return safety(c, deps, actor, { refusal: error.message })
  }
}
