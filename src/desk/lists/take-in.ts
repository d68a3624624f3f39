import { createHash } from 'node:crypto'
import { writerOf } from '../../database/index.ts'
import {
  type ImportResult,
  importWithin,
  ListStore,
  type RowDecisions,
  readTable,
  type Upload,
} from '../../lists/index.ts'
import { fill, deskLists as m } from '../../ui/index.ts'
import { act } from '../act.ts'
import type { DeskDeps } from '../deps.ts'
import type { Actor } from '../route.ts'

/** The field that says whom the row of this number means. */
export const decisionField = (row: number): string => `row-${row}`

export async function keepUpload(deps: DeskDeps, actor: Actor, upload: Upload): Promise<void> {
  const sha256 = createHash('sha256').update(upload.bytes).digest('hex')
  const event = { act: 'list.upload', object: `list:${upload.map.id}`, details: { sha256 } }
  await act(deps, actor, event, (trx) => new ListStore(writerOf(trx)).keepUpload({ ...upload, by: actor.id }))
}

export async function dropUpload(deps: DeskDeps, actor: Actor, id: string): Promise<void> {
  await act(deps, actor, { act: 'list.drop', object: `upload:${id}`, details: {} }, (trx) =>
    new ListStore(writerOf(trx)).dropUpload(id, actor.id),
  )
}

/** Takes the list in as the form says, the audit's entry in the same transaction. Without a number nothing was written. */
export async function commit(
  deps: DeskDeps,
  actor: Actor,
  upload: Upload,
  form: FormData,
): Promise<{ readonly seq: string | null; readonly refusal: string | null }> {
  const table = await readTable(upload.bytes, upload.fileName, upload.map.sheet)
  const register = await deps.people()
  const reason = text(form, 'reason')
  const request = {
    ...upload,
    table,
    by: actor.id,
    rowByRow: text(form, 'row_by_row') === 'yes',
    dryRun: false,
    review: reason === '' ? null : { by: actor.id, reason: reason.slice(0, 500) },
  }
  const result = await act(
    deps,
    actor,
    (done: ImportResult) =>
      done.seq === null ? null : { act: 'list.import', object: `list:${upload.map.id}`, details: { import: done.seq } },
    async (trx) => {
      const { plan } = await importWithin(writerOf(trx), register, { ...request, dryRun: true })
      const decisions = decisionsIn(form, plan, new Set(register.people.map(({ id }) => id)))
      const done = await importWithin(writerOf(trx), register, { ...request, decisions })
      if (done.seq !== null) await new ListStore(writerOf(trx)).dropUpload(upload.id, actor.id)
      return done
    },
  )
  return { seq: result.seq, refusal: refusalOf(result) }
}

function decisionsIn(form: FormData, { rows }: ImportResult['plan'], people: ReadonlySet<string>): RowDecisions {
  const decisions = new Map<string, { readonly personId: string } | 'new'>()
  for (const { row, outcome } of rows) {
    const said = outcome === 'quarantined' ? text(form, decisionField(row.number)) : ''
    if (said === 'new') decisions.set(row.key, 'new')
    else if (people.has(said)) decisions.set(row.key, { personId: said })
  }
  return decisions
}

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

function refusalOf({ state, plan }: ImportResult): string | null {
  if (state === 'refused') return fill(m.refused, { n: plan.problems.length })
  if (state === 'stopped') return fill(m.stopped, { why: plan.stops.map(({ why }) => why).join('; ') })
  return state === 'nothing_new' ? m.nothingNew : null
}
