import type { Context } from 'hono'
import { writerOf } from '../../database/index.ts'
import { InvalidJudgementError, MatchingStore, mentionNode, type Node, personNode } from '../../matching/index.ts'
import { deskIdentity as m } from '../../ui/index.ts'
import { act } from '../act.ts'
import type { DeskDeps } from '../deps.ts'
import { fieldOf, formOf } from '../mount.tsx'
import type { Actor } from '../route.ts'
import { maySee } from '../scope.ts'
import type { MentionQuestion } from './load-question.ts'
import { loadMentions, loadProposals } from './load-queue.ts'

/** What came of a form: where to go on, or what was wrong with it. */
export type Outcome = { readonly to: string } | { readonly refusal: string }

type Verdict = 'same' | 'different' | 'unsure'
const verdictOf = (c: Context): Verdict | null =>
  (['same', 'different', 'unsure'] as const).find((one) => one === fieldOf(c, 'verdict')) ?? null

/** Says whether a mention is the person chosen. */
export async function judgeMention(deps: DeskDeps, actor: Actor, c: Context, asked: MentionQuestion): Promise<Outcome> {
  const [verdict, reason, personId] = [verdictOf(c), fieldOf(c, 'reason'), fieldOf(c, 'person')]
  if (reason === '') return { refusal: m.refusals.reason }
  if (!verdict || !asked.candidates.some((candidate) => candidate.personId === personId))
    return { refusal: m.refusals.person }
  await judge(deps, actor, [mentionNode(asked.reportId, asked.ref), personNode(personId)], verdict, reason)
  return { to: '/identity?said=saved' }
}

/** Says whether two people of the register are one. "Same" is a proposal, until somebody else confirms it. */
export async function judgePair(
  deps: DeskDeps,
  actor: Actor,
  c: Context,
  pair: readonly [string, string],
): Promise<Outcome> {
  const [verdict, reason] = [verdictOf(c), fieldOf(c, 'reason')]
  if (reason === '') return { refusal: m.refusals.reason }
  if (!verdict) return { refusal: m.refusals.person }
  const nodes = [personNode(pair[0]), personNode(pair[1])] as const
  if (verdict !== 'same') {
    await judge(deps, actor, nodes, verdict, reason)
    return { to: '/identity?kind=pairs&said=saved' }
  }
  const [open] = await loadProposals(deps.db, actor, pair)
  if (fieldOf(c, 'confirm') === '' && !open) {
    await act(deps, actor, { act: 'identity.propose', object: nodes.join(' '), details: { reason } }, (trx) =>
      new MatchingStore(writerOf(trx)).proposeMerge(nodes, actor.id, reason),
    )
    return { to: '/identity?kind=pairs&said=proposed' }
  }
  if (!open) return { refusal: m.refusals.gone }
  if (open.proposed_by === actor.id) return { refusal: m.refusals.own }
  await judge(deps, actor, nodes, 'same', `${open.reason} · ${reason}`, open.proposed_by)
  return { to: '/identity?kind=proposals&said=saved' }
}

/** The same verdict and reason on many mentions spelt exactly as one person is. */
export async function judgeMany(deps: DeskDeps, actor: Actor, c: Context): Promise<Outcome> {
  const reason = fieldOf(c, 'reason')
  if (reason === '') return { refusal: m.refusals.reason }
  const ticked = new Set(
    formOf(c)
      .getAll('mention')
      .filter((value) => typeof value === 'string'),
  )
  const offered = await loadMentions(deps.db, actor, 'exact', Math.max(1, Number(fieldOf(c, 'page')) || 1))
  const chosen = offered.filter((row) => ticked.has(`${row.report_id}:${row.ref}:${row.candidate_id}`))
  if (chosen.length === 0) return { refusal: m.refusals.nobody }
  const details = { mentions: String(chosen.length), verdict: 'same', reason }
  await act(deps, actor, { act: 'identity.judge_many', object: 'mentions', details }, async (trx) => {
    const store = new MatchingStore(writerOf(trx))
    for (const row of chosen)
      await store.judge([mentionNode(row.report_id, row.ref), personNode(row.candidate_id)], 'same', actor.id, reason)
  })
  return { to: '/identity?kind=exact&said=saved' }
}

/** Takes the last word on a pair back by a further row: then nobody can tell. */
export async function undo(deps: DeskDeps, actor: Actor, c: Context): Promise<Outcome> {
  const [left, right, reason] = [fieldOf(c, 'left'), fieldOf(c, 'right'), fieldOf(c, 'reason')]
  if (reason === '') return { refusal: m.refusals.reason }
  const nodes = [left, right].filter((node): node is Node => /^(person|mention):./.test(node))
  const seen = await Promise.all(nodes.map((node) => maySeeNode(deps, actor, node)))
  const [a, b] = nodes
  if (!a || !b || seen.includes(false)) return { refusal: m.refusals.gone }
  await judge(deps, actor, [a, b], 'unsure', reason)
  return { to: '/identity?kind=history&said=saved' }
}

/** The second of two people is the one who acts now; the first is named first. */
async function judge(
  deps: DeskDeps,
  actor: Actor,
  nodes: readonly [Node, Node],
  verdict: Verdict,
  reason: string,
  first?: string,
): Promise<void> {
  await act(deps, actor, { act: 'identity.judge', object: nodes.join(' '), details: { verdict, reason } }, (trx) =>
    new MatchingStore(writerOf(trx)).judge(
      nodes,
      verdict,
      first ?? actor.id,
      reason,
      first === undefined ? null : actor.id,
    ),
  )
}

const maySeeNode = (deps: DeskDeps, actor: Actor, node: Node): Promise<boolean> =>
  node.startsWith('person:')
    ? maySee(deps.db, actor, 'person', node.slice('person:'.length))
    : maySee(deps.db, actor, 'report', node.split(':')[1] ?? '')

/** What the database refused, for the page; anything else goes on. */
export function refusalOf(error: unknown): Outcome {
  if (error instanceof InvalidJudgementError) return { refusal: error.message }
  throw error
}
