import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type KillOutcome, runKills } from './start-kills.ts'
import { addingReports } from './start-reports.ts'
import { measureStart, type StartTime, stopStarted } from './start-up.ts'

const COLD_LIMIT_MS = 6000
const WARM_LIMIT_MS = 2000

/**
 * Measures start-up to the first answered page, with an empty data folder and with a full one, and kills (-9) product and
 * database at random moments while reports are added. Returns 0 when all limits hold and nothing acknowledged was lost.
 * --serve COMMAND  must print an address once it answers (kills do without when empty) · --add COMMAND  gets file names, prints a line of JSON for each
 * --runs N · --kills N · --seed N (the moments; processes of a machine are never quite the same twice)
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      serve: { type: 'string', default: 'node bin/habeas.js serve --demo' },
      add: { type: 'string', default: 'node bin/habeas.js add --json' },
      runs: { type: 'string', default: '3' },
      kills: { type: 'string', default: '20' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  })
  const folder = mkdtempSync(join(tmpdir(), 'habeas-bench-'))
  // Started by root, the database's account must be able to get there.
  chmodSync(folder, 0o711)
  // An interrupted bench fails at the first process that ends, and clears up on its way out.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stopStarted)
  try {
    const fast = await startUps(values.serve, Number(values.runs), folder)
    const safe = await kills(values.serve, values.add, Number(values.kills), Number(values.seed), folder)
    return fast && safe ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function startUps(serve: string, runs: number, folder: string): Promise<boolean> {
  let held = true
  for (let at = 1; at <= runs; at++) {
    const dataDir = join(folder, `data-${at}`)
    const cold = await measureStart(serve, dataDir)
    const warm = await measureStart(serve, dataDir)
    held &&= cold.answeredMs < COLD_LIMIT_MS && warm.answeredMs < WARM_LIMIT_MS
    console.log(`start ${at}: ${told('empty folder', cold, COLD_LIMIT_MS)} · ${told('again', warm, WARM_LIMIT_MS)}`)
  }
  return held
}

async function kills(serve: string, add: string, rounds: number, seed: number, folder: string): Promise<boolean> {
  if (rounds === 0) return true
  const dataDir = join(folder, 'killed')
  const adding = addingReports(add, join(folder, 'reports'), dataDir)
  const outcome = await runKills({
    dataDir,
    rounds,
    seed,
    serve: serve || null,
    adding,
    tell: (line) => console.log(line),
  })
  console.log(summary(outcome, seed))
  return outcome.lost.length === 0 && outcome.kills === rounds
}

function told(name: string, time: StartTime, limit: number): string {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`
  return `${name} ${seconds(time.answeredMs)} (limit ${seconds(limit)}), stopped in ${seconds(time.stoppedMs)}`
}

function summary({ kills: done, acknowledged, saved, lost, backMs }: KillOutcome, seed: number): string {
  const sorted = [...backMs].sort((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0)
  return (
    `${done} kills (seed ${seed}): ${acknowledged} acknowledged, ${saved} saved, ${lost.length} lost; ` +
    `back after ${at(0.5)} ms (median), ${at(1)} ms (longest)`
  )
}
