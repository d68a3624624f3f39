import assert from 'node:assert/strict'
import { test } from 'node:test'
import { zipSync } from 'fflate'
import writeXlsx from 'write-excel-file/node'
import type { App } from '../../dist/app.js'
import { asReadonly } from '../../dist/database/index.js'
import {
  compareList,
  differenceSheet,
  fittingMap,
  type ImportRequest,
  importList,
  loadImports,
  outcomesOf,
  parseColumnMap,
  readTable,
  readyMap,
} from '../../dist/lists/index.js'
import { bytesOf, testRegister } from './register.ts'

const HEAD =
  'id,url,name,status,gender,birthday,arrested,articles,verdict_date,decision,penalty,prison.title,release_date,died,declaration,phone'
const ROWS = [
  '101,https://example.org/101,Сцяпан Дуброўскі,active,male,1985-02-03,2021-03-04,342; 130,2021-10-11,4 years 6 months,colony,Penal colony No. 5,,,https://example.org/d/1,+000 11',
  '102,https://example.org/102,Яўгенія Лясная,former,female,1990,2022-05,361,2022-12-01,2 years,colony,released,2024-05-06,,,+000 12',
  '103,https://example.org/103,Мікола Рэчны,active,male,1979-07-21,2023-01-15,411,2023-09-09,1 year,prison,Prison No. 4,2999-01-01,,,+000 13',
  '104,https://example.org/104,Ганна Палявая,active,female,,2021-11-02,342,,,,Penal colony No. 4,,,,',
]

const csv = (...rows: readonly string[]): Uint8Array => bytesOf([HEAD, ...rows].join('\n'))

async function take(app: App, bytes: Uint8Array, options: Partial<ImportRequest> = {}) {
  const { body } = await app.register()
  const table = await readTable(bytes, 'list')
  return importList(app.database.kysely, body, {
    table,
    map: fittingMap(table.columns) ?? readyMap('plain'),
    fileName: 'list.csv',
    bytes,
    asOf: '2026-01-10',
    by: 'tester',
    rowByRow: false,
    dryRun: false,
    ...options,
  })
}

test('a list in the columns of the Viasna export becomes people and claims that quote their cells', async () => {
  const app = await testRegister()
  const { state, plan } = await take(app, csv(...ROWS))
  assert.equal(state, 'written')
  assert.equal(plan.map.id, 'viasna')
  assert.deepEqual(outcomesOf(plan), { new: 4, known: 0, unchanged: 0, quarantined: 0 })
  await app.settle()
  const { register } = await app.register()
  const one = register.evidence.filter(({ claim }) => claim.subject.name === 'Сцяпан Дуброўскі')
  const said = new Map(one.map(({ claim }) => [claim.type, claim]))
  assert.equal(said.get('detained')?.date?.edtf, '2021-03-04')
  assert.equal(said.get('detained')?.quote.text, 'arrested: 2021-03-04')
  assert.deepEqual(said.get('sentenced')?.value?.term, { years: 4, months: 6, days: 0 })
  assert.equal(said.get('not_released')?.place, 'Penal colony No. 5')
  assert.equal(said.get('not_released')?.quote.text, 'prison.title: Penal colony No. 5')
  assert.ok(said.has('recognised'))
  assert.equal(one.filter(({ claim }) => claim.type === 'charged').length, 2)
  assert.ok(one.every(({ personId }) => personId !== null))
  assert.deepEqual((await app.examine(false)).quotes.broken, [])
  assert.ok(register.held.every(({ report }) => !report.text.includes('+000')))
})

test('the same list again changes nothing, and a changed row adds a source for the same person', async () => {
  const app = await testRegister()
  await take(app, csv(...ROWS))
  const before = (await app.examine(false)).rows
  assert.equal((await take(app, csv(...ROWS), { asOf: '2026-01-11' })).state, 'nothing_new')
  assert.deepEqual((await app.examine(false)).rows, before)
  const moved = ROWS.map((row) => row.replace('Penal colony No. 5', 'Prison No. 1'))
  const { plan } = await take(app, csv(...moved), { asOf: '2026-02-01' })
  assert.deepEqual(outcomesOf(plan), { new: 0, known: 1, unchanged: 3, quarantined: 0 })
  const after = (await app.examine(false)).rows
  assert.equal(after.person, before.person)
  assert.equal(after.report, (before.report ?? 0) + 1)
})

test('a dry run writes nothing', async () => {
  const app = await testRegister()
  const { state, plan } = await take(app, csv(...ROWS), { dryRun: true })
  assert.equal(state, 'dry_run')
  assert.equal(outcomesOf(plan).new, 4)
  assert.equal((await app.examine(false)).rows.person, 0)
})

test('one cell that is not what the map expects keeps all rows out, or only its own when asked row by row', async () => {
  const app = await testRegister()
  const wrong = csv(...ROWS, '105,,Пятро Пільны,active,male,yesterday,2021-01-01,342,,,,,,,,')
  const refused = await take(app, wrong)
  assert.equal(refused.state, 'refused')
  assert.deepEqual(refused.plan.problems, [
    { row: 6, column: 'birthday', expected: 'a date such as 2021-03-04, 2021-03 or 2021', got: 'yesterday' },
  ])
  assert.equal((await app.examine(false)).rows.person, 0)
  const taken = await take(app, wrong, { rowByRow: true })
  assert.equal(taken.state, 'written')
  assert.equal((await app.examine(false)).rows.person, 4)
})

test('a release still to come is in no claim and in no text', async () => {
  const app = await testRegister()
  const { plan } = await take(app, csv(...ROWS))
  assert.deepEqual(
    plan.rows.filter(({ withheld }) => withheld).map(({ row }) => row.key),
    ['103'],
  )
  const { register } = await app.register()
  assert.ok(!JSON.stringify([register.held, register.readings]).includes('2999'))
})

test('rows of one name that nothing tells apart wait until a person says who they are', async () => {
  const app = await testRegister()
  const twins = ['201,,Сцяпан Дуброўскі,active,,,,,,,,,,,,', '202,,Дуброўскі Сцяпан,active,,1985,,,,,,,,,,']
  const { plan } = await take(app, csv(...twins))
  assert.equal(outcomesOf(plan).quarantined, 2)
  assert.equal((await app.examine(false)).rows.person, 0)
  const decided = await take(app, csv(...twins), { decisions: new Map([['201', 'new']]) })
  assert.deepEqual(outcomesOf(decided.plan), { new: 1, known: 0, unchanged: 0, quarantined: 1 })
})

test('a name alone is never taken for somebody of the register', async () => {
  const app = await testRegister()
  await take(app, csv(...ROWS))
  await app.settle()
  const other = bytesOf('name,place\nСтепан Дубровский,Colony 7\nЗоя Зорная,Colony 8\n')
  const { plan } = await take(app, other)
  assert.deepEqual(
    plan.rows.map(({ outcome }) => outcome),
    ['quarantined', 'new'],
  )
  const born = bytesOf('name,born,detained\nСтепан Дубровский,1985,2021-03-04\n')
  const [row] = (await take(app, born, { dryRun: true })).plan.rows
  assert.equal(row?.outcome, 'known')
})

test('a row that is known by its name alone is not taken for the same person when it says something else', async () => {
  const app = await testRegister()
  await take(app, bytesOf('name,place\nЗоя Зорная,Colony 8\n'))
  await app.settle()
  const again = await take(app, bytesOf('name,place\nЗоя Зорная,Colony 8\n'), { asOf: '2026-01-12' })
  assert.equal(outcomesOf(again.plan).unchanged, 1)
  const other = await take(app, bytesOf('name,place\nЗоя Зорная,Colony 2\n'), { asOf: '2026-01-12' })
  assert.equal(outcomesOf(other.plan).quarantined, 1)
  const twice = await take(app, bytesOf('name,place\nЗоя Зорная,Colony 2\nЗоя Зорная,Colony 3\n'), { dryRun: true })
  assert.equal(new Set(twice.plan.rows.map(({ row }) => row.key)).size, 2)
  assert.equal(outcomesOf(twice.plan).quarantined, 2)
})

test('a list that lost a fifth of its rows stops, and goes on with a reason that is kept', async () => {
  const app = await testRegister()
  const many = Array.from(
    { length: 10 },
    (_, i) => `${300 + i},,Асоба Нумар${'абвгдежзік'[i]},active,,19${70 + i},,,,,,,,,,`,
  )
  await take(app, csv(...many))
  const fewer = [...many.slice(0, 7), '399,,Новая Асоба,active,,1960,,,,,,,,,,']
  const stopped = await take(app, csv(...fewer))
  assert.equal(stopped.state, 'stopped')
  assert.equal(stopped.plan.stops[0]?.guard, 'row_drop')
  const review = { by: 'tester', reason: 'the keeper split the list in two' }
  assert.equal((await take(app, csv(...fewer), { review })).state, 'written')
  const [last] = await loadImports(asReadonly(app.database.kysely), 1)
  assert.deepEqual(last?.review, review)
})

test('a list that says of somebody that they died stops until somebody has looked', async () => {
  const app = await testRegister()
  const dead = ROWS.map((row) => row.replace('Penal colony No. 4,,,', 'Penal colony No. 4,,2025-05-05,'))
  const stopped = await take(app, csv(...dead))
  assert.equal(stopped.state, 'stopped')
  assert.equal(stopped.plan.stops[0]?.guard, 'death_column')
  assert.equal((await app.examine(false)).rows.person, 0)
})

test('somebody who may be a minor is one, and no claim about them is public', async () => {
  const app = await testRegister()
  await take(app, csv('401,,Юная Асоба,active,female,2008,2025-05-05,342,,,,,,,,'))
  const { register } = await app.register()
  assert.ok(register.people[0]?.minor)
  assert.ok(register.evidence.every(({ claim }) => claim.minor))
})

test('the same rows are read from CSV, a spreadsheet, JSON and JSON lines', async () => {
  const head = HEAD.split(',')
  const cells = ROWS.map((row) => row.split(','))
  const nested = cells.map((row) => {
    const flat = Object.fromEntries(head.map((name, i) => [name, row[i] ?? '']))
    const { 'prison.title': title, articles, ...rest } = flat
    return { ...rest, articles: articles?.split('; '), prison: { title } }
  })
  const sheet = await writeXlsx([head, ...cells].map((row) => row.map((value) => ({ value, type: String })))).toBuffer()
  const forms = [
    csv(...ROWS),
    new Uint8Array(sheet),
    bytesOf(JSON.stringify(nested)),
    bytesOf(nested.map((row) => JSON.stringify(row)).join('\n')),
  ]
  const app = await testRegister()
  const plans = []
  for (const bytes of forms) plans.push((await take(app, bytes, { dryRun: true })).plan)
  const said = plans.map((plan) =>
    plan.rows.map((row) => (row.outcome === 'new' ? row.source.report.text : row.outcome)).join('\n\n'),
  )
  assert.equal(new Set(said).size, 1, said.join('\n=====\n'))
})

test('people are read from FollowTheMoney entities', async () => {
  const app = await testRegister()
  const lines = [
    { id: 'a1', schema: 'Person', properties: { name: ['Stsiapan Dubrouski'], birthDate: ['1985'], gender: ['male'] } },
    { id: 'a2', schema: 'Organization', properties: { name: ['Harbour Committee'] } },
  ]
  const { plan } = await take(app, bytesOf(lines.map((one) => JSON.stringify(one)).join('\n')))
  assert.equal(plan.map.id, 'followthemoney')
  assert.deepEqual(outcomesOf(plan), { new: 1, known: 0, unchanged: 0, quarantined: 0 })
})

test('bombs and what is no list are refused in words', async () => {
  const zeros = zipSync({ 'xl/sheet1.xml': new Uint8Array(65 * 1024 * 1024) }, { level: 1 })
  await assert.rejects(readTable(zeros, 'bomb.xlsx'), /at most \d+ bytes unpacked/)
  const corner = zipSync({
    'xl/worksheets/sheet1.xml': bytesOf('<sheetData><row r="1"><c r="XFD1048576"/></row></sheetData>'),
  })
  await assert.rejects(readTable(corner, 'corner.xlsx'), /a cell at XFD1048576/)
  const parts = zipSync(Object.fromEntries(Array.from({ length: 2100 }, (_, i) => [`a${i}.xml`, new Uint8Array()])))
  await assert.rejects(readTable(parts, 'parts.xlsx'), /at most 2000 parts/)
  await assert.rejects(readTable(bytesOf('PK\u0003\u0004 no archive'), 'a.xlsx'), /UnreadableListError|expected/)
  await assert.rejects(readTable(bytesOf(''), 'a.csv'), /empty/)
  await assert.rejects(readTable(bytesOf('a,a\n1,2'), 'a.csv'), /"a" twice/)
  await assert.rejects(readTable(new Uint8Array([0xd8, 0xf1, 0xff]), 'a.csv'), /UTF-8/)
  await assert.rejects(readTable(bytesOf('[1, 2]'), 'a.json'), /expected an object/)
  await assert.rejects(readTable(bytesOf('a,b\n1,2,3'), 'a.csv'), /row 2: expected 2 cells/)
})

test('a column map that is none is refused with the place of the mistake', () => {
  const map = '{ id: a, name: A, organisation: O, fields: { name: n, dead: x } }'
  assert.throws(() => parseColumnMap(map, 'my.yml'), /my\.yml.*fields/)
  assert.throws(() => parseColumnMap('{', 'my.yml'), /expected YAML/)
})

test('a list is compared: matched, probable, unmatched and conflicting, and nothing is stored', async () => {
  const app = await testRegister()
  await take(app, csv(...ROWS))
  await app.settle()
  const rows = (await app.examine(false)).rows
  const { body } = await app.register()
  const list = [
    'name,born,detained,place,released',
    'Stsiapan Dubrouski,1985,2021-03-04,Colony 5,',
    'Ганна Палявая,,,Colony 4,',
    '"=HYPERLINK(""http://example.org"")",,,,',
    'Яўгенія Лясная,1990,2022-05,Colony 24,',
  ].join('\n')
  const table = await readTable(bytesOf(list), 'mine.csv')
  const liberty = (id: string): string =>
    id.includes(body.people.find(({ names }) => names[0]?.text.startsWith('Яўгенія'))?.id ?? '-') ? 'free' : 'deprived'
  const comparison = compareList(table, readyMap('plain'), '2026-01-10', {
    ...body,
    standingOf: (id) => ({ name: id, liberty: liberty(id), since: '2024-05-06', place: null }),
  })
  assert.deepEqual(
    comparison.rows.map(({ outcome }) => outcome),
    ['matched', 'probable', 'unmatched', 'conflicting'],
  )
  assert.deepEqual(comparison.rows[3]?.differences[0]?.what, 'liberty')
  assert.equal(comparison.missing.length, 1)
  const sheet = differenceSheet(comparison)
  assert.ok(sheet.includes("'=HYPERLINK"))
  assert.ok(!/(^|[,"\n])[=+@]/m.test(sheet.replaceAll('\ufeff', '')))
  assert.deepEqual((await app.examine(false)).rows, rows)
})
