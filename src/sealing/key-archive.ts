import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'

/** Secret files by their names, as one file under a passphrase: scrypt (RFC 7914), AES-256-GCM. */
export function sealArchive(files: Readonly<Record<string, string>>, passphrase: string): string {
  requirePassphrase(passphrase)
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce).setAAD(Buffer.from(HEAD))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(files), 'utf8'), cipher.final(), cipher.getAuthTag()])
  const lines = [salt, nonce, sealed].map((part) => part.toString('base64'))
  return `${[HEAD, ...lines].join('\n')}\n`
}

/** @throws KeyArchiveError for another file, an altered one, or the wrong passphrase: the last two cannot be told apart. */
export function openArchive(text: string, passphrase: string): Readonly<Record<string, string>> {
  const [head, ...lines] = text.trim().split('\n')
  const [salt, nonce, sealed] = lines.map((line) => Buffer.from(line, 'base64'))
  if (head !== HEAD || lines.length !== 3 || !salt || nonce?.length !== 12 || !sealed || sealed.length <= TAG)
    throw new KeyArchiveError(
      'key archive: expected a file that "habeas keys export" wrote, got another. Nothing was changed.',
    )
  try {
    const cipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, salt), nonce, { authTagLength: TAG })
    cipher.setAAD(Buffer.from(HEAD)).setAuthTag(sealed.subarray(-TAG))
    return filesOf(JSON.parse(Buffer.concat([cipher.update(sealed.subarray(0, -TAG)), cipher.final()]).toString()))
  } catch (cause) {
    throw new KeyArchiveError(
      'key archive: expected the passphrase it was written with and an unaltered file, got another of the two. Nothing was changed.',
      { cause },
    )
  }
}

export class KeyArchiveError extends Error {
  override name = 'KeyArchiveError'
}

/** In characters: an archive may be tried against at leisure, so it takes several words. */
export const SHORTEST_PASSPHRASE = 16

const HEAD = 'habeas keys 1'
const TAG = 16
/** A quarter of a second and 128 MiB a try. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }

function keyOf(passphrase: string, salt: Uint8Array): Buffer {
  return scryptSync(passphrase.normalize('NFKC'), salt, 32, COST)
}

function requirePassphrase(passphrase: string): void {
  if ([...passphrase].length < SHORTEST_PASSPHRASE)
    throw new KeyArchiveError(
      `passphrase: expected at least ${SHORTEST_PASSPHRASE} characters, got ${[...passphrase].length}. Take five words that do not belong together.`,
    )
}

function filesOf(value: unknown): Readonly<Record<string, string>> {
  const entries = value !== null && typeof value === 'object' ? Object.entries(value) : []
  if (!entries.every(([name, text]) => /^[a-z-]+(\.[a-z]+)?$/.test(name) && typeof text === 'string'))
    throw new Error('a file without a plain name')
  return Object.fromEntries(entries.map(([name, text]) => [name, String(text)]))
}
