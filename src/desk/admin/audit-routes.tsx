import type { Context } from 'hono'
import { AnsweredErasureError, loadErasures, openValue } from '../../audit/index.ts'
import { asReadonly } from '../../database/index.ts'
import { sendPage } from '../../ui/index.ts'
import { readSealed } from '../act.ts'
import type { DeskDeps } from '../deps.ts'
import { deskView, fieldOf, notFound } from '../mount.tsx'
import type { Actor, DeskRoute } from '../route.ts'
import { loadStaff } from '../work/staff.ts'
import { AuditEntryPage, type OpenedValue } from './audit-entry-page.tsx'
import { AuditPage } from './audit-page.tsx'
import { answerErasure, askErasure } from './erase.ts'
import { type AuditEntryRow, loadAuditEntry, loadAuditPage } from './load-audit.ts'
import { adminWords } from './words.ts'

/** The audit chain, newest first; one entry with what it holds beside the chain, and the erasure of that. */
export function auditRoutes(deps: DeskDeps): readonly DeskRoute[] {
  return [
    {
      method: 'get',
      path: '/audit',
      may: 'audit.read',
      menu: { label: adminWords.audit.title, order: 910 },
      handle: async (c, actor) => {
        const rows = await loadAuditPage(deps.db, actor, numberOf(c.req.query('before')))
        const head = await deps.db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst()
        const waiting = []
        for (const erasure of await loadErasures(asReadonly(deps.db), 'waiting'))
          if (await loadAuditEntry(deps.db, actor, erasure.entry)) waiting.push(erasure)
        const staff = await loadStaff(deps.db, actor)
        return sendPage(
          c,
          <AuditPage view={deskView(c)} rows={rows} head={head ?? null} waiting={waiting} staff={staff} />,
        )
      },
    },
    { method: 'get', path: '/audit/:seq', may: 'audit.read', handle: (c, actor) => show(c, deps, actor, null) },
    {
      method: 'post',
      path: '/audit/:seq/values',
      may: 'sealed.read',
      handle: (c, actor) => openValues(c, deps, actor),
    },
    { method: 'post', path: '/audit/:seq/erasure', may: 'safety.hold', handle: (c, actor) => ask(c, deps, actor) },
    {
      method: 'post',
      path: '/audit/:seq/erasure/:id',
      may: 'safety.hold',
      handle: (c, actor) => answer(c, deps, actor),
    },
  ]
}

async function show(
  c: Context,
  deps: DeskDeps,
  actor: Actor,
  opened: readonly OpenedValue[] | null,
  refusal: string | null = null,
): Promise<Response> {
  const entry = await entryOf(c, deps, actor)
  if (!entry) return notFound(c)
  const page = (
    <AuditEntryPage
      view={deskView(c)}
      entry={entry}
      erasures={await loadErasures(asReadonly(deps.db), { entry: entry.seq })}
      staff={await loadStaff(deps.db, actor)}
      mayOpen={actor.permissions.has('sealed.read')}
      mayErase={actor.permissions.has('safety.hold')}
      opened={opened}
      refusal={refusal}
    />
  )
  return sendPage(c, page, refusal === null ? 200 : 409)
}

/** Words about people: that they are read is an entry of its own. */
async function openValues(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const entry = await entryOf(c, deps, actor)
  if (!entry) return notFound(c)
  const fields = Object.keys(entry.values ?? {})
  const held = await readSealed(deps, actor, { object: `audit:${entry.seq}`, fields }, (trx) =>
    trx.selectFrom('audit_value').selectAll().where('seq', '=', entry.seq).execute(),
  )
  return show(
    c,
    deps,
    actor,
    held.map((value) => ({ field: value.field, words: openValue({ ...value, seq: Number(value.seq) }, deps.seals) })),
  )
}

async function ask(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const entry = await entryOf(c, deps, actor)
  if (!entry) return notFound(c)
  const asked = await askErasure(deps, actor, entry, fieldOf(c, 'reason'))
  return asked ? c.redirect(`/audit/${entry.seq}`, 303) : show(c, deps, actor, null, adminWords.audit.notErasable)
}

async function answer(c: Context, deps: DeskDeps, actor: Actor): Promise<Response> {
  const entry = await entryOf(c, deps, actor)
  const [id, outcome] = [numberOf(c.req.param('id')), fieldOf(c, 'outcome')]
  const erasure = entry && (await loadErasures(asReadonly(deps.db), { entry: entry.seq })).find((one) => one.id === id)
  if (!entry || !erasure || (outcome !== 'confirmed' && outcome !== 'refused' && outcome !== 'withdrawn'))
    return notFound(c)
  if ((outcome === 'withdrawn') !== (erasure.askedBy === actor.id))
    return show(c, deps, actor, null, adminWords.audit.takesSecond)
  try {
    await answerErasure(deps, actor, entry, erasure.id, outcome)
    return c.redirect(`/audit/${entry.seq}`, 303)
  } catch (error) {
    if (error instanceof AnsweredErasureError) return show(c, deps, actor, null, adminWords.audit.answered)
    throw error
  }
}

async function entryOf(c: Context, deps: DeskDeps, actor: Actor): Promise<AuditEntryRow | null> {
  const seq = numberOf(c.req.param('seq'))
  return seq === null ? null : loadAuditEntry(deps.db, actor, seq)
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null
}
