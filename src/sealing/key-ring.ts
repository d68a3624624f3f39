import { createHash, randomBytes } from 'node:crypto'

/** The keys under which fields are sealed: the newest seals, the older ones still open what they sealed. */
export interface KeyRing {
  readonly keys: readonly FieldKey[]
}

export interface FieldKey {
  /** First 8 hex digits of the SHA-256 of the key: it names the key and tells nothing of it. */
  readonly id: string
  /** 32 bytes. */
  readonly bytes: Uint8Array
  /** The day it was made, YYYY-MM-DD. */
  readonly made: string
}

export class KeyRingError extends Error {
  override name = 'KeyRingError'
}

const LENGTH = 32

export function newestKey({ keys }: KeyRing): FieldKey {
  const key = keys.at(-1)
  if (!key) throw new KeyRingError('field keys: expected at least one key, got none')
  return key
}

/** The same ring with a new key at its end, under which is sealed from now on. */
export function withNewKey(ring: KeyRing, today = new Date().toISOString().slice(0, 10)): KeyRing {
  return { keys: [...ring.keys, createFieldKey(randomBytes(LENGTH), today)] }
}

/** What stands in the key file: one line a key, the newest last. */
export function formatKeyRing({ keys }: KeyRing): string {
  return `${keys.map(({ bytes, made }) => `${made} ${Buffer.from(bytes).toString('base64')}`).join('\n')}\n`
}

/** @throws KeyRingError naming the file, never what stands in it. */
export function parseKeyRing(text: string, file: string): KeyRing {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const keys = lines.map((line, at) => {
    const [, made, base64] = /^(\d{4}-\d\d-\d\d) ([A-Za-z0-9+/]+=*)$/.exec(line.trim()) ?? []
    const bytes = Buffer.from(base64 ?? '', 'base64')
    if (made === undefined || bytes.length !== LENGTH)
      throw new KeyRingError(
        `${file} line ${at + 1}: expected a day and a key of ${LENGTH} bytes in base64, got something else. Put the file back from your copy (habeas keys import); without it sealed fields cannot be read.`,
      )
    return createFieldKey(bytes, made)
  })
  if (keys.length === 0) throw new KeyRingError(`${file}: expected at least one key, got none`)
  return { keys }
}

function createFieldKey(bytes: Uint8Array, made: string): FieldKey {
  return Object.freeze({ id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes, made })
}
