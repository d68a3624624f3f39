import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type FieldKey, type KeyRing, newestKey } from './key-ring.ts'

/**
 * A value under a key of its own, and that key under the ring's (AES-256-GCM twice, NIST SP 800-38D): a new ring key means wrapping
 * the small keys anew and no value is touched; without its wrapped key a value is gone for good. `about` names the place the value
 * belongs to and is authenticated with it, so that a sealed value moved to another place does not open.
 */
export function seal(ring: KeyRing, about: string, value: string): string {
  const own = randomBytes(32)
  const key = newestKey(ring)
  return [VERSION, key.id, encrypt(key.bytes, own, about), encrypt(own, Buffer.from(value, 'utf8'), about)].join('.')
}

/** @throws UnsealError where the key is missing, or the value was altered or belongs elsewhere. */
export function unseal(ring: KeyRing, about: string, sealed: string): string {
  const { key, wrapped, cipher } = partsOf(ring, about, sealed)
  return decrypt(decrypt(key.bytes, wrapped, about), cipher, about).toString('utf8')
}

/** The same value, its own key wrapped under the newest of the ring; null where it is already. */
export function rewrap(ring: KeyRing, about: string, sealed: string): string | null {
  const { key, wrapped, cipher } = partsOf(ring, about, sealed)
  const newest = newestKey(ring)
  if (key.id === newest.id) return null
  return [VERSION, newest.id, encrypt(newest.bytes, decrypt(key.bytes, wrapped, about), about), cipher].join('.')
}

/** Under which key of the ring a value lies; said without opening it. */
export function keyIdOf(sealed: string): string {
  return sealed.split('.')[1] ?? ''
}

export class UnsealError extends Error {
  override name = 'UnsealError'
}

const VERSION = 'v1'
const NONCE = 12
const TAG = 16

function partsOf(
  { keys }: KeyRing,
  about: string,
  sealed: string,
): { readonly key: FieldKey; readonly wrapped: string; readonly cipher: string } {
  const [version, id, wrapped, cipher, more] = sealed.split('.')
  if (version !== VERSION || !wrapped || cipher === undefined || more !== undefined)
    throw new UnsealError(`${about}: expected a sealed value of version ${VERSION}, got something else`)
  const key = keys.find((one) => one.id === id)
  if (!key)
    throw new UnsealError(
      `${about}: expected the field key ${id}, got ${keys.map((one) => one.id).join(', ') || 'none'}. Bring the key file back from your copy: habeas keys import FILE.`,
    )
  return { key, wrapped, cipher }
}

function encrypt(key: Uint8Array, bytes: Uint8Array, about: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about, 'utf8'))
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]).toString('base64url')
}

function decrypt(key: Uint8Array, sealed: string, about: string): Buffer {
  const bytes = Buffer.from(sealed, 'base64url')
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG })
    cipher.setAAD(Buffer.from(about, 'utf8')).setAuthTag(bytes.subarray(-TAG))
    return Buffer.concat([cipher.update(bytes.subarray(NONCE, -TAG)), cipher.final()])
  } catch (cause) {
    throw new UnsealError(`${about}: expected a sealed value as it was written here, got an altered or moved one`, {
      cause,
    })
  }
}
