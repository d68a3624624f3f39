import assert from 'node:assert/strict'
import { chmod, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { readFileBounded, readStreamBounded } from './read-bounded.ts'
import { type UnreadableReason, UnreadableReportError } from './unreadable-report.ts'

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'intake-'))
})
after(() => rm(folder, { recursive: true }))

const refused = (reason: UnreadableReason) => (error: unknown) =>
  error instanceof UnreadableReportError &&
  error.reason === reason &&
  /: expected .+, got .+\. [A-Z]/.test(error.message)

test('a file is read whole', async () => {
  const path = join(folder, 'a.txt')
  await writeFile(path, 'Тэкст')
  assert.equal(Buffer.from(await readFileBounded(path)).toString(), 'Тэкст')
})

test('a file of 200 MB is refused without reading it into memory', async () => {
  const path = join(folder, 'large.txt')
  const file = await open(path, 'w')
  await file.truncate(200 * 1024 * 1024)
  await file.close()
  const before = process.memoryUsage().rss
  await assert.rejects(readFileBounded(path), refused('too_large'))
  assert.ok(process.memoryUsage().rss - before < 30 * 1024 * 1024)
})

test('a missing file, a path through a file and a folder are each refused by name', async () => {
  await writeFile(join(folder, 'b.txt'), 'x')
  await assert.rejects(readFileBounded(join(folder, 'none.txt')), refused('missing'))
  await assert.rejects(readFileBounded(join(folder, 'b.txt', 'c')), refused('missing'))
  await assert.rejects(readFileBounded(folder), refused('folder'))
})

test('a file one may not read is refused as such', async () => {
  const path = join(folder, 'closed.txt')
  await writeFile(path, 'x')
  await chmod(path, 0)
  await chmod(folder, 0o755)
  // Root may read every file, so it puts its rights down for the moment.
  const root = process.getuid?.() === 0
  if (root) process.seteuid?.(65534)
  try {
    await assert.rejects(readFileBounded(path), refused('no_permission'))
  } finally {
    if (root) process.seteuid?.(0)
  }
})

test('a stream without end is left at the limit', async () => {
  let given = 0
  async function* endless() {
    for (;;) {
      given += 1000
      yield new Uint8Array(1000)
    }
  }
  await assert.rejects(readStreamBounded(endless(), 5000, 'standard input'), refused('too_large'))
  assert.equal(given, 6000)
})
