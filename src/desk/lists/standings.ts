import { sql } from 'kysely'
import type { DeskDeps } from '../deps.ts'

export interface KnownStanding {
  readonly name: string
  readonly liberty: string
  readonly since: string | null
  readonly place: string | null
}

interface Row extends Omit<KnownStanding, 'name' | 'liberty'> {
  readonly id: string
  readonly liberty: string | null
  readonly names: readonly { readonly text: string; readonly language: string }[]
}

/** Where everybody of the register stands, by id, from what is kept of each. */
export async function loadStandings(db: DeskDeps['db']): Promise<ReadonlyMap<string, KnownStanding>> {
  const { rows } = await sql<Row>`
    select p.id, e.liberty, e.since, e.body -> 'status' ->> 'place' as place,
      (select coalesce(jsonb_agg(jsonb_build_object('text', n.text, 'language', n.language)), '[]') from person_name n
       where n.person_id = p.id) as names
    from person p left join entry e on e.person_id = p.id`.execute(db)
  return new Map(
    rows.map(({ id, liberty, since, place, names }) => [
      id,
      {
        name: (names.find(({ language }) => language === 'en') ?? names[0])?.text ?? id,
        liberty: liberty ?? 'unknown',
        since,
        place,
      },
    ]),
  )
}
