import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { type App, openApp } from '../dist/app.js'
import { writerOf } from '../dist/database/index.js'
import { MatchingStore, mentionNode, type Node, personNode } from '../dist/matching/index.js'
import { ReviewStore } from '../dist/review/index.js'
import { fillRegister } from './settling/fill.ts'

/**
 * Fills a register with invented reports of five claims each and measures how long settling takes: everything at once, then one
 * decision, one judgement, one new report, one new person.
 * --reports N · --people N · --filed  file everything without settling it, to measure single changes beside much · --doctor  compare with everything made anew at the end
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      reports: { type: 'string', default: '2000' },
      people: { type: 'string', default: '1000' },
      filed: { type: 'boolean', default: false },
      doctor: { type: 'boolean', default: false },
    },
  })
  const folder = mkdtempSync(join(tmpdir(), 'habeas-bench-'))
  chmodSync(folder, 0o711)
  try {
    await using app = await openApp({ dataDir: join(folder, 'data'), databaseUrl: null })
    await timed('rows written', () => fillRegister(app, Number(values.reports), Number(values.people), 0, values.filed))
    if (!values.filed) await timed('everything settled', () => settleTelling(app))
    await sql`analyze`.execute(app.database.kysely)
    await changes(app)
    if (!values.doctor) return 0
    const health = await timed('made anew and compared', () => app.examine(false))
    console.log(health.derived.map(({ table, same }) => `${table} ${same ? 'same' : 'DIFFERS'}`).join(' · '))
    return health.sound ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function settleTelling(app: App): Promise<void> {
  const spent = new Map<string, number>()
  let before = performance.now()
  await app.settle({
    onStep: ({ kind }) => {
      const now = performance.now()
      spent.set(kind, (spent.get(kind) ?? 0) + now - before)
      before = now
    },
  })
  console.log([...spent].map(([kind, ms]) => `${kind} ${(ms / 1000).toFixed(1)} s`).join(' · '))
}

async function changes(app: App): Promise<void> {
  const db = app.database.kysely
  const review = new ReviewStore(writerOf(db))
  const matching = new MatchingStore(writerOf(db))
  const pick = async (where: string) =>
    (
      await sql<{
        id: string
        report_id: string
        ref: string
      }>`select claim_id as id, report_id, ref from claim_state where ${sql.raw(where)} order by md5(claim_id) limit 3`.execute(
        db,
      )
    ).rows
  for (const { id } of await pick('person_id is not null')) {
    await review.decide({ act: 'confirm', target: `claim:${id}`, by: 'one', second: 'two', reason: 'bench' })
    await timed('a decision on a person settled', () => settleTelling(app))
  }
  for (const { id } of await pick("subject_kind <> 'person'")) {
    await review.decide({ act: 'confirm', target: `claim:${id}`, by: 'one', second: 'two', reason: 'bench' })
    await timed('a decision on a group settled', () => settleTelling(app))
  }
  for (const { report_id, ref } of await pick('person_id is not null and ref is not null')) {
    const { rows } = await sql<{ id: string }>`select id from person order by random() limit 1`.execute(db)
    const pair: readonly [Node, Node] = [mentionNode(report_id, ref), personNode(rows[0]?.id ?? '')]
    await matching.judge(pair, 'different', 'one', 'bench')
    await timed('a judgement settled', () => settleTelling(app))
  }
  for (let more = 0; more < 5; more++) {
    await fillRegister(app, 1, 0, 1_000_000 + more)
    await timed('a new report settled', () => settleTelling(app))
  }
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const result = await work()
  console.log(`${what}: ${((performance.now() - began) / 1000).toFixed(2)} s`)
  return result
}
