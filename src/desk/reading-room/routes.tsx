import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { deskReading as m, sendPage } from '../../ui/index.ts'
import { asset } from '../asset.ts'
import { loadAssignments, loadComments } from '../assignments/load-work.ts'
import { Talk } from '../assignments/talk.tsx'
import type { DeskDeps } from '../deps.ts'
import { deskView, notFound } from '../mount.tsx'
import type { Actor, DeskRoute } from '../route.ts'
import { maySee } from '../scope.ts'
import { type News, Newsroom } from '../work/news.ts'
import { PeopleFinder } from '../work/people-finder.ts'
import { loadStaff } from '../work/staff.ts'
import { actByHand, actOnClaim, actOnMention, actQuickly } from './acts.ts'
import { answerTo } from './answer.tsx'
import { ClaimCard } from './claim-card.tsx'
import { loadReadingRoom, namesOf, type ReadingRoom, type RoomClaim } from './load-room.ts'
import { nextWaiting } from './next-waiting.ts'
import type { Candidate } from './person-forms.tsx'
import { OpenForms, ReadingPage } from './reading-page.tsx'

const ASSETS = [
  asset(new URL('../../ui/style/desk-work.css', import.meta.url)),
  asset(new URL('./reading-room.js', import.meta.url)),
]

/** How long one stream of news lives, in milliseconds: the browser asks again, and is asked who it is. */
const STREAM_MS = 120_000
const CANDIDATES = 6

/** The reading room: a report's text, every claim in it, and what people make of them. */
export function readingRoomRoutes(deps: DeskDeps): readonly DeskRoute[] {
  const finder = new PeopleFinder(deps.db)
  const newsroom = deps.connect ? new Newsroom(deps.connect) : null
  const seen = async (c: Context, actor: Actor): Promise<string | null> => {
    const id = c.req.param('id') ?? ''
    return (await maySee(deps.db, actor, 'report', id)) ? id : null
  }
  const post = (path: string, may: DeskRoute['may'], work: typeof actOnClaim): DeskRoute => ({
    method: 'post',
    path,
    may,
    handle: async (c, actor) => {
      const id = await seen(c, actor)
      if (id === null) return notFound(c)
      return answerTo(c, deps, actor, id, () => work(deps, actor, id, c))
    },
  })
  return [
    {
      method: 'get',
      path: '/read/:id',
      may: 'register.read',
      handle: async (c, actor) => {
        const id = await seen(c, actor)
        const room = id === null ? null : await loadReadingRoom(deps.db, id)
        return room ? showRoom(c, deps, actor, room, finder) : notFound(c)
      },
    },
    {
      method: 'get',
      path: '/read/:id/next',
      may: 'register.read',
      handle: async (c, actor) => {
        const next = await nextWaiting(deps.db, actor, c.req.param('id') ?? '')
        return c.redirect(next === null ? '/inbox' : `/read/${encodeURIComponent(next)}`, 303)
      },
    },
    {
      method: 'get',
      path: '/read/:id/cards/:claim',
      may: 'register.read',
      handle: async (c, actor) => {
        const id = await seen(c, actor)
        const room = id === null ? null : await loadReadingRoom(deps.db, id)
        const one = room?.claims.find((claim) => claim.id === c.req.param('claim'))
        return room && one ? c.html(await card(c, deps, actor, room, one, finder)) : notFound(c)
      },
    },
    {
      method: 'get',
      path: '/read/:id/news',
      may: 'register.read',
      handle: async (c, actor) => {
        const id = await seen(c, actor)
        return id === null || newsroom === null ? notFound(c) : stream(c, deps, actor, newsroom, id)
      },
    },
    post('/read/:id/quick', 'claim.propose', actQuickly),
    post('/read/:id/claims/:claim', 'claim.propose', actOnClaim),
    post('/read/:id/claims', 'claim.propose', actByHand),
    post('/read/:id/mentions/:ref', 'identity.judge', actOnMention),
  ]
}

async function showRoom(
  c: Context,
  deps: DeskDeps,
  actor: Actor,
  room: ReadingRoom,
  finder: PeopleFinder,
): Promise<Response> {
  const view = deskView(c)
  const asked = await askedFor(c, deps, room, finder, actor)
  const said = c.req.query('said')
  const words: Readonly<Record<string, string>> = m.saved
  const staff = await loadStaff(deps.db, actor)
  const target = `report:${room.report.id}`
  const talk = {
    assignments: await loadAssignments(deps.db, actor, { target }),
    comments: await loadComments(deps.db, target),
  }
  return sendPage(
    c,
    <ReadingPage
      view={view}
      assets={ASSETS}
      room={room}
      staff={staff}
      talk={
        <Talk view={view} target={target} staff={staff} mayAssign={actor.permissions.has('work.assign')} {...talk} />
      }
      quote={c.req.query('quote') ?? ''}
      said={said ? (words[said] ?? null) : null}
      {...asked}
    />,
  )
}

async function card(
  c: Context,
  deps: DeskDeps,
  actor: Actor,
  room: ReadingRoom,
  one: RoomClaim,
  finder: PeopleFinder,
): Promise<string> {
  const [view, staff] = [deskView(c), await loadStaff(deps.db, actor)]
  const form = c.req.query('form') ?? null
  const asked = form === null ? null : await askedFor(c, deps, room, finder, actor, one)
  return (
    <ClaimCard view={view} room={room} one={one} staff={staff}>
      {asked && <OpenForms view={view} room={room} one={one} staff={staff} {...asked} form={form} />}
    </ClaimCard>
  ).toString()
}

/** Which claim is worked at, with which form, and who might be meant. */
async function askedFor(
  c: Context,
  deps: DeskDeps,
  room: ReadingRoom,
  finder: PeopleFinder,
  actor: Actor,
  one = room.claims.find(({ id }) => id === c.req.query('at')),
) {
  const who = c.req.query('who') ?? ''
  const name = who || (one?.claim.subject.ref ? one.claim.subject.name : '')
  const candidates = name === '' ? [] : await candidatesFor(deps, finder, actor, name)
  return { at: one?.id ?? null, form: c.req.query('form') ?? null, who, candidates }
}

async function candidatesFor(
  deps: DeskDeps,
  finder: PeopleFinder,
  actor: Actor,
  name: string,
): Promise<readonly Candidate[]> {
  const found = await finder.find(name.slice(0, 200), CANDIDATES)
  const seen: Candidate[] = []
  const names = await namesOf(
    deps.db,
    found.map(({ personId }) => personId),
  )
  for (const { personId, reasons } of found)
    if (await maySee(deps.db, actor, 'person', personId))
      seen.push({ personId, name: names.get(personId) ?? personId, reasons })
  return seen
}

/** What others decide, as it happens. Each line is a version of one claim; the page asks for the card if its own is older. */
function stream(c: Context, deps: DeskDeps, actor: Actor, newsroom: Newsroom, id: string): Response {
  return streamSSE(c, async (sse) => {
    const staff = await loadStaff(deps.db, actor)
    const waiting: News[] = []
    let wake = (): void => undefined
    const leave = await newsroom.hear(id, (news) => {
      waiting.push(news)
      wake()
    })
    sse.onAbort(() => wake())
    const end = Date.now() + STREAM_MS
    await sse.writeSSE({ event: 'ready', data: id })
    while (!sse.aborted && Date.now() < end) {
      const news = waiting.shift()
      if (news) await sse.writeSSE({ data: JSON.stringify({ ...news, name: staff.nameOf(news.by) }) })
      else
        await new Promise<void>((resolve) => {
          wake = resolve
          setTimeout(resolve, Math.max(1, Math.min(15_000, end - Date.now()))).unref()
        })
    }
    leave()
  })
}
