import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { chmod, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type App, openApp } from '../../dist/app.js'
import { FIELD_KEYS, openSeals } from '../../dist/cli/key-files.js'
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

function habeas(
  args: string,
  dataDir = data,
  more: Readonly<Record<string, string>> = {},
): Promise<{ code: number; out: string; said: string }> {
  const env = { ...process.env, HABEAS_DATA: dataDir, DATABASE_URL: '', ...more }
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

describe('the secret files', () => {
  const [keys, passphrase] = [() => join(folder, 'keys'), () => join(folder, 'passphrase')]
  const inKeys = async (args: string) => {
    const { code, out, said } = await habeas(`keys ${args}`, data, { HABEAS_KEYS: keys() })
    return { code, said: out + said }
  }
  test('keys are exported under a passphrase, destroyed, and brought back; what was sealed opens again', async () => {
    await writeFile(passphrase(), 'copper lantern walks north\n')
    const sealed = openSeals(keys()).seal('note:1:value', 'words')
    const file = join(folder, 'keys.habeas')
    assert.equal((await inKeys(`export ${file} --passphrase-file ${passphrase()}`)).code, 0)
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.doesNotMatch(
      readFileSync(file, 'utf8'),
      new RegExp(readFileSync(join(keys(), FIELD_KEYS), 'utf8').slice(11, 30)),
    )
    assert.equal((await inKeys(`export ${file} --passphrase-file ${passphrase()}`)).code, 3, 'nothing is written over')

    assert.equal((await inKeys('destroy')).code, 2, 'not without --yes')
    assert.match((await inKeys('destroy --yes')).said, /every session at the desk has ended/)
    assert.ok(!existsSync(join(keys(), FIELD_KEYS)))
    assert.throws(() => openSeals(keys()).unseal('note:1:value', sealed), /expected the field key/)

    await writeFile(join(folder, 'wrong'), 'another passphrase altogether')
    assert.equal((await inKeys(`import ${file} --passphrase-file ${join(folder, 'wrong')}`)).code, 3)
    assert.equal((await inKeys(`import ${file} --passphrase-file ${passphrase()}`)).code, 0)
    assert.equal(openSeals(keys()).unseal('note:1:value', sealed), 'words')
  })

  test('a new key seals from now on, and the list says what there is', async () => {
    const sealed = openSeals(keys()).seal('note:2:value', 'words')
    assert.match((await inKeys('rotate')).said, /0 values moved/)
    const seals = openSeals(keys())
    assert.equal(seals.unseal('note:2:value', sealed), 'words', 'the key before stays for one rotation')
    const { said } = await inKeys('list')
    assert.match(said, /here {4}field-keys/)
    assert.match(said, /absent {2}audit-key\.pem/)
    assert.match(said, /0 sealed values, made \d{4}-/)
  })

  test('another secret that is here is not written over unless asked', async () => {
    await writeFile(join(keys(), 'desk-secret'), 'one')
    const file = join(folder, 'second.habeas')
    await inKeys(`export ${file} --passphrase-file ${passphrase()}`)
    await writeFile(join(keys(), 'desk-secret'), 'two')
    const refused = await inKeys(`import ${file} --passphrase-file ${passphrase()}`)
    assert.deepEqual([refused.code, /--replace/.test(refused.said)], [1, true])
    assert.equal(readFileSync(join(keys(), 'desk-secret'), 'utf8'), 'two')
    await inKeys(`import ${file} --passphrase-file ${passphrase()} --replace`)
    assert.equal(readFileSync(join(keys(), 'desk-secret'), 'utf8'), 'one')
  })

  test('without a terminal and without a file for it, the passphrase is asked of nobody', async () => {
    const { code, said } = await inKeys(`export ${join(folder, 'third')}`)
    assert.deepEqual([code, /--passphrase-file/.test(said)], [2, true])
  })
})
