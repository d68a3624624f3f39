import type { Context } from 'hono'
import { asReadonly, writerOf } from '../../database/index.ts'
import { countWaitingRows, DecidedRowError, decideWaiting, loadWaiting, type RowVerdict } from '../../lists/index.ts'
import { fill, deskLists as m, sendPage } from '../../ui/index.ts'
import { act } from '../act.ts'
import type { DeskDeps } from '../deps.ts'
import { deskView, fieldOf, notFound } from '../mount.tsx'
import type { Actor } from '../route.ts'
import { loadCandidates } from './load-candidates.ts'
import { WaitingPage } from './waiting-page.tsx'

const PER_PAGE = 25

interface Shown {
  readonly said?: string
  readonly refusal?: string
}

export async function showWaiting(c: Context, deps: DeskDeps, shown: Shown = {}): Promise<Response> {
  const rows = await loadWaiting(asReadonly(deps.db), { limit: PER_PAGE })
  const page = (
    <WaitingPage
      view={deskView(c)}
      rows={rows}
      total={await countWaitingRows(asReadonly(deps.db))}
      candidates={await loadCandidates(deps.db, rows)}
      said={shown.said ?? null}
      refusal={shown.refusal ?? null}
    />
  )
  return sendPage(c, page, shown.refusal ? 400 : 200)
}

/** One row at a time: whom it means goes in with the row, and stands in the audit. */
export async function decideRow(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const id = Number(c.req.param('id'))
  const [waiting] = Number.isSafeInteger(id) ? await loadWaiting(asReadonly(deps.db), { id }) : []
  if (!waiting) return notFound(c)
  const verdict = await verdictOf(c, deps)
  if (verdict === null) return showWaiting(c, deps, { refusal: fill(m.noSuchPerson, { id: fieldOf(c, 'other') }) })
  const object = `list:${waiting.listId}`
  const details = { row: String(waiting.number), import: waiting.importSeq }
  try {
    const personId = await act(
      deps,
      actor,
      (person: string | null) => ({
        act: 'list.decide',
        object,
        details: { ...details, person: person ?? 'left out' },
      }),
      (trx) => decideWaiting(writerOf(trx), id, verdict, actor.id),
    )
    return await showWaiting(c, deps, { said: personId === null ? m.leftOut : fill(m.takenIn, { id: personId }) })
  } catch (error) {
    if (error instanceof DecidedRowError) return showWaiting(c, deps, { refusal: m.decidedAlready })
    throw error
  }
}

/** Null where nobody is meant that the register has. */
async function verdictOf(c: Context, deps: DeskDeps): Promise<RowVerdict | null> {
  const means = fieldOf(c, 'means')
  if (means === 'new' || means === 'drop') return means
  const id = means === 'other' ? fieldOf(c, 'other') : means
  const person = await deps.db.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()
  return person ? { personId: person.id } : null
}
