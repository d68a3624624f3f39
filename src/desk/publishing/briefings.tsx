import type { Context } from 'hono'
import { writerOf } from '../../database/index.ts'
import { type BriefingDraft, briefingDrafts, claimPlaces } from '../../publishing/index.ts'
import { ReviewStore, type ReviewTables } from '../../review/index.ts'
import { BriefingView, CsrfForm, fill, headlineInWords, Layout, sendPage, type View } from '../../ui/index.ts'
import { act } from '../act.ts'
import type { DeskDeps, DeskTables } from '../deps.ts'
import { deskView, fieldOf, notFound } from '../mount.tsx'
import type { Actor, DeskRoute } from '../route.ts'
import { maySee } from '../scope.ts'
import { Field } from '../work/fields.tsx'
import { words } from './words.ts'

const m = words.briefings

/** Where a publisher reads what a program wrote about an event, against its evidence, and releases this very text or not. */
export function briefingRoutes(deps: DeskDeps, assets: readonly string[]): readonly DeskRoute[] {
  const show = async (c: Context, actor: Actor, id: string, refusal: string | null) => {
    const draft = await seenDraft(deps, actor, id)
    return draft ? sendPage(c, await draftPage(c, deps, assets, draft, refusal), refusal ? 409 : 200) : notFound(c)
  }
  return [
    {
      method: 'get',
      path: '/publish/briefings',
      may: 'edition.publish',
      menu: { label: m.title, order: 82 },
      handle: async (c, actor) => {
        const drafts: BriefingDraft[] = []
        for (const draft of await briefingDrafts(deps.db)) if (await isSeen(deps, actor, draft)) drafts.push(draft)
        return sendPage(c, <BriefingsPage view={deskView(c)} assets={assets} drafts={drafts} />)
      },
    },
    {
      method: 'get',
      path: '/publish/briefings/:id',
      may: 'edition.publish',
      handle: (c, actor) => show(c, actor, c.req.param('id') ?? '', null),
    },
    {
      method: 'post',
      path: '/publish/briefings/:id',
      may: 'edition.publish',
      handle: async (c, actor) => {
        const id = c.req.param('id') ?? ''
        const draft = await seenDraft(deps, actor, id)
        if (!draft) return notFound(c)
        const [chosen, digest, reason] = ['act', 'digest', 'reason'].map((name) => fieldOf(c, name))
        if (!reason) return show(c, actor, id, m.noReason)
        if (chosen !== 'withhold' && digest !== draft.digest) return show(c, actor, id, m.stale)
        await decide(deps, actor, draft, chosen === 'withhold' ? 'withhold' : 'publish', reason)
        return c.redirect('/publish/briefings', 303)
      },
    },
  ]
}

async function decide(
  deps: DeskDeps,
  actor: Actor,
  { briefing, digest }: BriefingDraft,
  chosen: 'publish' | 'withhold',
  reason: string,
): Promise<void> {
  const target = `briefing:${briefing.eventId}`
  const decision = { act: chosen, target, by: actor.id, second: null, reason, body: { digest } }
  await act(deps, actor, { act: `briefing.${chosen}`, object: target, details: { digest } }, (trx) =>
    new ReviewStore(writerOf<ReviewTables, DeskTables>(trx)).decide(decision),
  )
}

async function seenDraft(deps: DeskDeps, actor: Actor, id: string): Promise<BriefingDraft | null> {
  const [draft] = await briefingDrafts(deps.db, id)
  return draft && (await isSeen(deps, actor, draft)) ? draft : null
}

/** Whoever may not see one of the reports may not see what was written from them. */
async function isSeen(deps: DeskDeps, actor: Actor, { reportIds }: BriefingDraft): Promise<boolean> {
  for (const id of reportIds) if (!(await maySee(deps.db, actor, 'report', id))) return false
  return true
}

function BriefingsPage({
  view,
  assets,
  drafts,
}: {
  view: View
  assets: readonly string[]
  drafts: readonly BriefingDraft[]
}) {
  return (
    <Layout view={view} title={m.title} assets={assets}>
      <header class="page-head">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
      </header>
      {drafts.length === 0 && <p>{m.none}</p>}
      <ul class="links">
        {drafts.map(({ briefing, title, state }) => (
          <li>
            <a href={`/publish/briefings/${encodeURIComponent(briefing.eventId)}`}>
              {title}: {headlineInWords(view, briefing)}
            </a>{' '}
            <span class="reasons">{m.state[state]}</span>
          </li>
        ))}
      </ul>
    </Layout>
  )
}

async function draftPage(
  c: Context,
  deps: DeskDeps,
  assets: readonly string[],
  draft: BriefingDraft,
  refusal: string | null,
) {
  const view = deskView(c)
  const { briefing, digest, state, approved } = draft
  const places = await claimPlaces(deps.db, [
    ...new Set(briefing.parts.flatMap(({ sentences }) => sentences.flatMap(({ claims }) => claims))),
  ])
  const outlets = new Map([...places.values()].map(({ reportId, outlet }) => [reportId, { id: reportId, outlet }]))
  const sources = {
    claim: (id: string) => places.get(id),
    report: (id: string) => outlets.get(id),
    personName: () => undefined,
  }
  return (
    <Layout view={view} title={m.title} assets={assets}>
      {refusal && <p role="alert">{refusal}</p>}
      <p role="status">{m.state[state]}</p>
      <BriefingView view={view} briefing={{ ...briefing, approved }} sources={sources} />
      <CsrfForm view={view} action={`/publish/briefings/${encodeURIComponent(briefing.eventId)}`}>
        <h2>{m.decide}</h2>
        <p class="meta">{fill(m.decideHint, { digest: digest.slice(0, 8) })}</p>
        <input type="hidden" name="digest" value={digest} />
        <div class="dw dw-add">
          <Field label={words.publish.reason}>
            <input name="reason" required maxlength={500} autocomplete="off" />
          </Field>
        </div>
        <p>
          <button type="submit" name="act" value="publish">
            {words.publish.release}
          </button>{' '}
          <button type="submit" name="act" value="withhold" class="quiet">
            {words.publish.withhold}
          </button>
        </p>
      </CsrfForm>
    </Layout>
  )
}
