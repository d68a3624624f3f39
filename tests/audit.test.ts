import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { type Kysely, sql } from 'kysely'
import {
  AuditLog,
  type AuditTables,
  ErasureStore,
  loadErasures,
  openSigner,
  rewrapAuditValues,
  signerOf,
  verifyAudit,
} from '../dist/audit/index.js'
import { asReadonly } from '../dist/database/index.js'
import { rewrap, seal, unseal, withNewKey } from '../dist/sealing/index.js'
import { freshDatabase } from './harness.ts'

const newSigner = () => signerOf(generateKeyPairSync('ed25519').privateKey)
const signer = newSigner()
const log = new AuditLog(signer)
let db: Kysely<AuditTables>

async function fresh(entries: number): Promise<Kysely<AuditTables>> {
  const own = (await freshDatabase<AuditTables>()).kysely
  for (let n = 1; n <= entries; n++) await write(own, n)
  return own
}

const write = (to: Kysely<AuditTables>, n: number, by: AuditLog = log) =>
  to.transaction().execute((trx) =>
    by.append(trx, {
      actor: `user:${n % 3}`,
      act: 'claim.decide',
      object: `claim:c${n}`,
      details: { to: 'confirmed', from: 'reported' },
      values: { reason: `Seen by us, №${n}` },
    }),
  )

const verdict = (of: Kysely<AuditTables>, expected = {}) =>
  verifyAudit(asReadonly(of), { key: signer.fingerprint, ...expected })

/** What somebody who owns the database could do. */
async function tamper(on: Kysely<AuditTables>, statement: string): Promise<void> {
  await on.transaction().execute(async (trx) => {
    await sql.raw('set local session_replication_role = replica').execute(trx)
    await sql.raw(statement).execute(trx)
  })
}

before(async () => {
  db = await fresh(12)
})

test('an untouched chain has no fault, one key and a signed head', async () => {
  const { faults, entries, keys, head } = await verdict(db)
  assert.deepEqual(faults, [])
  assert.equal(entries, 12)
  assert.deepEqual(keys, [{ fingerprint: signer.fingerprint, from: 1 }])
  assert.equal(head?.seq, 12)
})

const attacks: Readonly<Record<string, readonly [statement: string, at: number]>> = {
  'an act rewritten': [`update audit_entry set act = 'x' where seq = 5`, 5],
  'another actor': [`update audit_entry set actor = 'user:9' where seq = 5`, 5],
  'a time moved': [`update audit_entry set at = at - interval '1 day' where seq = 5`, 5],
  'a detail changed': [`update audit_entry set details = '{"to": "disputed"}' where seq = 5`, 5],
  'an entry removed': ['delete from audit_entry where seq = 5', 6],
  'the first removed': ['delete from audit_entry where seq = 1', 2],
  'the last removed': ['delete from audit_entry where seq = 12', 12],
  'two exchanged': [
    `update audit_entry set seq = 100 where seq = 5; update audit_entry set seq = 5 where seq = 6; update audit_entry set seq = 6 where seq = 100`,
    5,
  ],
  'a value rewritten': [`update audit_value set value = 'never said' where seq = 5`, 5],
  'the head without its signature': [`update audit_head set signature = repeat('A', 86) || '=='`, 12],
  'the head removed': ['delete from audit_head', 12],
}
for (const [what, [statement, at]] of Object.entries(attacks))
  test(`verify finds ${what}`, async () => {
    const own = await fresh(12)
    await tamper(own, statement)
    const { faults } = await verdict(own)
    assert.ok(
      faults.some((fault) => fault.seq === at),
      JSON.stringify(faults),
    )
  })

test('a chain written anew under another key is told from ours', async () => {
  const own = await fresh(0)
  const forger = new AuditLog(newSigner())
  for (let n = 1; n <= 3; n++) await write(own, n, forger)
  assert.equal((await verdict(own)).faults.length, 1)
})

test('an end cut off together with its head is found by a head noted earlier', async () => {
  const own = await fresh(3)
  const noted = (await verdict(own)).head
  await write(own, 4)
  const later = (await verdict(own)).head
  assert.deepEqual((await verdict(own, { earlier: noted })).faults, [])
  const short = await fresh(3)
  assert.equal((await verdict(short, { earlier: later })).faults.length, 1)
  assert.equal((await verdict(short, { earlier: noted })).faults.length, 1, 'another chain of the same length')
})

test('the database refuses to change, remove or empty the chain, and to change a value', async () => {
  for (const statement of [
    'update audit_entry set act = act',
    'delete from audit_entry where seq = 12',
    'truncate audit_entry cascade',
    `update audit_value set value = 'x'`,
  ])
    await assert.rejects(sql.raw(statement).execute(db), /append-only/, statement)
})

test('values are erased once two people agreed, and the chain still holds', async () => {
  const own = await fresh(4)
  await assert.rejects(sql`delete from audit_value where seq = 2`.execute(own), /two people/)
  const store = new ErasureStore(own)
  await store.ask(2, 'request', 'one')
  const [asked] = await loadErasures(asReadonly(own), 'waiting')
  assert.ok(asked)
  await assert.rejects(store.end(asked.id, 'confirmed', 'one'), /a second person/)
  await assert.rejects(sql`delete from audit_value where seq = 2`.execute(own), /two people/)
  await store.end(asked.id, 'confirmed', 'two')
  await assert.rejects(store.end(asked.id, 'refused', 'three'), /expected one that waits/)
  const { faults, erased, entries } = await verdict(own)
  assert.deepEqual([faults, erased, entries], [[], 1, 4])
  assert.deepEqual(await own.selectFrom('audit_value').select('seq').where('seq', '=', 2).execute(), [])
  assert.equal((await loadErasures(asReadonly(own), { entry: 2 }))[0]?.end?.by, 'two')
})

test('an erasure that is refused or taken back erases nothing; only who asked takes it back', async () => {
  const own = await fresh(2)
  const store = new ErasureStore(own)
  await store.ask(1, 'court', 'one')
  await store.ask(2, 'error', 'one')
  const [first, second] = await loadErasures(asReadonly(own), 'waiting')
  assert.ok(first && second)
  await assert.rejects(store.end(first.id, 'withdrawn', 'two'), /whoever asked/)
  await store.end(first.id, 'withdrawn', 'one')
  await store.end(second.id, 'refused', 'two')
  assert.equal((await verdict(own)).erased, 0)
})

describe('values that lie sealed beside the chain', () => {
  const ring = withNewKey({ keys: [] })
  const sealer = {
    seal: (about: string, value: string) => seal(ring, about, value),
    unseal: (about: string, sealed: string) => unseal(ring, about, sealed),
  }
  const secret = 'the aunt in Harodnia'
  const sealing = new AuditLog(signer, sealer)
  const withSecret = async () => {
    const own = await fresh(0)
    for (const act of ['one', 'two'])
      await own
        .transaction()
        .execute((trx) => sealing.append(trx, { actor: 'a', act, object: 'c', values: { words: secret + act } }))
    return own
  }

  test('are held against their hashes with the key, and counted as unread without', async () => {
    const own = await withSecret()
    const { rows } = await sql<{ row: string }>`select v::text as row from audit_value v`.execute(own)
    assert.ok(rows.every(({ row }) => !row.includes('aunt')))
    assert.deepEqual((await verdict(own, { sealer })).faults, [])
    assert.equal((await verdict(own)).unread, 2)
  })

  test('are found moved to another entry', async () => {
    const own = await withSecret()
    await tamper(own, `update audit_value a set value = (select value from audit_value where seq = 2) where seq = 1`)
    assert.equal((await verdict(own, { sealer })).faults.length, 1)
  })

  test('go under a newer key as they are; the database takes no other change', async () => {
    const own = await withSecret()
    const newer = withNewKey(ring)
    assert.equal(await rewrapAuditValues(own, (about, sealed) => rewrap(newer, about, sealed)), 2)
    const { keys } = newer
    const later = {
      ...sealer,
      unseal: (about: string, sealed: string) => unseal({ keys: keys.slice(1) }, about, sealed),
    }
    assert.deepEqual((await verdict(own, { sealer: later })).faults, [])
    await assert.rejects(sql`update audit_value set value = value || 'x'`.execute(own), /append-only/)
    await assert.rejects(sql`update audit_value set sealed = false`.execute(own), /append-only/)
  })
})

test('what was undone leaves no entry, and outside a transaction there is none', async () => {
  const own = await fresh(1)
  await assert.rejects(
    own.transaction().execute(async (trx) => {
      await log.append(trx, { actor: 'a', act: 'b', object: 'c' })
      throw new Error('undone')
    }),
    /undone/,
  )
  await assert.rejects(log.append(own, { actor: 'a', act: 'b', object: 'c' }), /expected a transaction/)
  assert.equal((await verdict(own)).entries, 1)
})

test('twenty who write at once make one chain without a gap', async () => {
  const own = await fresh(0)
  await Promise.all(
    Array.from({ length: 20 }, async (_, writer) => {
      for (let n = 0; n < 10; n++) await write(own, writer * 10 + n)
    }),
  )
  const { faults, entries } = await verdict(own)
  assert.deepEqual(faults, [])
  assert.equal(entries, 200)
})

test('any text survives the way through the database, also what it cannot hold', async () => {
  const own = await fresh(0)
  const odd = 'a\u0000b\ud800c"\\\u2028 Яўген 🙂'
  await own
    .transaction()
    .execute((trx) =>
      log.append(trx, { actor: odd, act: odd, object: odd, details: { [`k"${'\\'}`]: odd }, values: { odd } }),
    )
  assert.deepEqual((await verdict(own)).faults, [])
})

test('the key is made once, and nobody but its owner may read it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'habeas-key-'))
  try {
    const made = openSigner(folder)
    assert.equal(openSigner(folder).fingerprint, made.fingerprint)
    assert.equal(statSync(join(folder, 'audit-key.pem')).mode & 0o777, 0o600)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
