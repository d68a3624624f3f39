import type { Context } from 'hono'
import type { Transaction } from 'kysely'
import { asReadonly, writerOf } from '../../database/index.ts'
import { createPerson, InvalidPersonError, MatchingStore, type MatchingTables } from '../../matching/index.ts'
import { InvalidClaimError } from '../../reading/index.ts'
import {
  countWaiting,
  InvalidDecisionError,
  loadNotes,
  type Note,
  type NoteLevel,
  NoteStore,
  openNotes,
  type ReviewTables,
  StaleDecisionError,
} from '../../review/index.ts'
import { deskPeople as m, sendPage } from '../../ui/index.ts'
import { act, readSealed } from '../act.ts'
import { asset } from '../asset.ts'
import { loadAssignments, loadComments } from '../assignments/load-work.ts'
import { Talk } from '../assignments/talk.tsx'
import type { DeskDeps, DeskTables } from '../deps.ts'
import { deskView, fieldOf, notFound } from '../mount.tsx'
import { actByHand } from '../reading-room/acts.ts'
import type { Actor, DeskRoute } from '../route.ts'
import { maySee } from '../scope.ts'
import { loadStaff } from '../work/staff.ts'
import { FilePage } from './file-page.tsx'
import { loadPersonFile, type PersonFile, SEALED } from './load-file.ts'

const ASSETS = [asset(new URL('../../ui/style/desk-work.css', import.meta.url))]

type Work = (c: Context, actor: Actor, id: string) => Promise<void>

/** A person's file: read, and added to by claim, name or note, each with a source. */
export function peopleWorkRoutes(deps: DeskDeps): readonly DeskRoute[] {
  const post = (path: string, work: Work): DeskRoute => ({
    method: 'post',
    path: `/people/:id/${path}`,
    may: 'person.edit',
    handle: async (c, actor) => {
      const id = c.req.param('id') ?? ''
      const file = await loadPersonFile(deps, actor, id)
      if (!file) return notFound(c)
      const refusal = await attempt(() => work(c, actor, id))
      return refusal === null
        ? c.redirect(`/people/${encodeURIComponent(id)}/file`, 303)
        : show(c, deps, actor, file, null, refusal)
    },
  })
  return [
    {
      method: 'get',
      path: '/people/:id/file',
      may: 'register.read',
      handle: async (c, actor) => {
        const file = await loadPersonFile(deps, actor, c.req.param('id') ?? '')
        return file ? show(c, deps, actor, file, null, null) : notFound(c)
      },
    },
    {
      method: 'post',
      path: '/people/:id/sealed',
      may: 'sealed.read',
      handle: async (c, actor) => {
        const file = await loadPersonFile(deps, actor, c.req.param('id') ?? '')
        if (!file) return notFound(c)
        const fields = file.sealed.map(({ field, level }) => `${field} (${level})`)
        const notes = await readSealed(deps, actor, { object: `person:${file.id}`, fields }, (trx) =>
          openNotes(reviewOf(trx), deps.seals, file.sealed),
        )
        return show(c, deps, actor, file, notes, null)
      },
    },
    post('claims', (c, actor, id) => addClaim(c, deps, actor, id)),
    post('names', (c, actor, id) => addName(c, deps, actor, id)),
    post('notes', (c, actor, id) => addNote(c, deps, actor, id)),
  ]
}

async function show(
  c: Context,
  deps: DeskDeps,
  actor: Actor,
  file: PersonFile,
  sealed: readonly Note[] | null,
  refusal: string | null,
): Promise<Response> {
  const [view, staff, target] = [deskView(c), await loadStaff(deps.db, actor), `person:${file.id}`]
  const talk = {
    assignments: await loadAssignments(deps.db, actor, { target }),
    comments: await loadComments(deps.db, target),
  }
  const page = (
    <FilePage
      view={view}
      assets={ASSETS}
      file={file}
      staff={staff}
      mayEdit={actor.permissions.has('person.edit')}
      maySeal={actor.permissions.has('sealed.read')}
      sealed={sealed}
      refusal={refusal}
    >
      <Talk view={view} target={target} staff={staff} mayAssign={actor.permissions.has('work.assign')} {...talk} />
    </FilePage>
  )
  return sendPage(c, page, refusal === null ? 200 : 400)
}

async function attempt(work: () => Promise<void>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    const known = [InvalidDecisionError, InvalidClaimError, InvalidPersonError, StaleDecisionError].some(
      (kind) => error instanceof kind,
    )
    if (known && error instanceof Error) return error.message
    throw error
  }
}

/** The claim is made of the report chosen, and linked by whom that report's mention means. */
async function addClaim(c: Context, deps: DeskDeps, actor: Actor, personId: string): Promise<void> {
  const reportId = fieldOf(c, 'report')
  const link = await deps.db
    .selectFrom('mention_link')
    .select('ref')
    .where('report_id', '=', reportId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!link || !(await maySee(deps.db, actor, 'report', reportId)))
    throw new InvalidDecisionError('claim: expected a report that names this person, got another one')
  await actByHand(deps, actor, reportId, c, link.ref)
  await countWaiting(writerOf<ReviewTables, DeskTables>(deps.db), [reportId])
}

async function addName(c: Context, deps: DeskDeps, actor: Actor, id: string): Promise<void> {
  const [text, language, source] = [fieldOf(c, 'name'), fieldOf(c, 'language'), fieldOf(c, 'source')]
  if (text === '' || language === '')
    throw new InvalidPersonError('name: expected a spelling and its language, got one of them empty')
  const event = { act: 'person.name', object: `person:${id}`, details: { language } }
  await act(deps, actor, event, async (trx) => {
    const person = createPerson({ id, names: [{ text, language }], sex: null, born: null, minor: false })
    await new MatchingStore(writerOf<MatchingTables, DeskTables>(trx)).addPerson(person, actor.id)
    const note = { field: `name: ${text}`, value: text, level: 'P2' as const, source, by: actor.id }
    await notesOf(deps, trx).add(id, note, null)
  })
}

async function addNote(c: Context, deps: DeskDeps, actor: Actor, id: string): Promise<void> {
  const level = (Object.keys(m.levels) as NoteLevel[]).find((one) => one === fieldOf(c, 'level'))
  if (!level) throw new InvalidDecisionError(`note: expected a level from P0 to P4, got "${fieldOf(c, 'level')}"`)
  if (SEALED.includes(level) && !actor.permissions.has('sealed.read')) throw new InvalidDecisionError(m.mayNotSealed)
  const replaces = fieldOf(c, 'replaces') === '' ? null : Number(fieldOf(c, 'replaces'))
  const held = replaces === null ? null : (await loadNotes(reviewOf(deps.db), id)).find((note) => note.id === replaces)
  if (held === undefined || (held && SEALED.includes(held.level) && !actor.permissions.has('sealed.read')))
    throw new InvalidDecisionError('note: expected to take the place of one that stands in this file, got another')
  const note = {
    field: fieldOf(c, 'field'),
    value: fieldOf(c, 'value'),
    level,
    source: fieldOf(c, 'source'),
    by: actor.id,
  }
  const object = `person:${id}`
  const values = { value: note.value, source: note.source }
  await act(
    deps,
    actor,
    (added: number) => ({
      act: 'person.note',
      object,
      details: { field: note.field, level, note: String(added) },
      values,
    }),
    (trx) => notesOf(deps, trx).add(id, note, replaces),
  )
}

const notesOf = (deps: DeskDeps, trx: Transaction<DeskTables>): NoteStore =>
  new NoteStore(writerOf<ReviewTables, DeskTables>(trx), deps.seals)

const reviewOf = (db: DeskDeps['db']) => asReadonly(writerOf<ReviewTables, DeskTables>(db))
