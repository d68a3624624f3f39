import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** The text of a secret file: made at the first asking, readable by its owner alone. */
export function secretFile(folder: string, name: string, make: () => string): string {
  const file = join(folder, name)
  const held = readSecretFile(folder, name)
  if (held !== null) return held
  // Written aside and linked into place whole: of two processes that come first, both end up with the same secret.
  const aside = writeAside(folder, name, make())
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

/** Puts another text in the place of a secret file, whole or not at all. */
export function replaceSecretFile(folder: string, name: string, text: string): void {
  renameSync(writeAside(folder, name, text), join(folder, name))
}

/** Null where there is none. */
export function readSecretFile(folder: string, name: string): string | null {
  try {
    return readFileSync(join(folder, name), 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

/** On the disk before it is put in its place: what is sealed under a key that a power cut took is lost. */
function writeAside(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true })
  const aside = join(folder, `${name}.${process.pid}`)
  const opened = openSync(aside, 'wx', 0o600)
  try {
    writeFileSync(opened, text)
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
  return aside
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
