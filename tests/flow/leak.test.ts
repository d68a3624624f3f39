import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createApi } from '../../dist/api/index.js'
import type { App } from '../../dist/app.js'
import { createApiDeps } from '../../dist/cli/api-deps.js'
import { exportMirror } from '../../dist/cli/mirror.js'
import { createSiteDeps } from '../../dist/cli/site-deps.js'
import { writerOf } from '../../dist/database/index.js'
import { type NewProtection, PublishingStore } from '../../dist/publishing/index.js'
import { ReviewStore } from '../../dist/review/index.js'
import { createSite } from '../../dist/site/index.js'
import { ageless, PEOPLE, seedLeaks } from './leak-register.ts'
import { testRegister } from './register.ts'

/** Whatever must be in no byte that leaves the house, whatever else happens. */
const NEVER = [
  'MKTEXT',
  'MKUNREVIEWED',
  'MKTITLEHIDDEN',
  'MKURLHIDDEN',
  'MKOUTLETHIDDEN',
  'MKHEALTH',
  'MKKIN',
  'MKRELATIVE',
  'MKMINOR',
  'MKSTRANGER',
  'MKWITHHELD',
  'MKREASON',
  'MKDECIDER',
  'MKCAMEFROM',
  'MKNOTE',
  'MKPROTECTION',
  'MKSEALED',
  'MKPARTNER',
  'MKJUDGE',
  '1979-03-21',
] as const

let app: App
let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'habeas-leak-'))
  app = await testRegister({ dataDir: join(folder, 'data'), siteUrl: 'https://register.example.org' })
  await seedLeaks(app)
})
after(() => rm(folder, { recursive: true, force: true }))

const by = { by: 'MKDECIDER one', second: 'MKDECIDER two', reason: 'MKREASON' } as const
const protect = (row: Pick<NewProtection, 'kind' | 'target' | 'value'>) =>
  new PublishingStore(writerOf(app.database.kysely)).protect({ until: null, ...row, ...by, reason: 'MKPROTECTION' })

/** Every byte that anybody outside can get: the copy on disk, the rows of all editions, the site's answers. */
async function publicBytes(): Promise<string> {
  await app.publish('MKDECIDER')
  await exportMirror(app, join(folder, 'out'))
  const files = (await readdir(join(folder, 'out'), { recursive: true, withFileTypes: true })).filter((one) =>
    one.isFile(),
  )
  const texts = await Promise.all(
    files.map(
      async (one) => `${one.parentPath}/${one.name}\n${await readFile(join(one.parentPath, one.name), 'utf8')}`,
    ),
  )
  const { rows } = await sql<{
    row: string
  }>`select concat_ws(' ', kind, id, report_id, person_id, type, body) as row from edition_row where body is not null`.execute(
    app.database.kysely,
  )
  const heads = await sql<{ row: string }>`select body::text as row from edition`.execute(app.database.kysely)
  const deps = await createSiteDeps(app)
  const site = createSite(deps)
  const asked = await Promise.all(
    [
      ...PEOPLE.map(({ id }) => `/people/${id}`),
      '/reports/rhidden',
      '/people',
      '/names',
      '/changes.json',
      '/be',
      '/ru/people',
    ].map(async (path) => {
      const answer = await site.request(path)
      return `${answer.status} ${await answer.text()}`
    }),
  )
  const found = await site.request('/people', { method: 'POST', body: new URLSearchParams({ q: 'Kalina' }) })
  const told = await apiBytes(app, deps)
  deps.close()
  return [
    ...texts,
    ...rows.map(({ row }) => row),
    ...heads.rows.map(({ row }) => row),
    ...asked,
    await found.text(),
    told,
  ].join('\n')
}

const LISTS = [
  'edition',
  'editions',
  'editions/1/diff',
  'statistics',
  'people',
  'events',
  'reports',
  'claims',
  'claim-reviews',
  'facilities',
  'articles',
  'data',
  'entities',
  'feeds/atom',
  'feeds/json',
]
const DATA = ['people', 'claims', 'reports', 'events'].flatMap((table) => [`data/${table}/csv`, `data/${table}/jsonl`])

/** What the API answers: every list, the data and the feeds, and each person by name and by claims. */
async function apiBytes(register: App, deps: Parameters<typeof createApiDeps>[1]): Promise<string> {
  const api = createApi(createApiDeps(register, deps))
  const people = PEOPLE.flatMap(({ id }) => [`people/${id}`, `people/${id}/claims`, `feeds/person/${id}/atom`])
  const answers = await Promise.all(
    [...LISTS, ...DATA, ...people].map(async (path) => {
      const answer = await api.request(`/api/v1/${path}`)
      return { path, status: answer.status, text: await answer.text() }
    }),
  )
  assert.ok(answers.filter(({ status }) => status === 200).length >= 8, 'the API was seen')
  // A refusal may say which address it refuses; it says nothing else.
  return answers.map(({ path, status, text }) => (status === 200 ? text : text.replaceAll(path, ''))).join('\n')
}

function assertSilent(bytes: string, markers: readonly string[]): void {
  for (const marker of markers) {
    const at = bytes.toLowerCase().indexOf(marker.toLowerCase())
    assert.equal(at, -1, `${marker} leaks: …${bytes.slice(Math.max(0, at - 160), at + 80)}…`)
  }
}

test('nothing above the level of an edition is in any of its bytes', async () => {
  const bytes = await publicBytes()
  for (const marker of ['MKSHOWN', 'MKSILENT', 'MKERASED', 'MKQUOTE', 'MKPLACE', 'MKTITLE'])
    assert.ok(bytes.toLowerCase().includes(marker.toLowerCase()), `${marker} is public, or the test would see nothing`)
  for (const file of ['/all.atom', '/all.json', '/all.ics', '/manifest.json', '/people.csv'])
    assert.ok(bytes.includes(file), `${file} was seen`)
  assertSilent(bytes, NEVER)
})

test('while a hold lasts the release is told nowhere, and the person’s older file stays', async () => {
  const bytes = await publicBytes()
  assertSilent(bytes, ['MKONTHEWAY'])
  assert.ok(bytes.includes('Mkheld'))
  await protect({ kind: 'hold', target: 'person:mkheld-kalina', value: 'off' })
  assert.ok((await publicBytes()).includes('MKONTHEWAY'))
})

test('after a request for silence the name is in no byte, of older editions neither, and the count stays', async () => {
  const count = async () => {
    const { liberty } = (await app.published())!.edition.head.counts
    return Object.values(liberty).reduce((sum, { named, unnamed }) => sum + named + unnamed, 0)
  }
  const before = await count()
  await protect({ kind: 'silence', target: 'person:mksilent-kalina', value: 'on' })
  assertSilent(await publicBytes(), ['MKSILENT', ...NEVER])
  assert.equal(await count(), before)
})

test('after an erasure the person is in no byte and in no count', async () => {
  await protect({ kind: 'erasure', target: 'person:mkerased-kalina', value: 'on' })
  assertSilent(await publicBytes(), ['MKERASED', 'MKSILENT', ...NEVER])
})

test('with consent, and only then, what the person’s side agreed to is shown', async () => {
  await protect({ kind: 'consent', target: 'person:mkshown-kalina', value: 'given' })
  const bytes = await publicBytes()
  assert.ok(bytes.includes('MKHEALTH'))
  assertSilent(bytes, ageless(NEVER, ['MKHEALTH', 'MKKIN']))
  await protect({ kind: 'consent', target: 'person:mkshown-kalina', value: 'not_reachable' })
  assertSilent(await publicBytes(), NEVER)
})

test('when the release of a report is taken back nothing of it stays, though it was published before', async () => {
  await new ReviewStore(writerOf(app.database.kysely)).decide({ act: 'withhold', target: 'report:rshown', ...by })
  const bytes = await publicBytes()
  assertSilent(bytes.replace(/select/g, ''), ['MKSILENT', 'MKERASED', ...NEVER])
  const { view } = (await app.published())!
  assert.equal(view.reports.has('rshown'), false)
})
