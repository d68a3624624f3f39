import { randomBytes } from 'node:crypto'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { errorCode } from '../connection-trouble.ts'
import { isAlive } from './process.ts'

/** An unfinished folder of a process that still lives is left alone for this long: initdb takes a second. */
const PATIENCE_MS = 10 * 60_000
const untidyOnly = new Set(['ENOTEMPTY', 'EACCES', 'EPERM', 'EBUSY', 'ENOENT'])
const pattern = /\.unfinished-(\d+)-[0-9a-f]{8}$/

/** The name under which this process builds a folder. */
export function unfinishedName(folder: string): string {
  return `${folder}.unfinished-${process.pid}-${randomBytes(4).toString('hex')}`
}

/**
 * Removes what processes that are gone left half-made beside a database. At every start: while their initdb still runs on
 * its own, it may write again what was just removed.
 */
export function clearUnfinished(databaseFolder: string): void {
  const parent = dirname(databaseFolder)
  for (const name of readdirSync(parent)) {
    const maker = Number(pattern.exec(name)?.[1])
    if (Number.isNaN(maker)) continue
    const folder = join(parent, name)
    const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (!isAlive(maker) || age > PATIENCE_MS) removeIfPossible(folder)
  }
}

function removeIfPossible(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true })
  } catch (error) {
    // Only untidy: it is in nobody's way, and the next start tries again.
    if (!untidyOnly.has(errorCode(error) ?? '')) throw error
  }
}
