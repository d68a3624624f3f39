import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  formatKeyRing,
  KeyArchiveError,
  KeyRingError,
  keyIdOf,
  newestKey,
  openArchive,
  parseKeyRing,
  rewrap,
  seal,
  sealArchive,
  UnsealError,
  unseal,
  withNewKey,
} from './index.ts'

const ring = withNewKey({ keys: [] }, '2026-01-01')

describe('a sealed value', () => {
  test('opens as it was, where it belongs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (value, about) => {
        assert.equal(unseal(ring, about, seal(ring, about, value)), value)
      }),
    )
  })

  test('says nothing of the value, and is another one each time', () => {
    const [one, two] = [
      seal(ring, 'note:1', 'the brother in Harodnia'),
      seal(ring, 'note:1', 'the brother in Harodnia'),
    ]
    assert.notEqual(one, two)
    assert.ok(!one.includes('brother') && !Buffer.from(one, 'base64url').includes('brother'))
  })

  test('does not open in another place', () => {
    assert.throws(() => unseal(ring, 'note:2', seal(ring, 'note:1', 'words')), UnsealError)
  })

  test('does not open with one character changed, wherever that is', () => {
    const sealed = seal(ring, 'note:1', 'words that matter')
    for (let at = 0; at < sealed.length; at++) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      const altered = sealed.slice(0, at) + other + sealed.slice(at + 1)
      // Of the last character of a base64 group some bits carry nothing.
      if (
        sealed
          .split('.')
          .every((part, i) =>
            Buffer.from(part, 'base64url').equals(Buffer.from(altered.split('.')[i] ?? '', 'base64url')),
          )
      )
        continue
      assert.throws(() => unseal(ring, 'note:1', altered), UnsealError)
    }
  })

  test('does not open without its key, and the error names the key and not the value', () => {
    const other = withNewKey({ keys: [] })
    assert.throws(
      () => unseal(other, 'note:1', seal(ring, 'note:1', 'words')),
      (error: Error) => error.message.includes(newestKey(ring).id) && !error.message.includes('words'),
    )
  })
})

describe('a new key', () => {
  const turned = withNewKey(ring, '2026-06-01')
  const sealed = seal(ring, 'note:1', 'words')

  test('seals from now on, while the older one still opens', () => {
    assert.equal(keyIdOf(seal(turned, 'note:1', 'x')), newestKey(turned).id)
    assert.equal(unseal(turned, 'note:1', sealed), 'words')
  })

  test('takes over what the older one sealed; then the older one may go', () => {
    const moved = rewrap(turned, 'note:1', sealed)
    assert.ok(moved)
    assert.equal(rewrap(turned, 'note:1', moved), null)
    assert.equal(unseal({ keys: turned.keys.slice(1) }, 'note:1', moved), 'words')
  })

  test('comes back from its file', () => {
    assert.deepEqual(parseKeyRing(formatKeyRing(turned), 'field-keys'), turned)
  })
})

for (const text of ['', '\n', 'not a key', '2026-01-01 c2hvcnQ=', formatKeyRing(ring).replace('2026', 'some')])
  test(`a key file with ${JSON.stringify(text.slice(0, 12))} is refused by its name alone`, () => {
    assert.throws(
      () => parseKeyRing(text, 'field-keys'),
      (error: Error) => error instanceof KeyRingError && error.message.startsWith('field-keys'),
    )
  })

describe('a key archive', () => {
  const files = { 'desk-secret': 'one', 'audit-key.pem': 'two\nlines\n' }
  const archive = sealArchive(files, 'copper lantern walks north')

  test('opens with its passphrase, however the letters are composed', () => {
    assert.deepEqual(openArchive(archive, 'copper lantern walks north'), files)
    assert.deepEqual(openArchive(sealArchive(files, 'ключ над ёлкой спит'), 'ключ над е\u0308лкой спит'), files)
  })

  test('does not open with another passphrase, altered or cut', () => {
    assert.throws(() => openArchive(archive, 'copper lantern walks south'), KeyArchiveError)
    assert.throws(() => openArchive(archive.replace(/.(?=\n$)/, 'A='), 'copper lantern walks north'), KeyArchiveError)
    assert.throws(() => openArchive(archive.slice(0, 60), 'copper lantern walks north'), KeyArchiveError)
  })

  test('is not made with a short passphrase', () => {
    assert.throws(() => sealArchive(files, 'too short'), /at least 16/)
  })
})
