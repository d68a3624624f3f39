import type { Context } from 'hono'
import { writerOf } from '../../database/index.ts'
import { InvalidPersonError } from '../../matching/index.ts'
import { InvalidClaimError } from '../../reading/index.ts'
import {
  countWaiting,
  InvalidDecisionError,
  type ReviewTables,
  StaleDecisionError,
  TwoPeopleError,
} from '../../review/index.ts'
import { Layout, deskReading as m, sendPage } from '../../ui/index.ts'
import type { DeskDeps, DeskTables } from '../deps.ts'
import { deskView, formOf } from '../mount.tsx'
import type { Actor } from '../route.ts'
import { loadStaff } from '../work/staff.ts'
import type { Done } from './acts.ts'
import { ClaimCard } from './claim-card.tsx'
import { loadReadingRoom, type ReadingRoom, type RoomClaim } from './load-room.ts'

type Refused = { readonly kind: 'stale' | 'refused'; readonly message: string }

/**
 * Does the work of a form and answers it: back to the page for a plain form, the claim's card for the page's own module. What was
 * refused is shown with what was sent; nothing of it was written.
 */
export async function answerTo(
  c: Context,
  deps: DeskDeps,
  actor: Actor,
  reportId: string,
  work: () => Promise<Done>,
): Promise<Response> {
  const outcome = await attempt(work)
  if ('claimId' in outcome) await countWaiting(writerOf<ReviewTables, DeskTables>(deps.db), [reportId])
  const claimId = 'claimId' in outcome ? outcome.claimId : claimAsked(c)
  if (c.req.header('accept') === 'application/json') return asCard(c, deps, actor, reportId, claimId, outcome)
  if ('claimId' in outcome)
    return c.redirect(`/read/${encodeURIComponent(reportId)}?said=${outcome.kind}#c-${claimId}`, 303)
  return showRefusal(c, deps, actor, reportId, claimId, outcome)
}

async function attempt(work: () => Promise<Done>): Promise<Done | Refused> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StaleDecisionError) return { kind: 'stale', message: m.stale.lead }
    const known = [InvalidDecisionError, InvalidClaimError, InvalidPersonError, TwoPeopleError].some(
      (kind) => error instanceof kind,
    )
    if (known && error instanceof Error) return { kind: 'refused', message: error.message }
    throw error
  }
}

const claimAsked = (c: Context): string =>
  c.req.param('claim') ?? (textOf(formOf(c).get('claim')) || (textOf(formOf(c).get('quick')).split(' ')[1] ?? ''))

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

async function asCard(
  c: Context,
  deps: DeskDeps,
  actor: Actor,
  reportId: string,
  claimId: string,
  outcome: Done | Refused,
): Promise<Response> {
  const room = await loadReadingRoom(deps.db, reportId)
  const staff = await loadStaff(deps.db, actor)
  const one = room?.claims.find(({ id }) => id === claimId)
  // A link changes every card of that person.
  const cards = room ? changed(room, one) : []
  const html = room
    ? cards.map((card) => (<ClaimCard view={deskView(c)} room={room} one={card} staff={staff} />).toString())
    : []
  const message = 'message' in outcome ? outcome.message : m.saved[outcome.kind]
  return c.json(
    { kind: outcome.kind, claim: claimId, message, cards: html, all: room?.claims.length ?? 0 },
    'message' in outcome ? 409 : 200,
  )
}

function changed(room: ReadingRoom, one: RoomClaim | undefined): readonly RoomClaim[] {
  if (!one) return []
  const ref = one.claim.subject.ref
  return room.claims.filter((claim) => claim.id === one.id || (ref !== undefined && claim.claim.subject.ref === ref))
}

async function showRefusal(
  c: Context,
  deps: DeskDeps,
  actor: Actor,
  reportId: string,
  claimId: string,
  { kind, message }: Refused,
): Promise<Response> {
  const room = await loadReadingRoom(deps.db, reportId)
  const one = room?.claims.find(({ id }) => id === claimId)
  const view = deskView(c)
  const sent = [...formOf(c)].filter(
    ([name, value]) => !['form_token', 'version', 'claim'].includes(name) && value !== '',
  )
  const title = kind === 'stale' ? m.stale.title : m.refused
  const page = (
    <Layout view={view} title={title}>
      <header class="page-head">
        <h1>{title}</h1>
        <p class="lead">{message}</p>
      </header>
      {room && one && (
        <section>
          <h2>{m.stale.theirs}</h2>
          <ol class="rr-claims">
            <ClaimCard view={view} room={room} one={one} staff={await loadStaff(deps.db, actor)} />
          </ol>
        </section>
      )}
      <section>
        <h2>{m.stale.yours}</h2>
        <dl class="record">
          {sent.map(([name, value]) => (
            <div class="record-row">
              <dt>{name.replaceAll('_', ' ')}</dt>
              <dd>{textOf(value)}</dd>
            </div>
          ))}
        </dl>
        <p>
          <a class="button" href={`/read/${encodeURIComponent(reportId)}?at=${claimId}#c-${claimId}`}>
            {m.stale.again}
          </a>
        </p>
      </section>
    </Layout>
  )
  return sendPage(c, page, 409)
}
