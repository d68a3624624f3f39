import { ERASURE_REASONS, type Erasure, ErasureStore } from '../../audit/index.ts'
import { writerOf } from '../../database/index.ts'
import { NoteStore, type ReviewTables } from '../../review/index.ts'
import { act } from '../act.ts'
import type { DeskDeps, DeskTables } from '../deps.ts'
import type { Actor } from '../route.ts'
import type { AuditEntryRow } from './load-audit.ts'

/** Asks that what one entry holds beside the chain be erased; false where it holds nothing, or the reason is none of ours. */
export async function askErasure(deps: DeskDeps, actor: Actor, entry: AuditEntryRow, reason: string): Promise<boolean> {
  const chosen = ERASURE_REASONS.find((one) => one === reason)
  if (!chosen || !Object.values(entry.values ?? {}).includes(true)) return false
  const event = { act: 'audit.ask_erasure', object: `audit:${entry.seq}`, details: { reason: chosen } }
  await act(deps, actor, event, (trx) => new ErasureStore(writerOf(trx)).ask(entry.seq, chosen, actor.id))
  return true
}

/**
 * A second person's answer, or the first one's change of mind. Confirmed, the words are gone: those beside the chain, and the note
 * that the entry tells of. The entry, its hashes and the chain stay. @throws AnsweredErasureError
 */
export async function answerErasure(
  deps: DeskDeps,
  actor: Actor,
  entry: AuditEntryRow,
  id: number,
  outcome: 'confirmed' | 'refused' | 'withdrawn',
): Promise<void> {
  await act(
    deps,
    actor,
    ({ reason }: Erasure) => ({
      act: outcome === 'confirmed' ? 'audit.erase' : `audit.erasure_${outcome}`,
      object: `audit:${entry.seq}`,
      details: { reason },
    }),
    async (trx) => {
      const erasure = await new ErasureStore(writerOf(trx)).end(id, outcome, actor.id)
      const note = entry.act === 'person.note' ? Number(entry.details.note) : Number.NaN
      if (outcome === 'confirmed' && Number.isSafeInteger(note))
        await new NoteStore(writerOf<ReviewTables, DeskTables>(trx), deps.seals).erase(note)
      return erasure
    },
  )
}
