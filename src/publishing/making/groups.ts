import type { EvidenceReader } from './evidence.ts'
import type { Making } from './source.ts'
import type { Standings } from './standings.ts'
import { eachOf } from './turns.ts'

/** Claims on groups bear on one another within so many days; deals, which reach further, are few and weighed with everything near. */
const REACH = 64
/** Weighed at once when all are weighed, in days. */
const STRETCH = 180

/** Weighs the claims on groups that changed, with all that was said of groups at about the same time. */
export async function weighGroups(
  making: Making,
  reader: EvidenceReader,
  days: ReadonlySet<number>,
  standings: Standings,
): Promise<void> {
  const { crew, turns } = making
  const wanted = await turns.take(() => stretches(reader, days))
  let done = 0
  crew.expect(wanted.length)
  // One at a time, like the ledgers beside it: each is much at once.
  await eachOf(wanted, 1, async ([from, to]) => {
    making.tell('groups', done++, wanted.length)
    const job = await turns.take(async () => ({
      gathered: await reader.gather(await reader.ofDays(from - REACH, to + REACH)),
      wanted: (await reader.ofDays(from, to)).map(({ id }) => id),
    }))
    const places = await crew.run('groups', job)
    await turns.take(() => standings.add(making, places))
  })
}

/** The changed days and what they reach, gathered into stretches; empty stretches are left out. */
async function stretches(
  reader: EvidenceReader,
  days: ReadonlySet<number>,
): Promise<readonly (readonly [from: number, to: number])[]> {
  const spans: [number, number][] = []
  for (const day of [...days].sort((a, b) => a - b)) {
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
  if (cut.length === 0) return []
  const held = [...(await reader.days())]
  return cut.filter(([from, to]) => held.some((day) => day >= from && day <= to))
}
