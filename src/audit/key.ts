import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Signs the head of the chain. */
export interface Signer {
  /** First 16 hex digits of the SHA-256 of the public key. */
  readonly fingerprint: string
  /** Ed25519, SPKI, base64. */
  readonly publicKey: string
  /** Base64. */
  sign(text: string): string
}

export class AuditKeyError extends Error {
  override name = 'AuditKeyError'
}

/** The key of this data folder: made at the first asking, readable by its owner alone. */
export function openSigner(dataDir: string): Signer {
  const file = join(dataDir, 'audit-key.pem')
  const held = read(file)
  if (held !== null) return signerOf(parse(held, file))
  mkdirSync(dataDir, { recursive: true })
  const made = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  // Written aside and linked into place whole: of two processes that come first, both end up with the same key.
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, made, { mode: 0o600, flag: 'wx' })
  try {
    linkSync(aside, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    unlinkSync(aside)
  }
  chmodSync(file, 0o600)
  return signerOf(parse(readFileSync(file, 'utf8'), file))
}

export function signerOf(key: KeyObject): Signer {
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return {
    fingerprint: fingerprintOf(spki),
    publicKey: spki.toString('base64'),
    sign: (text) => sign(null, Buffer.from(text), key).toString('base64'),
  }
}

export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' })
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
}

export function fingerprintOf(spki: Uint8Array): string {
  return createHash('sha256').update(spki).digest('hex').slice(0, 16)
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

function parse(pem: string, file: string): KeyObject {
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch (cause) {
    throw unusable(file, { cause })
  }
  throw unusable(file)
}

function unusable(file: string, options?: ErrorOptions): AuditKeyError {
  return new AuditKeyError(
    `audit: expected an Ed25519 private key in ${file}, got something else. Put the key back from your backup; without it the chain goes on under a new key, which shows in the chain.`,
    options,
  )
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
