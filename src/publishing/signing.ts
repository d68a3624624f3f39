import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { secretFile } from '../audit/index.ts'

/** Signs manifests with the key of this data folder, made at the first asking and readable by its owner alone. */
export interface EditionSigner {
  /** PEM, SPKI: what readers check with. */
  readonly publicKey: string
  /** Ed25519 over the bytes, base64. */
  sign(bytes: Uint8Array): string
}

export class EditionKeyError extends Error {
  override name = 'EditionKeyError'
}

export const EDITION_KEY_FILE = 'edition-key.pem'

export function openEditionSigner(dataDir: string): EditionSigner {
  const key = parse(secretFile(dataDir, EDITION_KEY_FILE, makeKey))
  return {
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
    sign: (bytes) => sign(null, bytes, key).toString('base64'),
  }
}

/** False, too, where the key or the signature is no such thing. */
export function isSigned(publicKey: string, bytes: Uint8Array, signature: string): boolean {
  try {
    return verify(null, bytes, createPublicKey(publicKey), Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

function makeKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

function parse(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch (cause) {
    throw unusable({ cause })
  }
  throw unusable()
}

function unusable(options?: ErrorOptions): EditionKeyError {
  return new EditionKeyError(
    `publish: expected an Ed25519 private key in ${EDITION_KEY_FILE} of the data folder, got something else. Put the key back from your backup; readers who know the old key would not trust another.`,
    options,
  )
}
