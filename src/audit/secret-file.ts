import { chmodSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The text of a secret file in the data folder: made at the first asking, readable by its owner alone. */
export function secretFile(dataDir: string, name: string, make: () => string): string {
  const file = join(dataDir, name)
  const held = read(file)
  if (held !== null) return held
  mkdirSync(dataDir, { recursive: true })
  // Written aside and linked into place whole: of two processes that come first, both end up with the same secret.
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, make(), { mode: 0o600, flag: 'wx' })
  try {
    linkSync(aside, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    unlinkSync(aside)
  }
  chmodSync(file, 0o600)
  return readFileSync(file, 'utf8')
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
