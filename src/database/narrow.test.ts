import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asReadonly, writerOf } from './index.ts'
import { testDatabase } from './testing.ts'

interface Own {
  readonly report_bytes: { readonly sha256: string; readonly bytes: Buffer }
}
interface All extends Own {
  readonly report: { readonly id: string }
}

test('a store writes its own table and reads all', async () => {
  const { kysely } = await testDatabase<All>()
  const sha256 = '0'.repeat(64)
  await writerOf<Own, All>(kysely)
    .insertInto('report_bytes')
    .values({ sha256, bytes: Buffer.from('x') })
    .execute()
  const read = asReadonly(kysely)
  assert.deepEqual(await read.selectFrom('report_bytes').select('sha256').execute(), [{ sha256 }])
  assert.deepEqual(await read.selectFrom('report').select('id').execute(), [])
})
