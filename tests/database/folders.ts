import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { stop } from '../../dist/database/embedded/leave.js'
import { findPlace } from '../../dist/database/embedded/place.js'
import { isServerOf } from '../../dist/database/embedded/process.js'
import { type Database, type DatabaseConfig, openDatabase } from '../../dist/database/index.js'

const made: string[] = []

/** A new data folder in the temporary folder; whatever runs there is stopped and all removed after the file's tests. */
export function newDataFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'habeas-t-'))
  chmodSync(parent, 0o755)
  made.push(parent)
  return join(parent, 'data')
}

const open = new Set<Database>()

/** Opens a database that is closed after the file's tests at the latest, so that a failed test does not hold up the run. */
export async function openHere(config: DatabaseConfig): Promise<Database> {
  const database = await openDatabase(config)
  open.add(database)
  return database
}

after(async () => {
  for (const database of open) await database.close()
  for (const parent of made) {
    const dataDir = join(parent, 'data')
    const place = existsSync(join(dataDir, 'database', 'cluster')) ? findPlace(dataDir) : null
    if (place) await stop(place, () => undefined)
    rmSync(parent, { recursive: true, force: true, maxRetries: 3 })
  }
})

/** Kills the server of a data folder (-9), and waits until the last of its sessions has noticed. Returns its id. */
export async function killServer(dataDir: string): Promise<number> {
  const pid = serverOf(dataDir)
  if (pid === null) throw new Error(`expected a running server in ${dataDir}, found none`)
  process.kill(pid, 'SIGKILL')
  const cluster = join(dataDir, 'database', 'cluster')
  const processes = () =>
    readdirSync('/proc')
      .map(Number)
      .filter((id) => id > 0)
  while (processes().some((id) => isServerOf(id, cluster))) await pause(10)
  return pid
}

/** The id of the server process of a data folder, or null when none runs. */
export function serverOf(dataDir: string, cluster: string = join(dataDir, 'database', 'cluster')): number | null {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
  return isServerOf(pid, cluster) ? pid : null
}
