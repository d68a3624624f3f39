import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { join } from 'node:path'
import { secretFile } from './secret-file.ts'

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
  return signerOf(parse(secretFile(dataDir, AUDIT_KEY_FILE, makeKey), join(dataDir, AUDIT_KEY_FILE)))
}

export const AUDIT_KEY_FILE = 'audit-key.pem'

function makeKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
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
