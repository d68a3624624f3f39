import { sql } from 'kysely'
import type { OutletTally } from '../../weighing/index.ts'
import { createRow, digest } from './rows.ts'
import type { Making } from './source.ts'

/** The id of the row that holds them. */
export const TALLIES = 'outlets'

/** Whether the edition before kept its tallies; one that did not has to be weighed anew. */
export async function hasTallies({ db }: Pick<Making, 'db'>): Promise<boolean> {
  const { rows } = await sql`
    select from edition_row where kind = 'overview' and id = ${TALLIES} and until is null`.execute(db)
  return rows.length > 0
}

/**
 * Brings what became of each outlet's claims up to this edition: what the reports that changed came to before is taken off, what they
 * come to now is put on. Expects the standings to be written.
 */
export async function writeTallies(making: Making): Promise<void> {
  const { db, store, number } = making
  const { rows: held } = await sql<{ version: string; body: string }>`
    select version, body from edition_row where kind = 'overview' and id = ${TALLIES} and until is null`.execute(db)
  const [before] = held
  const moves = before ? await movesIn(making) : await allIn(making)
  const tallies = added([...(before ? (JSON.parse(before.body) as readonly OutletTally[]) : []), ...moves])
  const row = createRow('overview', TALLIES, tallies)
  if (before?.version === digest(row.body)) return
  await store.write(number, [row])
  // No page shows how outlets stood in an earlier edition, and a report that was withdrawn must not show in the difference.
  await store.forget('overview')
}

function added(tallies: readonly OutletTally[]): readonly OutletTally[] {
  const keyOf = ({ outlet, topic, year }: OutletTally) => JSON.stringify([outlet, topic, year])
  return [...Map.groupBy(tallies, keyOf)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, some]) => {
      const judged = some.reduce((sum, one) => sum + one.judged, 0)
      const contradicted = some.reduce((sum, one) => sum + one.contradicted, 0)
      return some[0] && judged > 0 ? [{ ...some[0], judged, contradicted }] : []
    })
}

async function allIn({ db }: Making): Promise<readonly OutletTally[]> {
  const { rows } = await sql<OutletTally>`
    with stood as (
      select id, body, 1 as sign from edition_row where kind = 'report' and until is null
    ), standing as (
      select id, body, 1 as sign from edition_row where kind = 'standing' and until is null
    ) ${TALLIED}`.execute(db)
  return rows
}

async function movesIn({ db, number }: Making): Promise<readonly OutletTally[]> {
  const { rows } = await sql<OutletTally>`
    with touched as (
      select distinct id from edition_row where kind in ('report', 'standing') and (since = ${number} or until = ${number})
    ), both_sides as (
      select r.kind, r.id, r.body, side.sign
      from touched join edition_row r on r.id = touched.id and r.kind in ('report', 'standing')
      join (values (1), (-1)) as side (sign) on case side.sign
        when 1 then r.until is null
        else r.since < ${number} and (r.until is null or r.until = ${number}) end
    ), stood as (select * from both_sides where kind = 'report'
    ), standing as (select * from both_sides where kind = 'standing'
    ) ${TALLIED}`.execute(db)
  return rows
}

/** Over `stood`, the reports, and `standing`, how their claims stand, each with the sign with which it counts. */
const TALLIED = sql`, named as (
    select id, sign, body::jsonb #>> '{facts,outlet}' as outlet,
      coalesce(left(body::jsonb #>> '{facts,published}', 4), 'unknown') as year
    from stood
  )
  select outlet, place.value ->> 2 as topic, year, sum(sign)::int as judged,
    sum(sign * (place.value ->> 3)::int)::int as contradicted
  from named join standing using (id, sign), jsonb_each(standing.body::jsonb) as place
  where outlet <> '' and place.value ->> 2 is not null
  group by 1, 2, 3`
