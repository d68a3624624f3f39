import { createHash, randomBytes } from 'node:crypto'

/** What happened, as the one who did it says it. Ids and words of ours only: what may have to be erased goes into `values`. */
export interface AuditEvent {
  /** The account that acts, such as 'user:7f…', or 'command line'. */
  readonly actor: string
  /** Such as 'claim.decide', 'sealed.read', 'user.add'. */
  readonly act: string
  /** What it was done to, such as 'claim:c1'. */
  readonly object: string
  readonly details?: Readonly<Record<string, string>>
  /** Words of people and about people: kept beside the chain, which holds only a salted hash of each. */
  readonly values?: Readonly<Record<string, string>>
}

/** One link of the chain. */
export interface AuditEntry {
  /** From 1, without a gap. */
  readonly seq: number
  /** ISO 8601, UTC, to the millisecond. */
  readonly at: string
  readonly actor: string
  readonly act: string
  readonly object: string
  readonly details: Readonly<Record<string, string>>
  /** Salted SHA-256 of each value that is kept outside the chain. */
  readonly valueHashes: Readonly<Record<string, string>>
  /** Fingerprint of the key that signed the head when this was the last entry. */
  readonly key: string
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: string
  readonly hash: string
}

export interface SaltedValue {
  readonly field: string
  readonly salt: string
  readonly value: string
}

export const BEFORE_THE_FIRST = '0'.repeat(64)

/** Links an event to the entry before it. */
export function createEntry(
  event: AuditEvent,
  place: { readonly seq: number; readonly at: string; readonly key: string; readonly previous: string },
): { readonly entry: AuditEntry; readonly values: readonly SaltedValue[] } {
  const values = Object.entries(event.values ?? {}).map(([field, value]) => ({
    field,
    salt: randomBytes(16).toString('hex'),
    value: storable(value),
  }))
  const unsealed = {
    ...place,
    actor: storable(event.actor),
    act: storable(event.act),
    object: storable(event.object),
    details: Object.fromEntries(Object.entries(event.details ?? {}).map(([key, text]) => [key, storable(text)])),
    valueHashes: Object.fromEntries(values.map((salted) => [salted.field, hashOfValue(salted)])),
  }
  return { entry: Object.freeze({ ...unsealed, hash: hashOf(unsealed) }), values }
}

/** SHA-256 over the canonical JSON of everything but the hash itself. */
export function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, at, actor, act, object, details, valueHashes, key, previous } = entry
  return sha256(canonical({ seq, at, actor, act, object, details, valueHashes, key, previous }))
}

/** The salt keeps a short value from being found by trying all there are; it is erased together with the value. */
export function hashOfValue({ salt, value }: Pick<SaltedValue, 'salt' | 'value'>): string {
  return sha256(`${salt}\n${value}`)
}

/** JSON with keys in the order of their code units and no space, so that equal content has equal bytes. */
export function canonical(value: string | number | Readonly<Record<string, unknown>>): string {
  if (typeof value !== 'object') return JSON.stringify(value)
  const parts = Object.keys(value)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key] as string | Record<string, unknown>)}`)
  return `{${parts.join(',')}}`
}

/** PostgreSQL keeps neither a zero character nor half a surrogate pair: both would come back as something else. */
function storable(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD').toWellFormed()
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
