import type { Transaction } from 'kysely'
import { sql } from 'kysely'
import { writerOf } from '../database/index.ts'
import {
  createPerson,
  MatchingStore,
  type MatchingTables,
  mentionNode,
  type Node,
  type Person,
  personNode,
} from '../matching/index.ts'
import { InvalidDecisionError } from './decision.ts'
import { ReviewStore } from './store.ts'
import type { ReviewTables } from './tables.ts'

export type Meant =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'new'; readonly person: Omit<Person, 'kind' | 'id'> }
  /** Another mention in the same report. */
  | { readonly kind: 'same_as'; readonly ref: string }

export interface MentionAct {
  readonly reportId: string
  readonly ref: string
  readonly meant: Meant
  readonly by: string
  readonly reason: string
  readonly madeOn: number
}

type Tables = ReviewTables & MatchingTables
type Verdict = 'same' | 'different' | 'unsure'

interface LinkBody {
  readonly personId: string | null
  readonly sameAs: string | null
  /** Pairs judged with it, each with the verdict that held before. */
  readonly judged: readonly { readonly other: Node; readonly verdict: Verdict; readonly before: Verdict }[]
}

/**
 * Says whom a mention means. Whom it meant before it then does not mean. Joining two people of the register by way of a mention is
 * a merge and refused here: that takes two people, in the identity queue. @throws StaleDecisionError, InvalidDecisionError
 */
export async function linkMention(
  trx: Transaction<Tables>,
  asked: MentionAct,
): Promise<{ readonly personId: string | null }> {
  const node = mentionNode(asked.reportId, asked.ref)
  const store = new ReviewStore(writerOf(trx))
  const matching = new MatchingStore(writerOf(trx))
  const personId = asked.meant.kind === 'same_as' ? null : await personMeant(trx, asked)
  const goal: Node =
    asked.meant.kind === 'same_as' ? mentionNode(asked.reportId, asked.meant.ref) : personNode(personId ?? '')
  if (goal === node) throw new InvalidDecisionError(`${node}: expected another mention, got the same one`)
  const held = await verdictsOn(trx, node)
  const apart =
    personId === null
      ? []
      : [...held].filter(([other, verdict]) => verdict === 'same' && other.startsWith('person:') && other !== goal)
  await refuseMerge(trx, node, goal, new Set(apart.map(([other]) => other)))
  const judged = [
    ...apart.map(([other]) => ({ other, verdict: 'different' as const, before: 'same' as const })),
    { other: goal, verdict: 'same' as const, before: held.get(goal) ?? ('unsure' as const) },
  ]
  const body: LinkBody = { personId, sameAs: asked.meant.kind === 'same_as' ? asked.meant.ref : null, judged }
  const { by, reason, madeOn } = asked
  await store.decide({ act: 'link', target: node, by, second: null, reason, body, madeOn })
  for (const { other, verdict } of judged) await matching.judge([node, other], verdict, by, reason)
  await store.tell(asked.reportId, node, by)
  return { personId }
}

/** Takes the last link of a mention back: what was judged before it holds again. */
export async function unlinkMention(trx: Transaction<Tables>, asked: Omit<MentionAct, 'meant'>): Promise<void> {
  const node = mentionNode(asked.reportId, asked.ref)
  const link = await trx
    .selectFrom('decision as d')
    .select(['d.seq', 'd.body'])
    .where('d.target', '=', node)
    .where('d.act', '=', 'link')
    .where(sql<boolean>`not exists (select from decision u where u.undoes = d.seq)`)
    .orderBy('d.seq', 'desc')
    .executeTakeFirst()
  if (!link) throw new InvalidDecisionError(`undo on ${node}: expected a link that holds, got none`)
  const store = new ReviewStore(writerOf(trx))
  const { by, reason, madeOn } = asked
  await store.decide({ act: 'undo', target: node, by, second: null, reason, undoes: Number(link.seq), madeOn })
  for (const { other, before } of (link.body as LinkBody).judged)
    await new MatchingStore(writerOf(trx)).judge([node, other], before, by, reason)
  await store.tell(asked.reportId, node, by)
}

async function personMeant(trx: Transaction<Tables>, { meant, by }: MentionAct): Promise<string> {
  if (meant.kind === 'person') {
    const found = await trx.selectFrom('person').select('id').where('id', '=', meant.personId).executeTakeFirst()
    if (!found) throw new InvalidDecisionError(`person: expected an id of the register, got "${meant.personId}"`)
    return found.id
  }
  if (meant.kind === 'same_as') throw new InvalidDecisionError('person: expected one, got a mention')
  const id = await freeId(trx, meant.person.names[0]?.text ?? '')
  await new MatchingStore(writerOf(trx)).addPerson(createPerson({ ...meant.person, id }), by)
  return id
}

/** Surname first where the name is in Latin letters; else a number, for an id must not guess at a spelling. */
async function freeId(trx: Transaction<Tables>, name: string): Promise<string> {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => /^[a-z-]+$/.test(word))
  const stem = words.length > 1 ? [words.at(-1), ...words.slice(0, -1)].join('-') : (words[0] ?? 'person')
  const rows = await trx.selectFrom('person').select('id').where('id', 'like', `${stem}%`).execute()
  const taken = new Set(rows.map(({ id }) => id))
  const first = words.length === 0 ? 1 : 2
  if (words.length > 0 && !taken.has(stem)) return stem
  for (let n = Math.max(first, taken.size); ; n++) if (!taken.has(`${stem}-${n}`)) return `${stem}-${n}`
}

/** The last verdict on each pair that the node is in. */
async function verdictsOn(trx: Transaction<Tables>, node: Node): Promise<ReadonlyMap<Node, Verdict>> {
  const rows = await trx
    .selectFrom('judgement')
    .select(['left_node', 'right_node', 'verdict'])
    .where((is) => is.or([is('left_node', '=', node), is('right_node', '=', node)]))
    .orderBy('seq')
    .execute()
  return new Map(rows.map((row) => [(row.left_node === node ? row.right_node : row.left_node) as Node, row.verdict]))
}

async function refuseMerge(
  trx: Transaction<Tables>,
  node: Node,
  goal: Node,
  leaving: ReadonlySet<Node>,
): Promise<void> {
  const reached = new Set<Node>([node, goal])
  for (const at of reached)
    for (const [other, verdict] of await verdictsOn(trx, at))
      if (verdict === 'same' && !(at === node && leaving.has(other))) reached.add(other)
  const people = [...reached].filter((one) => one.startsWith('person:') && !(leaving.has(one) && one !== goal))
  if (people.length > 1)
    throw new InvalidDecisionError(
      `${node}: expected to mean one person of the register, got ${people.join(' and ')}. To merge them takes two people: use the identity queue.`,
    )
}
