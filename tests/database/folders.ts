import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { stop } from '../../dist/database/embedded/leave.js'
import { findPlace } from '../../dist/database/embedded/place.js'
import { isServerOf } from '../../dist/database/embedded/process.js'

const made: string[] = []

/** A new data folder in the temporary folder; whatever runs there is stopped and all removed after the file's tests. */
export function newDataFolder(): string {
  const parent = mkdtempSync(join(tmpdir(), 'habeas-t-'))
  chmodSync(parent, 0o755)
  made.push(parent)
  return join(parent, 'data')
}

after(async () => {
  for (const parent of made) {
    const dataDir = join(parent, 'data')
    const place = existsSync(join(dataDir, 'database', 'cluster')) ? findPlace(dataDir) : null
    if (place) await stop(place, () => undefined)
    rmSync(parent, { recursive: true, force: true, maxRetries: 3 })
  }
})

/** The id of the server process of a data folder, or null when none runs. */
export function serverOf(dataDir: string, cluster: string = join(dataDir, 'database', 'cluster')): number | null {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
  return isServerOf(pid, cluster) ? pid : null
}
