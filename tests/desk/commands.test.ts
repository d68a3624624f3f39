import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type App, openApp } from '../../dist/app.js'
import { root } from '../source.ts'

let [data, other, folder] = ['', '', '']
/** Keeps the database of the first folder running, so that not every command starts and stops it. */
let holding: App | undefined
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'habeas-commands-'))
  await chmod(folder, 0o711)
  data = join(folder, 'one')
  other = join(folder, 'two')
  holding = await openApp({ dataDir: data, databaseUrl: null }, { endsOnSignal: false })
})
after(async () => {
  await holding?.[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true, maxRetries: 3 })
})

function habeas(args: string, dataDir = data): Promise<{ code: number; out: string; said: string }> {
  const env = { ...process.env, HABEAS_DATA: dataDir, DATABASE_URL: '' }
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'bin', 'habeas.js'), ...args.split(' ')], { env }, (error, out, said) =>
      resolve({ code: error ? Number(error.code ?? 99) : 0, out, said }),
    )
  })
}

test('accounts are made, listed, closed and opened from the machine itself, and the audit of it can be verified and exported', async () => {
  const added = await habeas('user add ina --role administrator')
  assert.match(added.out, /\/welcome\/[\w-]{32}\n/)
  assert.equal((await habeas('user add ina --role reader')).code, 3, 'the name is taken')
  assert.equal((await habeas('user add eva --role king')).code, 2)
  assert.equal((await habeas('user add')).code, 2)
  await habeas('user add eva --role reviewer --role publisher --country by')
  assert.equal((await habeas('user disable ina')).code, 3, 'the last administrator stays')
  assert.equal((await habeas('user disable eva')).code, 0)
  assert.equal((await habeas('user link eva')).code, 1)
  assert.equal((await habeas('user enable eva')).code, 0)
  assert.match((await habeas('user link eva')).out, /\/welcome\//)
  const members = JSON.parse((await habeas('user list --json')).out) as { name: string; countries: string[] | null }[]
  assert.deepEqual(
    members.map(({ name, countries }) => [name, countries]),
    [
      ['eva', ['BY']],
      ['ina', null],
    ],
  )
  const verified = await habeas('audit verify')
  assert.equal(verified.code, 0)
  assert.match(verified.out, /5 entries, 0 faults/)
  const head = /head\s+(\d+:[0-9a-f]{64})/.exec(verified.out)?.[1] ?? ''
  assert.equal((await habeas(`audit verify --since ${head}`)).code, 0)
  assert.equal((await habeas(`audit verify --since ${head.replace(/.$/, head.endsWith('0') ? '1' : '0')}`)).code, 1)
  assert.equal((await habeas('audit verify --since yesterday')).code, 2)
  const lines = (await habeas('audit export')).out.trim().split('\n')
  assert.equal(lines.length, 6)
  assert.ok(lines.every((line) => typeof JSON.parse(line) === 'object'))

  // The backup has the chain and not the key: beside the key it was made with, it verifies; beside another it does not.
  assert.equal((await habeas(`backup ${join(folder, 'file')}`)).code, 0)
  assert.equal((await habeas(`restore ${join(folder, 'file')}`, other)).code, 0)
  assert.equal((await habeas('audit verify', other)).code, 1)
  await copyFile(join(data, 'audit-key.pem'), join(other, 'audit-key.pem'))
  const restored = await habeas(`audit verify --since ${head}`, other)
  assert.equal(restored.code, 0, restored.out + restored.said)
})
