import { sql } from 'kysely'
import { assess } from '../../weighing/index.ts'
import type { EvidenceReader } from './evidence.ts'
import type { Making } from './source.ts'
import type { Standings } from './standings.ts'

/** Claims on groups bear on one another within so many days; deals, which reach further, are few and weighed with everything near. */
const REACH = 64
/** Weighed at once when all are weighed, in days. */
const STRETCH = 180

/** Weighs the claims on groups that changed, with all that was said of groups at about the same time. */
export async function weighGroups(
  making: Making,
  reader: EvidenceReader,
  days: readonly number[],
  standings: Standings,
): Promise<void> {
  for (const [from, to] of await stretches(making, days)) {
    const own = await reader.ofDays(from - REACH, to + REACH)
    const near = new Set((await reader.ofDays(from, to)).map(({ claim }) => claim.id))
    const context = await reader.contextOf(own)
    const decisions = own.flatMap(({ claim }) => making.decisions.get(claim.id) ?? [])
    standings.add(assess([...own, ...context], { decisions }), (id) => near.has(id))
  }
}

/** The changed days and what they reach, gathered into stretches; empty stretches are left out. */
async function stretches({ db }: Making, days: readonly number[]): Promise<readonly (readonly [number, number])[]> {
  const touched = [...new Set(days)].sort((a, b) => a - b)
  const spans: [number, number][] = []
  for (const day of touched) {
    const last = spans.at(-1)
    if (last && day - REACH <= last[1] + 1) last[1] = day + REACH
    else spans.push([day - REACH, day + REACH])
  }
  const cut = spans.flatMap(([from, to]) =>
    Array.from({ length: Math.ceil((to - from + 1) / STRETCH) }, (_, at): readonly [number, number] => [
      from + at * STRETCH,
      Math.min(to, from + (at + 1) * STRETCH - 1),
    ]),
  )
  const { rows } = await sql<{ day: number }>`
    select distinct day from edition_row where kind = 'claim' and person_id is null and day is not null and until is null`.execute(
    db,
  )
  return cut.filter(([from, to]) => rows.some(({ day }) => day >= from && day <= to))
}
