import type { ReadonlyKysely } from 'kysely/readonly'
import { type AuditEntry, BEFORE_THE_FIRST, hashOf, hashOfValue } from './entry.ts'
import { fingerprintOf, isSignedBy } from './key.ts'
import { entryOf, signedText } from './log.ts'
import type { AuditTables } from './tables.ts'
import { openValue, type ValueSealer } from './value-sealer.ts'

export interface AuditFault {
  readonly seq: number
  readonly said: string
}

export interface AuditVerdict {
  readonly entries: number
  /** Values that were erased: their hashes stay. */
  readonly erased: number
  /** Values that lie sealed and were not opened, for no key was given: nothing is known of them. */
  readonly unread: number
  readonly head: { readonly seq: number; readonly hash: string; readonly signature: string } | null
  /** Every key that signed, with the first entry it signed. A key in the middle is a change of key. */
  readonly keys: readonly { readonly fingerprint: string; readonly from: number }[]
  readonly faults: readonly AuditFault[]
}

export interface Expected {
  /** Fingerprint of the key the head should be signed with; any when not given. */
  readonly key?: string
  /** A head noted earlier, of which this chain must be the continuation: without one, entries cut off at the end go unseen. */
  readonly earlier?: { readonly seq: number; readonly hash: string }
  /** Opens sealed values to hold them against their hashes; without it they are counted as unread. */
  readonly sealer?: ValueSealer
}

const AT_ONCE = 5000

/** Reads the whole chain and says every place where it was altered, cut or put in another order. Changes nothing. */
export async function verifyAudit(db: ReadonlyKysely<AuditTables>, expected: Expected = {}): Promise<AuditVerdict> {
  const faults: AuditFault[] = []
  const keys: { fingerprint: string; from: number }[] = []
  let [entries, previous] = [0, BEFORE_THE_FIRST]
  for await (const entry of readChain(db)) {
    entries++
    if (entry.seq !== entries && entries === 1)
      faults.push({ seq: 1, said: `entries 1 to ${entry.seq - 1} are missing` })
    const said = faultOf(entry, previous)
    if (said) faults.push({ seq: entry.seq, said })
    if (entry.seq === expected.earlier?.seq && entry.hash !== expected.earlier.hash)
      faults.push({ seq: entry.seq, said: 'is not the entry whose hash was noted earlier' })
    if (keys.at(-1)?.fingerprint !== entry.key) keys.push({ fingerprint: entry.key, from: entry.seq })
    previous = entry.hash
    entries = entry.seq
  }
  const values = await valueFaults(db, expected.sealer ?? null)
  const head = (await db.selectFrom('audit_head').selectAll().executeTakeFirst()) ?? null
  faults.push(...values.faults, ...headFaults(head, { entries, previous, ...expected }))
  const { erased, unread } = values
  return {
    entries,
    erased,
    unread,
    head: head && { seq: head.seq, hash: head.hash, signature: head.signature },
    keys,
    faults,
  }
}

/** Every entry in order, a few thousand at a time. */
export async function* readChain(db: ReadonlyKysely<AuditTables>): AsyncGenerator<AuditEntry> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('audit_entry')
      .selectAll()
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(AT_ONCE)
      .execute()
    for (const row of rows) yield entryOf(row)
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)?.seq ?? after
  }
}

function faultOf(entry: AuditEntry, previous: string): string | null {
  if (hashOf(entry) !== entry.hash) return 'was altered: its content no longer has its hash'
  if (entry.previous !== previous) return 'does not follow from the entry before it: one was removed, added or moved'
  return null
}

async function valueFaults(db: ReadonlyKysely<AuditTables>, sealer: ValueSealer | null) {
  const faults: AuditFault[] = []
  let [held, named, unread] = [0, 0, 0]
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('audit_entry')
      .select(['seq', 'value_hashes'])
      .where('seq', '>', after)
      .where('value_hashes', '!=', '{}' as never)
      .orderBy('seq')
      .limit(AT_ONCE)
      .execute()
    const seqs = rows.map((row) => row.seq)
    const values = seqs.length ? await db.selectFrom('audit_value').selectAll().where('seq', 'in', seqs).execute() : []
    const hashes = new Map(rows.map((row) => [row.seq, row.value_hashes]))
    for (const hash of hashes.values()) named += Object.keys(hash).length
    held += values.length
    for (const kept of values) {
      if (kept.sealed && sealer === null) {
        unread++
        continue
      }
      const value = openValue(kept, sealer)
      if (value === null)
        faults.push({
          seq: kept.seq,
          said: `value "${kept.field}" does not open: it was altered, or its key is not here`,
        })
      else if (hashes.get(kept.seq)?.[kept.field] !== hashOfValue({ salt: kept.salt, value }))
        faults.push({ seq: kept.seq, said: `value "${kept.field}" was altered` })
    }
    if (rows.length < AT_ONCE) return { faults, erased: named - held, unread }
    after = seqs.at(-1) ?? after
  }
}

function headFaults(
  head: { seq: number; hash: string; public_key: string; signature: string } | null,
  chain: Expected & { readonly entries: number; readonly previous: string },
): AuditFault[] {
  const said: string[] = []
  if (chain.earlier && chain.earlier.seq > chain.entries)
    said.push(`the chain ends at ${chain.entries}, before the head noted earlier: entries were cut off`)
  if (head === null) {
    if (chain.entries > 0) said.push('the signed head is missing')
  } else {
    if (head.seq !== chain.entries || head.hash !== chain.previous)
      said.push(`the signed head is of entry ${head.seq}, the chain ends with entry ${chain.entries}`)
    if (!isSignedBy(head.public_key, signedText(head.seq, head.hash), head.signature))
      said.push('the signature of the head is not right')
    const key = fingerprintOf(Buffer.from(head.public_key, 'base64'))
    if (chain.key !== undefined && chain.key !== key)
      said.push(`the head is signed with key ${key}, not with ${chain.key} of this data folder`)
  }
  return said.map((text) => ({ seq: head?.seq ?? chain.entries, said: text }))
}
