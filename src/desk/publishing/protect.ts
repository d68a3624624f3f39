import { writerOf } from '../../database/index.ts'
import {
  type NewProtection,
  type ProtectionProposal,
  ProtectionProposals,
  type ProtectionProposalTables,
  PublishingStore,
  type PublishingTables,
} from '../../publishing/index.ts'
import { fill } from '../../ui/index.ts'
import { act } from '../act.ts'
import type { DeskDeps, DeskTables } from '../deps.ts'
import type { Actor } from '../route.ts'
import { maySee } from '../scope.ts'
import { words } from './words.ts'

const m = words.safety

/** A protection that cannot be noted as asked; the message is for whoever asked. */
export class ProtectionError extends Error {
  override name = 'ProtectionError'
}

export interface AskedProtection {
  readonly target: string
  /** 'KIND VALUE'. */
  readonly protection: string
  /** A day; '' for without end. */
  readonly until: string
  readonly reason: string
}

type Writes = PublishingTables & ProtectionProposalTables

/** Tightening takes one person and holds at once; loosening, and what cannot be undone, take two. */
const TWO: ReadonlySet<string> = new Set([
  'consent given',
  'consent public_by_own_side',
  'silence off',
  'hold off',
  'level usual',
  'erasure on',
])

/** Notes a protection, or proposes it to a second person; with its entry in the audit chain. @throws ProtectionError */
export async function protect(deps: DeskDeps, actor: Actor, asked: AskedProtection): Promise<'noted' | 'proposed'> {
  const { target, protection, reason } = asked
  if (!(protection in m.choices))
    throw new ProtectionError(`Expected one of ${Object.keys(m.choices).join(', ')}, got "${protection}".`)
  if (reason === '') throw new ProtectionError('Expected a reason, got none.')
  if (!(await isSeen(deps, actor, target))) throw new ProtectionError(fill(m.badTarget, { target }))
  const [kind, value] = protection.split(' ') as [NewProtection['kind'], string]
  const row = { kind, target, value, until: untilOf(asked.until), by: actor.id, reason }
  const isProposal = TWO.has(protection)
  const name = isProposal ? `safety.propose.${kind}` : `safety.${kind}`
  await act(deps, actor, { act: name, object: target, details: { value } }, (trx) => {
    const db = writerOf<Writes, DeskTables>(trx)
    return isProposal
      ? new ProtectionProposals(db).propose(row)
      : new PublishingStore(db).protect({ ...row, second: null })
  })
  return isProposal ? 'proposed' : 'noted'
}

/** The second person's answer, or the first one's change of mind. @throws AnsweredProposalError */
export async function answer(
  deps: DeskDeps,
  actor: Actor,
  seq: number,
  outcome: 'confirmed' | 'refused' | 'withdrawn',
): Promise<void> {
  await act(
    deps,
    actor,
    ({ target, kind, value }: ProtectionProposal) => ({
      act: `safety.${outcome}.${kind}`,
      object: target,
      details: { value },
    }),
    (trx) => new ProtectionProposals(writerOf<Writes, DeskTables>(trx)).answer(seq, outcome, actor.id),
  )
}

function untilOf(until: string): string | null {
  if (until === '') return null
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until) || Number.isNaN(Date.parse(until)))
    throw new ProtectionError(fill(m.badUntil, { until }))
  return `${until}T00:00:00Z`
}

/** Whether the register has it and this account may see it; both look the same to whoever asks. */
export async function isSeen(deps: DeskDeps, actor: Actor, target: string): Promise<boolean> {
  const [, kind, id] = /^(person|report|claim):(.+)$/.exec(target) ?? []
  if (!id) return false
  if (kind === 'claim') {
    const claim = await deps.db.selectFrom('claim').select('report_id').where('id', '=', id).executeTakeFirst()
    return claim !== undefined && maySee(deps.db, actor, 'report', claim.report_id)
  }
  const of = kind === 'person' ? 'person' : 'report'
  const found = await deps.db.selectFrom(of).select('id').where('id', '=', id).executeTakeFirst()
  return found !== undefined && maySee(deps.db, actor, of, id)
}
