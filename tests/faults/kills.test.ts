import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { runKills } from '../../bench/start-kills.ts'
import { openDatabase } from '../../dist/database/index.js'
import { newDataFolder, serverOf } from '../database/folders.ts'

test('20 kills (-9) of process and database while rows are added lose nothing acknowledged', async (context) => {
  const dataDir = newDataFolder()
  const seed = Date.now() % 1_000_000
  const script = join(import.meta.dirname, 'add-rows.ts')
  const outcome = await runKills({
    dataDir,
    rounds: 20,
    seed,
    serve: null,
    tell: (line) => context.diagnostic(line),
    adding: {
      start: (acknowledged) => {
        const next = Math.max(0, ...[...acknowledged].map(Number)) + 1
        return spawn(process.execPath, [script, dataDir, String(next)], { stdio: ['ignore', 'pipe', 'pipe'] })
      },
      acknowledges: (line) => String((JSON.parse(line) as { n: number }).n),
      saved: async () => {
        const db = await openDatabase({ dataDir })
        const { rows } = await sql<{ n: number }>`select n from added where filler = repeat('x', 2000)`.execute(
          db.kysely,
        )
        await db.close()
        return new Set(rows.map((row) => String(row.n)))
      },
    },
  })
  context.diagnostic(`seed ${seed}: ${outcome.acknowledged} acknowledged, ${outcome.saved} saved`)
  assert.equal(outcome.kills, 20)
  assert.deepEqual(outcome.lost, [])
  assert.ok(outcome.acknowledged > 100, `${outcome.acknowledged} rows`)
  assert.equal(serverOf(dataDir), null, 'the last to leave stopped it')
  assert.deepEqual(readdirSync(dataDir), ['database'])
})
