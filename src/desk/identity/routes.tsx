import type { Context } from 'hono'
import { asReadonly, writerOf } from '../../database/index.ts'
import { clustersOf, loadJudgements } from '../../matching/index.ts'
import { deskIdentity as m, pageNumber, sendPage } from '../../ui/index.ts'
import { asset } from '../asset.ts'
import type { DeskDeps } from '../deps.ts'
import { deskView, fieldOf, notFound } from '../mount.tsx'
import type { Actor, DeskRoute } from '../route.ts'
import { loadStaff } from '../work/staff.ts'
import { judgeMany, judgeMention, judgePair, type Outcome, refusalOf, undo } from './acts.ts'
import { loadMentionQuestion, loadSide } from './load-question.ts'
import { KINDS, type Kind, loadJudged, loadMentions, loadPairs, loadProposals, PER_PAGE } from './load-queue.ts'
import { MentionPage } from './mention-page.tsx'
import { PairPage } from './pair-page.tsx'
import { QueuePage } from './queue-page.tsx'

const ASSETS = [
  asset(new URL('../../ui/style/desk-work.css', import.meta.url)),
  asset(new URL('../../ui/style/desk-identity.css', import.meta.url)),
]

/** Who is meant, and who is one person: questions, judgements, merges that wait for a second person, and their undoing. */
export function identityRoutes(deps: DeskDeps): readonly DeskRoute[] {
  return [
    {
      method: 'get',
      path: '/identity',
      may: 'register.read',
      menu: { label: m.title, order: 15 },
      handle: (c, actor) => showQueue(c, deps, actor, null),
    },
    {
      method: 'post',
      path: '/identity/exact',
      may: 'identity.judge',
      handle: (c, actor) => answer(c, deps, actor, judgeMany(deps, actor, c)),
    },
    {
      method: 'post',
      path: '/identity/undo',
      may: 'identity.judge',
      handle: (c, actor) => answer(c, deps, actor, undo(deps, actor, c)),
    },
    {
      method: 'get',
      path: '/identity/mentions/:report/:ref',
      may: 'register.read',
      handle: (c, actor) => mention(c, deps, actor),
    },
    {
      method: 'post',
      path: '/identity/mentions/:report/:ref',
      may: 'identity.judge',
      handle: (c, actor) => mention(c, deps, actor),
    },
    {
      method: 'get',
      path: '/identity/pairs/:left/:right',
      may: 'register.read',
      handle: (c, actor) => pair(c, deps, actor),
    },
    {
      method: 'post',
      path: '/identity/pairs/:left/:right',
      may: 'identity.judge',
      handle: (c, actor) => pair(c, deps, actor),
    },
  ]
}

async function answer(c: Context, deps: DeskDeps, actor: Actor, work: Promise<Outcome>): Promise<Response> {
  const outcome = await work.catch(refusalOf)
  return 'to' in outcome ? c.redirect(outcome.to, 303) : showQueue(c, deps, actor, outcome.refusal)
}

async function showQueue(c: Context, deps: DeskDeps, actor: Actor, refusal: string | null): Promise<Response> {
  const asked =
    c.req.query('kind') ?? (c.req.path.endsWith('/exact') ? 'exact' : c.req.path.endsWith('/undo') ? 'history' : '')
  const kind: Kind = KINDS.find((one) => one === asked) ?? 'collision'
  const page = pageNumber(c.req.query('page'))
  const { db } = deps
  const isMentions = kind === 'collision' || kind === 'name_only' || kind === 'doubt' || kind === 'exact'
  const rows = {
    mentions: isMentions ? await loadMentions(db, actor, kind, page) : [],
    pairs: kind === 'pairs' ? await loadPairs(db, actor, page) : [],
    proposals: kind === 'proposals' ? await loadProposals(db, actor) : [],
    judged: kind === 'history' ? await loadJudged(db, actor, page) : [],
  }
  const conflicts = kind === 'history' ? clustersOf(await loadJudgements(asReadonly(writerOf(db)))).conflicts : []
  const longest = Math.max(rows.mentions.length, rows.pairs.length, rows.judged.length)
  const said = c.req.query('said')
  const queue = (
    <QueuePage
      view={deskView(c)}
      assets={ASSETS}
      staff={await loadStaff(db, actor)}
      kind={kind}
      page={page}
      more={longest > PER_PAGE}
      rows={rows}
      conflicts={conflicts}
      said={said === 'saved' ? m.saved : said === 'proposed' ? m.proposed : null}
      refusal={refusal}
    />
  )
  return sendPage(c, queue, refusal === null ? 200 : 400)
}

async function mention(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const question = await loadMentionQuestion(deps.db, actor, c.req.param('report') ?? '', c.req.param('ref') ?? '')
  if (!question) return notFound(c)
  const outcome = c.req.method === 'POST' ? await judgeMention(deps, actor, c, question).catch(refusalOf) : null
  if (outcome && 'to' in outcome) return c.redirect(outcome.to, 303)
  const given = outcome ? { person: fieldOf(c, 'person'), reason: fieldOf(c, 'reason') } : null
  const page = (
    <MentionPage
      view={deskView(c)}
      assets={ASSETS}
      question={question}
      staff={await loadStaff(deps.db, actor)}
      refusal={outcome?.refusal ?? null}
      given={given}
    />
  )
  return sendPage(c, page, outcome ? 400 : 200)
}

async function pair(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const ids = [c.req.param('left') ?? '', c.req.param('right') ?? ''].sort() as [string, string]
  const [left, right] = [await loadSide(deps.db, actor, ids[0]), await loadSide(deps.db, actor, ids[1])]
  if (!left || !right || left.id === right.id) return notFound(c)
  const outcome = c.req.method === 'POST' ? await judgePair(deps, actor, c, ids).catch(refusalOf) : null
  if (outcome && 'to' in outcome) return c.redirect(outcome.to, 303)
  const [proposal] = await loadProposals(deps.db, actor, ids)
  const row = await deps.db
    .selectFrom('person_pair')
    .select('reasons')
    .where('left_id', '=', ids[0])
    .where('right_id', '=', ids[1])
    .executeTakeFirst()
  const page = (
    <PairPage
      view={deskView(c)}
      assets={ASSETS}
      left={left}
      right={right}
      reasons={row?.reasons ?? []}
      proposal={proposal ?? null}
      staff={await loadStaff(deps.db, actor)}
      refusal={outcome?.refusal ?? null}
    />
  )
  return sendPage(c, page, outcome ? 400 : 200)
}
