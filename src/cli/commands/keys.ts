import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { type App, openApp } from '../../app.ts'
import { loadSealedValues, readSecretFile, replaceSecretFile, rewrapAuditValues } from '../../audit/index.ts'
import { asReadonly, writerOf } from '../../database/index.ts'
import { loadSealedWords, rewrapNotes } from '../../review/index.ts'
import {
  formatKeyRing,
  type KeyRing,
  keyIdOf,
  newestKey,
  openArchive,
  parseKeyRing,
  rewrap,
  sealArchive,
  withNewKey,
} from '../../sealing/index.ts'
import { AnswerIsNoError, UsageError } from '../failure.ts'
import { FIELD_KEYS, keyFolder, readFieldKeys, SECRET_FILES } from '../key-files.ts'
import { readPassphrase } from '../passphrase.ts'
import { terminal } from '../terminal.ts'

interface Secret {
  readonly passphraseFile?: string
}

/** The secret files beside the database: what they are, a safe copy of them, new keys, and their end. */
export function keys(program: Command): void {
  const commands = program
    .command('keys')
    .description('the secret files, which are in no backup: list, export, import, rotate, destroy')
  commands
    .command('list')
    .description('which secret files there are, what is lost without each, and how much lies sealed under which key')
    .option('--json', 'print JSON')
    .action(list)
  commands
    .command('export <file>')
    .description('write all secret files into one, under a passphrase: the copy to keep elsewhere')
    .option('--passphrase-file <file>', 'read the passphrase from a file instead of asking')
    .action(exportKeys)
  commands
    .command('import <file>')
    .description('put back what an export holds; keys of sealed fields are added to those that are here')
    .option('--passphrase-file <file>', 'read the passphrase from a file instead of asking')
    .option('--replace', 'put it in the place of other secret files that are here')
    .action(importKeys)
  commands
    .command('rotate')
    .description('make a new key for sealed fields and put all of them under it; older keys that nothing lies under go')
    .action(rotate)
  commands
    .command('destroy')
    .description('in danger: destroy the keys here, so that nothing sealed can be read and every session ends')
    .option('--yes', 'do it, without a way back but an export that is elsewhere')
    .action(destroy)
}

async function list(options: { json?: boolean }): Promise<void> {
  await using app = await openApp()
  const folder = keyFolder(app.config)
  const files = Object.entries(SECRET_FILES).map(([name, lost]) => ({
    name,
    here: readSecretFile(folder, name) !== null,
    lost,
  }))
  const ring = readSecretFile(folder, FIELD_KEYS) === null ? { keys: [] } : readFieldKeys(folder)
  const sealed = await sealedUnder(app)
  const ids = new Set([...ring.keys.map(({ id }) => id), ...sealed.keys()])
  const fieldKeys = [...ids].map((id) => ({
    id,
    made: ring.keys.find((key) => key.id === id)?.made ?? null,
    values: sealed.get(id) ?? 0,
  }))
  const out = terminal()
  if (options.json) return out.line(JSON.stringify({ folder, files, fieldKeys }))
  out.line(folder)
  for (const { name, here, lost } of files) out.line(`${here ? 'here   ' : 'absent '} ${name.padEnd(16)} ${lost}`)
  for (const { id, made, values } of fieldKeys)
    out.line(`key     ${id.padEnd(16)} ${values} sealed values, ${made ? `made ${made}` : 'and it is NOT HERE'}`)
}

async function exportKeys(file: string, { passphraseFile }: Secret): Promise<void> {
  await using app = await openApp()
  const held = secretsIn(keyFolder(app.config))
  if (Object.keys(held).length === 0)
    throw new AnswerIsNoError(`keys: expected secret files in ${keyFolder(app.config)}, got none. Nothing was written.`)
  const archive = sealArchive(held, await readPassphrase(passphraseFile, true))
  writeFileSync(file, archive, { mode: 0o600, flag: 'wx' })
  terminal().line(
    `Wrote ${Object.keys(held).join(', ')} to ${file}. Keep it away from this machine, and the passphrase away from it.`,
  )
}

async function importKeys(file: string, options: Secret & { readonly replace?: boolean }): Promise<void> {
  await using app = await openApp()
  const folder = keyFolder(app.config)
  const given = openArchive(readFileSync(file, 'utf8'), await readPassphrase(options.passphraseFile, false))
  const known = Object.entries(given).filter(([name]) => name in SECRET_FILES)
  const held = secretsIn(folder)
  const other = known.filter(([name, text]) => name !== FIELD_KEYS && name in held && held[name] !== text)
  if (other.length > 0 && !options.replace)
    throw new AnswerIsNoError(
      `keys: expected no other ${other.map(([name]) => name).join(', ')} in ${folder}, got some. Nothing was changed; --replace puts those of the export in their place.`,
    )
  for (const [name, text] of known)
    replaceSecretFile(folder, name, name === FIELD_KEYS ? both(folder, held[name], text) : text)
  terminal().line(`Put back ${known.map(([name]) => name).join(', ')} in ${folder}.`)
}

/** Keys that are here stay, the newest of them the newest: what was sealed since must go on opening. */
function both(folder: string, held: string | undefined, given: string): string {
  const file = join(folder, FIELD_KEYS)
  const [here, there] = [
    held === undefined ? { keys: [] } : parseKeyRing(held, file),
    parseKeyRing(given, 'key archive'),
  ]
  return formatKeyRing({
    keys: [...there.keys.filter(({ id }) => !here.keys.some((key) => key.id === id)), ...here.keys],
  })
}

async function rotate(): Promise<void> {
  await using app = await openApp()
  const folder = keyFolder(app.config)
  const before = readFieldKeys(folder)
  // What another process seals at this moment may still lie under the key before; so a key goes only at the rotation after, unused.
  const used = await sealedUnder(app)
  const kept: KeyRing = { keys: before.keys.filter((key) => used.has(key.id) || key === newestKey(before)) }
  const ring = withNewKey(kept)
  replaceSecretFile(folder, FIELD_KEYS, formatKeyRing(ring))
  const db = app.database.kysely
  const anew = (about: string, sealed: string) => rewrap(ring, about, sealed)
  const moved = (await rewrapNotes(writerOf(db), anew)) + (await rewrapAuditValues(writerOf(db), anew))
  const gone = before.keys.length - kept.keys.length
  terminal().line(
    `Sealed fields lie under key ${newestKey(ring).id}: ${moved} values moved, ${gone} older keys gone. Export the keys anew.`,
  )
}

async function destroy({ yes }: { readonly yes?: boolean }): Promise<void> {
  if (!yes)
    throw new UsageError(
      'keys destroy: expected --yes, got nothing. It cannot be undone here: sealed fields can then be read only with an export that is elsewhere.',
    )
  await using app = await openApp()
  const folder = keyFolder(app.config)
  const held = secretsIn(folder)
  for (const [name, text] of Object.entries(held)) {
    // On most disks the old blocks are written over; on flash storage they may stay, so the disk itself is to be encrypted.
    writeFileSync(join(folder, name), Buffer.alloc(Buffer.byteLength(text)), { flush: true })
    rmSync(join(folder, name))
  }
  const { endEverySession } = await import('../../desk/index.ts')
  await endEverySession(writerOf(app.database.kysely))
  terminal().line(
    `Destroyed ${Object.keys(held).join(', ') || 'nothing, for there were no keys'}; every session at the desk has ended.`,
  )
}

function secretsIn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.keys(SECRET_FILES).flatMap((name) => {
      const text = readSecretFile(folder, name)
      return text === null ? [] : [[name, text]]
    }),
  )
}

/** How many sealed values lie under each key. */
async function sealedUnder(app: App): Promise<ReadonlyMap<string, number>> {
  const db = app.database.kysely
  const values = [
    ...(await loadSealedWords(asReadonly(writerOf(db)))),
    ...(await loadSealedValues(asReadonly(writerOf(db)))),
  ]
  const counts = new Map<string, number>()
  for (const { value } of values) counts.set(keyIdOf(value), (counts.get(keyIdOf(value)) ?? 0) + 1)
  return counts
}
