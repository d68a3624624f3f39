import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UnreadableReportError } from '../unreadable-report.ts'
import { decode } from './decode.ts'

const NONE = { fileName: null, contentType: null }
const RUSSIAN =
  'Суд приговорил учительницу Алесю Примерную к трём годам колонии. Её защитница обжалует приговор, сообщает «Выдуманная газета».'
const TEXTS: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  ru: [RUSSIAN, ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5']],
  be: [
    'Суд прысудзіў настаўніцы Алесі Прыкладнай тры гады калоніі. Яе абаронца абскардзіць прысуд, піша газета ў Мінску.',
    ['windows-1251'],
  ],
  uk: [
    'Суд призначив учительці Олесі Зразковій три роки колонії. Її захисниця оскаржить вирок, пише газета, ґрунт є.',
    ['windows-1251', 'koi8-u'],
  ],
  pl: [
    'Sąd skazał nauczycielkę Alesię Przykładną na trzy lata więzienia. Jej obrończyni złoży apelację, pisze gazeta.',
    ['windows-1250', 'iso-8859-2'],
  ],
  lt: [
    'Teismas mokytojai Alesiai Pavyzdinei skyrė trejus metus nelaisvės. Jos gynėja nuosprendį apskųs, rašo laikraštis.',
    ['windows-1257'],
  ],
  de: [
    'Das Gericht verurteilte die Lehrerin Alesja Muster zu drei Jahren Haft. Über die Berufung wird später entschieden, heißt es.',
    ['windows-1252'],
  ],
  fr: [
    "Le tribunal a condamné l'enseignante à trois ans de prison. Son avocate fera appel, écrit le journal à Genève.",
    ['windows-1252'],
  ],
  es: [
    'El tribunal condenó a la maestra a tres años de cárcel. Su abogada apelará, según el periódico; la niña está en casa.',
    ['windows-1252'],
  ],
  pt: [
    'O tribunal condenou a professora a três anos de prisão. A sua defesa irá recorrer da decisão, escreve o jornal.',
    ['windows-1252'],
  ],
}

// TextDecoder reads these encodings but nothing in Node writes them: the table is turned round.
function encode(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const byChar = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]))
  return Uint8Array.from([...text].map((char) => byChar.get(char) ?? byChar.get('?') ?? 63))
}

for (const [language, [text, encodings]] of Object.entries(TEXTS))
  for (const encoding of encodings)
    test(`${language} in ${encoding} is read, and a note says that the encoding was guessed`, () => {
      const bytes = encode(text, encoding)
      const decoded = decode(bytes, NONE)
      assert.equal(decoded.text, new TextDecoder(encoding).decode(bytes))
      assert.match(decoded.notes.join(), /encoding was guessed/)
    })

test('UTF-8 is read with and without a byte order mark, and noted as nothing special', () => {
  for (const mark of ['', '\ufeff']) {
    const decoded = decode(Buffer.from(mark + RUSSIAN), NONE)
    assert.deepEqual(decoded, { text: RUSSIAN, encoding: 'utf-8', notes: [] })
  }
})

test('UTF-16 is read in both orders, with and without a mark', () => {
  for (const mark of ['', '\ufeff'])
    for (const text of [RUSSIAN, 'The court sentenced the teacher to three years.']) {
      const little = Buffer.from(mark + text, 'utf16le')
      const big = Buffer.from(little).swap16()
      assert.equal(decode(little, NONE).text, text)
      assert.equal(decode(big, NONE).text, text)
    }
})

test('UTF-8 cut off inside a character is still UTF-8', () => {
  const cut = Buffer.from(RUSSIAN).subarray(0, 52)
  const decoded = decode(cut, NONE)
  assert.equal(decoded.encoding, 'utf-8')
  assert.ok(decoded.text.startsWith('Суд приговорил'))
  assert.match(decoded.notes.join(), /bytes are not utf-8/)
})

test('a page that names its encoding is believed when the letters make sense so', () => {
  const page = encode(`<html><head><meta charset="windows-1251"></head><p>${RUSSIAN}</p>`, 'windows-1251')
  assert.deepEqual(decode(page, NONE).notes, [])
})

test('a page that names a wrong encoding is not believed', () => {
  const page = encode(`<html><head><meta charset="iso-8859-1"></head><p>${RUSSIAN}</p>`, 'koi8-r')
  assert.ok(decode(page, NONE).text.includes(RUSSIAN.slice(0, 40)))
})

const BINARY: readonly (readonly [string, readonly number[], RegExp])[] = [
  ['a PDF', [...Buffer.from('%PDF-1.7\n%âã')], /PDF document/],
  ['a PNG', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0], /PNG image/],
  ['a JPEG', [0xff, 0xd8, 0xff, 0xe0, 0, 16], /JPEG image/],
  ['a ZIP', [0x50, 0x4b, 3, 4, 20, 0, 0, 0], /ZIP archive/],
  ['a DOCX', [0x50, 0x4b, 3, 4, ...Buffer.from('\0\0word/document.xml')], /Word document/],
  ['an unknown binary', Array.from({ length: 3000 }, (_, i) => ((i * 7919) % 251) % 31), /binary file/],
]
for (const [name, bytes, what] of BINARY)
  test(`${name} is refused by its name, with what to do`, () => {
    assert.throws(
      () => decode(Uint8Array.from(bytes), { fileName: 'x.bin', contentType: null }),
      (error) =>
        error instanceof UnreadableReportError &&
        error.reason === 'binary' &&
        what.test(error.message) &&
        /x\.bin: expected/.test(error.message),
    )
  })
