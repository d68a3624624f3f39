import type { Context } from 'hono'
import type { Transaction } from 'kysely'
import { writerOf } from '../../database/index.ts'
import type { MatchingTables } from '../../matching/index.ts'
import {
  answerProposal,
  type ClaimFields,
  changeClaim,
  claimByHand,
  InvalidDecisionError,
  isReadingAct,
  isTruthAct,
  linkMention,
  type Meant,
  ReviewStore,
  type ReviewTables,
  reviewClaim,
  splitClaim,
  unlinkMention,
} from '../../review/index.ts'
import { act } from '../act.ts'
import type { DeskDeps, DeskTables } from '../deps.ts'
import { fieldOf, formOf } from '../mount.tsx'
import type { Actor } from '../route.ts'
import { loadReadingRoom, type ReadingRoom, type RoomClaim } from './load-room.ts'

/** What came of a form: on which claim, and whether it holds or waits for a second person. */
export interface Done {
  readonly kind: 'decided' | 'proposed'
  readonly claimId: string
}

type ReviewTransaction = Transaction<ReviewTables>

/** A button of the page: `accept CLAIM VERSION`, or `confirmed|refused|withdrawn CLAIM VERSION PROPOSAL`. */
export async function actQuickly(deps: DeskDeps, actor: Actor, reportId: string, c: Context): Promise<Done> {
  const [what = '', claimId = '', version = '', proposal = ''] = fieldOf(c, 'quick').split(' ')
  const one = await claimOf(deps, reportId, claimId)
  const madeOn = numberOf(version)
  if (what === 'accept') return decide(deps, actor, one, { act: 'accept', reason: 'read as written', madeOn })
  if (what !== 'confirmed' && what !== 'refused' && what !== 'withdrawn')
    throw new InvalidDecisionError(`claim ${claimId}: expected accept, confirmed, refused or withdrawn, got "${what}"`)
  if (what !== 'withdrawn' && !actor.permissions.has('claim.decide'))
    throw new InvalidDecisionError(
      `claim ${claimId}: expected a reviewer to answer a proposal, got a role that may only propose`,
    )
  const reason = fieldOf(c, 'reason') || 'read by a second person'
  const asked = { claim: one.first, proposal: numberOf(proposal), answer: what, by: actor.id, reason, madeOn } as const
  await act(deps, actor, { act: `claim.${what}`, object: `claim:${claimId}`, details: { proposal } }, (trx) =>
    answerProposal(review(trx), asked),
  )
  return { kind: 'decided', claimId }
}

/** One of the forms of a claim. */
export async function actOnClaim(deps: DeskDeps, actor: Actor, reportId: string, c: Context): Promise<Done> {
  const claimId = c.req.param('claim') ?? ''
  const room = await roomOf(deps, reportId)
  const one = await claimOf(deps, reportId, claimId, room)
  const asked = fieldOf(c, 'act')
  const reason = fieldOf(c, 'other_reason') || fieldOf(c, 'reason')
  const common = { reason, madeOn: numberOf(fieldOf(c, 'version')) }
  if (asked === 'change')
    return decide(deps, actor, one, {
      ...common,
      act: asked,
      changed: changeClaim(one.claim, fieldsOf(c), room.report.text),
    })
  if (asked === 'split')
    return decide(deps, actor, one, {
      ...common,
      act: asked,
      parts: splitClaim(one.claim, namesIn(c, room), room.report.text),
    })
  if (asked === 'undo' || isReadingAct(asked) || isTruthAct(asked))
    return decide(deps, actor, one, { ...common, act: asked })
  throw new InvalidDecisionError(`claim ${claimId}: expected an act such as accept, change or reject, got "${asked}"`)
}

/** A stretch of the text that the reader missed. */
export async function actByHand(
  deps: DeskDeps,
  actor: Actor,
  reportId: string,
  c: Context,
  ref?: string,
): Promise<Done> {
  const { report, people } = await roomOf(deps, reportId)
  const span = spanOf(fieldOf(c, 'quote'), fieldOf(c, 'start'), report.text)
  const meant = ref ?? fieldOf(c, 'ref')
  const name = fieldOf(c, 'name') || (people.get(meant)?.read.name ?? '')
  const minor = fieldOf(c, 'minor') === 'yes' || people.get(meant)?.read.minor === true
  const claim = claimByHand(reportId, report.published, span, { ...fieldsOf(c), ref: meant, name, minor }, report.text)
  const mayDecide = actor.permissions.has('claim.decide')
  const event = { act: 'claim.by_hand', object: `claim:${claim.id}`, details: { report: reportId, type: claim.type } }
  const outcome = await act(deps, actor, event, async (trx) => {
    await new ReviewStore(review(trx)).addHandClaim(claim, actor.id, null)
    return reviewClaim(review(trx), {
      claim,
      act: 'accept',
      by: actor.id,
      reason: fieldOf(c, 'reason'),
      madeOn: 0,
      mayDecide,
    })
  })
  return { kind: outcome.kind, claimId: claim.id }
}

/** Whom a mention means. */
export async function actOnMention(deps: DeskDeps, actor: Actor, reportId: string, c: Context): Promise<Done> {
  const ref = c.req.param('ref') ?? ''
  const room = await roomOf(deps, reportId)
  const person = room.people.get(ref)
  if (!person) throw new InvalidDecisionError(`mention ${ref}: expected a person of this report, got none`)
  const common = { reportId, ref, by: actor.id, reason: fieldOf(c, 'reason'), madeOn: numberOf(fieldOf(c, 'version')) }
  const how = fieldOf(c, 'how')
  const event = { act: `mention.${how}`, object: `mention:${reportId}:${ref}`, details: {} }
  if (how === 'unlink') await act(deps, actor, event, (trx) => unlinkMention(linking(trx), common))
  else {
    const meant = meantBy(c, how, person.read.minor)
    await act(deps, actor, event, (trx) => linkMention(linking(trx), { ...common, meant }))
  }
  return { kind: 'decided', claimId: fieldOf(c, 'claim') }
}

async function decide(
  deps: DeskDeps,
  actor: Actor,
  { first, id }: RoomClaim,
  asked: Omit<Parameters<typeof reviewClaim>[1], 'claim' | 'by' | 'mayDecide'>,
): Promise<Done> {
  const mayDecide = actor.permissions.has('claim.decide')
  const event = { act: `claim.${asked.act}`, object: `claim:${id}`, details: { version: String(asked.madeOn) } }
  const outcome = await act(deps, actor, event, (trx) =>
    reviewClaim(review(trx), { ...asked, claim: first, by: actor.id, mayDecide }),
  )
  return { kind: outcome.kind, claimId: id }
}

async function roomOf(deps: DeskDeps, reportId: string): Promise<ReadingRoom> {
  const room = await loadReadingRoom(deps.db, reportId)
  if (!room) throw new InvalidDecisionError(`report ${reportId}: expected one of the register, got none`)
  return room
}

async function claimOf(deps: DeskDeps, reportId: string, id: string, room?: ReadingRoom): Promise<RoomClaim> {
  const one = (room ?? (await roomOf(deps, reportId))).claims.find((claim) => claim.id === id)
  if (!one) throw new InvalidDecisionError(`claim ${id}: expected one of report ${reportId}, got none`)
  return one
}

const CONTENT = [
  ...(['type', 'name', 'ref', 'date', 'place', 'offence', 'detail', 'polarity', 'modality', 'speaker'] as const),
  ...(['number', 'unit', 'quantifier', 'population'] as const),
]

export function fieldsOf(c: Context): ClaimFields {
  const given = CONTENT.filter((name) => formOf(c).has(name)).map((name) => [name, fieldOf(c, name)])
  return { ...Object.fromEntries(given), minor: fieldOf(c, 'minor') === 'yes' }
}

function namesIn(c: Context, { people }: ReadingRoom) {
  const names = [
    ...new Set(
      fieldOf(c, 'names')
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  ]
  const refs = new Map<string, string>()
  for (const { read } of people.values())
    for (const name of [read.name, ...read.mentions.map(({ text }) => text)]) refs.set(name, read.id)
  return names.map((name) => ({ name, ref: refs.get(name) ?? null }))
}

/** Where the words stand: at the offset given when they are there, else where they stand in the text for the first time. */
function spanOf(quote: string, start: string, text: string): { readonly start: number; readonly end: number } {
  const words = quote.replaceAll('\r\n', '\n')
  const given = start === '' ? -1 : numberOf(start)
  const at = given >= 0 && text.slice(given, given + words.length) === words ? given : text.indexOf(words)
  if (words === '' || at < 0)
    throw new InvalidDecisionError(
      'claim by hand: expected words that stand in the report exactly so, got others. Copy them from the text.',
    )
  return { start: at, end: at + words.length }
}

function meantBy(c: Context, how: string, minor: boolean): Meant {
  if (how === 'person') return { kind: 'person', personId: fieldOf(c, 'person') }
  if (how === 'same') return { kind: 'same_as', ref: fieldOf(c, 'same') }
  if (how !== 'new') throw new InvalidDecisionError(`mention: expected person, new, same or unlink, got "${how}"`)
  const [sex, born] = [fieldOf(c, 'sex'), fieldOf(c, 'born')]
  const names = [{ text: fieldOf(c, 'name'), language: fieldOf(c, 'language') || 'und' }]
  return { kind: 'new', person: { names, sex: sex === 'f' || sex === 'm' ? sex : null, born: born || null, minor } }
}

function numberOf(text: string): number {
  const number = Number(text)
  if (text === '' || !Number.isSafeInteger(number) || number < 0)
    throw new InvalidDecisionError(`form: expected the version it was made on, got "${text}"`)
  return number
}

const review = (trx: Transaction<DeskTables>): ReviewTransaction =>
  writerOf<ReviewTables, DeskTables>(trx) as ReviewTransaction
const linking = (trx: Transaction<DeskTables>): Transaction<ReviewTables & MatchingTables> =>
  writerOf<ReviewTables & MatchingTables, DeskTables>(trx) as Transaction<ReviewTables & MatchingTables>
