import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createApi } from '../../dist/api/index.js'
import { candidateFinder } from '../../dist/matching/index.js'
import type { EditionView, Fact, PersonEntry } from '../../dist/publishing/index.js'

const fact = (type: Fact['type'], edtf: string): Fact => ({
  id: `${type}-${edtf}`,
  type,
  subject: { kind: 'person', name: 'x', personId: null },
  value: null,
  population: null,
  measure: null,
  date: { edtf, raw: edtf },
  place: null,
  offence: null,
  kind: null,
  detail: null,
  polarity: 'affirms',
  modality: 'reported',
  state: 'supported',
  ladder: 'reported',
  independentOrigins: { for: 2, against: 0 },
  for: [],
  against: [],
  explanation: '',
})

const person = (id: string, names: readonly string[], facts: readonly Fact[]): PersonEntry => ({
  id,
  name: names[0] ?? id,
  names: names.map((text) => ({ text, language: 'und' })),
  description: 'engineer <b>',
  status: {
    liberty: 'deprived',
    since: '2021-03',
    place: 'Colony 5',
    lastEvidence: '2025-01-02',
    ladder: 'reported',
    state: 'supported',
  },
  facts,
  recognitions: [],
  eventIds: [],
})

const people = [
  person(
    'dubrouski-stsiapan',
    ['Stsiapan Dubrouski', 'Сцяпан Дуброўскі'],
    [fact('birth', '1985-02-03'), fact('detained', '2021-03-04')],
  ),
  person('dubrouski-stsiapan-2', ['Stsiapan Dubrouski'], [fact('birth', '1970')]),
  person('liasnaya-yauheniya', ['Яўгенія Лясная'], [fact('detained', '2022-05-06')]),
]
const view: EditionView = {
  id: '2026-01-01.1',
  published: '2026-01-01T00:00:00.000Z',
  figures: [],
  people: new Map(people.map((one) => [one.id, one])),
  reports: new Map(),
  claims: new Map(),
  events: [],
  outlets: [],
  changes: [],
}
const finder = candidateFinder(
  people.map(({ id, names }) => ({ kind: 'person', id, names, sex: null, born: null, minor: false })),
)
const api = createApi({
  edition: () => view,
  searchPeople: async (query, limit) => finder.candidates(query, limit),
  check: () => Promise.reject(new Error('not asked here')),
})
const BASE = 'https://site.example/api/v1/reconcile'
const ask = async (form: Record<string, unknown>) => {
  const body = new URLSearchParams(Object.entries(form).map(([key, value]) => [key, JSON.stringify(value)]))
  const response = await api.request(BASE, { method: 'POST', body })
  assert.equal(response.status, 200)
  return response.json()
}

interface Result {
  readonly id: string
  readonly name: string
  readonly score: number
  readonly match: boolean
  readonly type: readonly { id: string; name: string }[]
}

test('the manifest holds what the specification asks for, and its addresses answer', async () => {
  const manifest = await (await api.request(BASE)).json()
  assert.deepEqual(manifest.versions, ['0.2'])
  for (const key of ['name', 'identifierSpace', 'schemaSpace', 'view', 'defaultTypes', 'suggest', 'extend', 'preview'])
    assert.ok(manifest[key], key)
  assert.equal(manifest.view.url, 'https://site.example/people/{{id}}')
  for (const { service_url, service_path } of [
    ...Object.values<{ service_url: string; service_path: string }>(manifest.suggest),
    manifest.extend.propose_properties,
  ])
    assert.equal((await api.request(`${service_url}${service_path}?prefix=a`)).status, 200)
  assert.equal((await api.request(manifest.preview.url.replace('{{id}}', 'dubrouski-stsiapan'))).status, 200)
})

test('a name alone is never a match, however well it fits', async () => {
  const { q0, q1 } = (await ask({
    queries: { q0: { query: 'Яўгенія Лясная' }, q1: { query: 'Евгения Лесная', limit: 2 } },
  })) as Record<string, { result: Result[] }>
  assert.equal(q0?.result[0]?.id, 'liasnaya-yauheniya')
  assert.equal(q0?.result[0]?.match, false)
  assert.equal(q1?.result[0]?.id, 'liasnaya-yauheniya')
  assert.deepEqual(q0?.result[0]?.type, [{ id: 'person', name: 'Person of the register' }])
})

test('another column that agrees makes a match; one that contradicts takes it away', async () => {
  const query = { query: 'Stsiapan Dubrouski', type: 'person' }
  const { born, wrong } = (await ask({
    queries: {
      born: { ...query, properties: [{ pid: 'born', v: '1985' }] },
      wrong: { ...query, properties: [{ pid: 'born', v: '1991' }] },
    },
  })) as Record<string, { result: Result[] }>
  assert.deepEqual(
    born?.result.filter(({ match }) => match).map(({ id }) => id),
    ['dubrouski-stsiapan'],
  )
  assert.deepEqual(
    wrong?.result.filter(({ match }) => match),
    [],
  )
  for (const { score } of [...(born?.result ?? []), ...(wrong?.result ?? [])]) assert.ok(score >= 0 && score <= 100)
})

test('questions come by GET as well, and another type finds nobody', async () => {
  const queries = encodeURIComponent(
    JSON.stringify({ a: { query: 'Stsiapan Dubrouski', type: 'Q43229' }, b: { query: '' } }),
  )
  const answer = await (await api.request(`${BASE}?queries=${queries}`)).json()
  assert.deepEqual(answer, { a: { result: [] }, b: { result: [] } })
})

test('columns are filled with dates as dates, and what is less precise as text', async () => {
  const properties = [{ id: 'born' }, { id: 'since' }, { id: 'liberty' }, { id: 'names' }, { id: 'shoe_size' }]
  const answer = await ask({ extend: { ids: ['dubrouski-stsiapan', 'nobody'], properties } })
  assert.deepEqual(
    answer.meta.map(({ id }: { id: string }) => id),
    ['born', 'since', 'liberty', 'names'],
  )
  assert.deepEqual(answer.rows['dubrouski-stsiapan'], {
    born: [{ date: '1985-02-03T00:00:00Z' }],
    since: [{ str: '2021-03' }],
    liberty: [{ str: 'deprived' }],
    names: [{ str: 'Stsiapan Dubrouski' }, { str: 'Сцяпан Дуброўскі' }],
  })
  assert.deepEqual(answer.rows.nobody, { born: [], since: [], liberty: [], names: [] })
})

test('suggestions come for people, columns and types', async () => {
  const suggest = async (what: string, prefix: string) =>
    (await (await api.request(`${BASE}/suggest/${what}?prefix=${encodeURIComponent(prefix)}`)).json()).result
  assert.equal((await suggest('entity', 'Дуброўскі Сцяпан'))[0].id, 'dubrouski-stsiapan')
  assert.deepEqual(await suggest('entity', ''), [])
  assert.deepEqual(await suggest('property', 'born'), [{ id: 'born', name: 'born' }])
  assert.equal((await suggest('type', 'per'))[0].id, 'person')
})

test('a preview may stand in a frame, and its words are words', async () => {
  const response = await api.request(`${BASE}/preview?id=dubrouski-stsiapan`)
  assert.equal(response.headers.get('content-security-policy'), "default-src 'none'")
  const page = await response.text()
  assert.ok(page.includes('engineer &lt;b&gt;'))
  assert.ok(page.includes('Stsiapan Dubrouski'))
})

test('what is no question is refused', async () => {
  for (const form of [{}, { queries: [] }, { queries: { q: { limit: 3 } } }, { extend: { ids: 'x' } }]) {
    const body = new URLSearchParams(Object.entries(form).map(([key, value]) => [key, JSON.stringify(value)]))
    assert.equal((await api.request(BASE, { method: 'POST', body })).status, 400)
  }
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`q${i}`, { query: 'a' }]))
  const body = new URLSearchParams({ queries: JSON.stringify(many) })
  assert.equal((await api.request(BASE, { method: 'POST', body })).status, 400)
})
