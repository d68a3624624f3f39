import { type Kysely, sql } from 'kysely'
import type { ReadonlyKysely } from 'kysely/readonly'
import type { Rewrap, ValueSealer } from '../audit/index.ts'
import { asReadonly } from '../database/index.ts'
import { InvalidDecisionError } from './decision.ts'
import type { NoteLevel, ReviewTables } from './tables.ts'

/** That something is noted of a person; the words themselves lie sealed elsewhere. */
export interface NoteHead {
  readonly id: number
  readonly field: string
  readonly level: NoteLevel
  readonly by: string
  readonly at: Date
}

/** What the words are now: as they were written, erased, or locked, for their key is not here. */
export type NoteWords =
  | { readonly kind: 'open'; readonly value: string; readonly source: string }
  | { readonly kind: 'erased' }
  | { readonly kind: 'locked' }

export interface Note extends NoteHead {
  readonly words: NoteWords
}

export interface NewNote {
  readonly field: string
  readonly value: string
  readonly level: NoteLevel
  readonly source: string
  readonly by: string
}

/**
 * Writes person_note and note_value; nothing else does. Words about people lie sealed whatever their level, and apart from the row that
 * says there are some: the row stays, the words can be erased.
 */
export class NoteStore {
  readonly #db: Kysely<ReviewTables>
  readonly #sealer: ValueSealer

  constructor(db: Kysely<ReviewTables>, sealer: ValueSealer) {
    this.#db = db
    this.#sealer = sealer
  }

  /** Says something of a person, with its source; its id. What it takes the place of stays as a row. */
  async add(personId: string, { field, value, level, source, by }: NewNote, replaces: number | null): Promise<number> {
    if (source.trim() === '' || value.trim() === '')
      throw new InvalidDecisionError(`${field} of ${personId}: expected a value and its source, got one of them empty`)
    const { id } = await this.#db
      .insertInto('person_note')
      .values({ person_id: personId, field, value: '', level, source: '', said_by: by, replaces })
      .returning('id')
      .executeTakeFirstOrThrow()
    await this.#keep(Number(id), { value, source })
    return Number(id)
  }

  /** The words are gone; the database refuses it unless two people agreed. */
  async erase(id: number): Promise<void> {
    await this.#db.deleteFrom('note_value').where('note', '=', id).execute()
  }

  /** Seals what older rows still hold in clear; how many. Safe to run twice. */
  async sealHeld(): Promise<number> {
    const held = await this.#db
      .selectFrom('person_note')
      .select(['id', 'value', 'source'])
      .where('value', '<>', '')
      .forUpdate()
      .execute()
    for (const { id, value, source } of held) {
      await this.#keep(id, { value, source })
      await this.#db.updateTable('person_note').set({ value: '', source: '' }).where('id', '=', id).execute()
    }
    return held.length
  }

  async #keep(note: number, words: Readonly<Record<'value' | 'source', string>>): Promise<void> {
    const rows = (['value', 'source'] as const).map((field) => ({
      note,
      field,
      value: this.#sealer.seal(notePlace(note, field), words[field]),
    }))
    await this.#db.insertInto('note_value').values(rows).execute()
  }
}

/** Where the words of a note belong; they do not open elsewhere. */
export const notePlace = (note: number, field: string): string => `note:${note}:${field}`

/** What is noted of a person now: a note that another took the place of is left out. Without the words. */
export async function loadNotes(db: ReadonlyKysely<ReviewTables>, personId: string): Promise<readonly NoteHead[]> {
  const rows = await db
    .selectFrom('person_note')
    .select(['id', 'field', 'level', 'said_by as by', 'said_at as at'])
    .where('person_id', '=', personId)
    .where(sql<boolean>`not exists (select from person_note later where later.replaces = person_note.id)`)
    .orderBy('field')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, id: Number(row.id) }))
}

/** The same notes with their words, as far as they are still there and their key is. */
export async function openNotes(
  db: ReadonlyKysely<ReviewTables>,
  sealer: ValueSealer,
  heads: readonly NoteHead[],
): Promise<readonly Note[]> {
  if (heads.length === 0) return []
  const ids = heads.map(({ id }) => id)
  const rows = await db.selectFrom('note_value').selectAll().where('note', 'in', ids).execute()
  const plain = await db.selectFrom('person_note').select(['id', 'value', 'source']).where('id', 'in', ids).execute()
  const cells = Map.groupBy(rows, ({ note }) => Number(note))
  const inClear = new Map(
    plain.flatMap(({ id, value, source }) => (value === '' ? [] : [[Number(id), { value, source }]])),
  )
  return heads.map((head) => {
    const clear = inClear.get(head.id)
    return { ...head, words: clear ? { kind: 'open', ...clear } : wordsOf(sealer, cells.get(head.id) ?? []) }
  })
}

function wordsOf(
  sealer: ValueSealer,
  cells: readonly { readonly note: number; readonly field: string; readonly value: string }[],
): NoteWords {
  const sealed = new Map(cells.map((cell) => [cell.field, cell]))
  const [value, source] = [sealed.get('value'), sealed.get('source')]
  if (!value || !source) return { kind: 'erased' }
  try {
    const [said, by] = [value, source].map((cell) =>
      sealer.unseal(notePlace(Number(cell.note), cell.field), cell.value),
    )
    return { kind: 'open', value: said ?? '', source: by ?? '' }
  } catch {
    // Its key is not in this folder, or the row was altered: the page says so, and shows what else there is.
    return { kind: 'locked' }
  }
}

/** Puts the words of notes under a newer key, in one transaction; how many. */
export async function rewrapNotes(db: Kysely<ReviewTables>, rewrap: Rewrap): Promise<number> {
  return db.transaction().execute(async (trx) => {
    let moved = 0
    for (const { note, field, value } of await loadSealedWords(asReadonly(trx))) {
      const newer = rewrap(notePlace(Number(note), field), value)
      if (newer === null) continue
      await trx
        .updateTable('note_value')
        .set({ value: newer })
        .where('note', '=', note)
        .where('field', '=', field)
        .execute()
      moved++
    }
    return moved
  })
}

/** The words of every note, as they lie there. */
export function loadSealedWords(db: ReadonlyKysely<ReviewTables>) {
  return db.selectFrom('note_value').select(['note', 'field', 'value']).execute()
}
