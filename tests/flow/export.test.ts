import assert from 'node:assert/strict'
import { test } from 'node:test'
import ftm from '@opensanctions/followthemoney'
import fc from 'fast-check'
import {
  type Cell,
  type Column,
  claimReviews,
  type Dataset,
  datasetOf,
  entitiesOf,
  PACKAGE_FILE,
  type Row,
  readPackage,
  SHAPES,
  type TableFormat,
  writeEntities,
  writePackage,
} from '../../dist/exports/index.js'
import { testRegister } from './register.ts'

const published = await (await testRegister({ demo: true })).published()
const view = async () => published?.view ?? assert.fail('the demo has an edition')

const reread = (dataset: Dataset, format: TableFormat): Promise<Dataset> => {
  const files = writePackage(dataset, format)
  return readPackage(async (name) => files.get(name) ?? assert.fail(`no file ${name}`))
}

/** Texts that CSV, JSON and spreadsheets trip over. */
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '',
    "'",
    "''",
    '=1+1',
    "'=x",
    '+375',
    '-1',
    '@a',
    '\t',
    '\r',
    '\n',
    '\r\n',
    'a\rb',
    '"',
    '""',
    ',',
    ' a ',
    'null',
    'true',
    '😀,"\n',
    '\ufeffa',
  ),
)

function cell({ type, nullable, oneOf }: Column): fc.Arbitrary<Cell> {
  const value: fc.Arbitrary<Cell> = oneOf
    ? fc.constantFrom(...oneOf)
    : type === 'integer'
      ? fc.integer()
      : type === 'number'
        ? fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n))
        : type === 'boolean'
          ? fc.boolean()
          : type === 'list'
            ? fc.array(nasty, { maxLength: 3 })
            : nasty
  return nullable ? fc.option(value) : value
}

const dataset: fc.Arbitrary<Dataset> = fc
  .tuple(
    ...SHAPES.map(({ columns }) =>
      fc.array(
        fc.record(Object.fromEntries(columns.map((column) => [column.name, cell(column)])), {
          noNullPrototype: true,
        }) as fc.Arbitrary<Row>,
        {
          maxLength: 4,
        },
      ),
    ),
  )
  .map((tables) => ({
    edition: '2026-01-01.1',
    published: '2026-01-01T00:00:00.000Z',
    tables: Object.fromEntries(SHAPES.map(({ name }, i) => [name, tables[i] ?? []])),
  }))

for (const format of ['csv', 'jsonl'] as const)
  test(`whatever stands in a dataset, ${format} gives back exactly that`, async () => {
    await fc.assert(
      fc.asyncProperty(dataset, async (given) => {
        assert.deepEqual(await reread(given, format), given)
      }),
      { numRuns: 60 },
    )
  })

test('the demo edition survives both formats, and its tables hold all that it shows', async () => {
  const shown = await view()
  const given = datasetOf(shown)
  assert.equal(given.tables.people?.length, shown.people.size)
  assert.equal(given.tables.claims?.length, shown.claims.size)
  assert.ok((given.tables.slots?.length ?? 0) > 0)
  for (const format of ['csv', 'jsonl'] as const) assert.deepEqual(await reread(given, format), given)
})

test('no cell of a CSV runs as a formula', async () => {
  await fc.assert(
    fc.property(dataset, (given) => {
      for (const [name, text] of writePackage(given, 'csv'))
        if (name.endsWith('.csv'))
          assert.ok(
            !/(^|[,\n])"?[=+@\t]/.test(
              text.replace(/"(?:[^"]|"")*"/g, (quoted) => (/^"[=+@\t\r-]/.test(quoted) ? '"=' : '""')),
            ),
            text,
          )
    }),
    { numRuns: 40 },
  )
})

test('the data package describes every table as a Frictionless table schema', async () => {
  const files = writePackage(datasetOf(await view()), 'csv')
  const about = JSON.parse(files.get(PACKAGE_FILE) ?? '') as {
    resources: { path: string; schema: { fields: { name: string; type: string }[]; primaryKey: string[] } }[]
  }
  for (const { path, schema } of about.resources) {
    const head = files.get(path)?.split('\n')[0]
    assert.equal(head, schema.fields.map(({ name }) => name).join(','))
    const types = new Set(['string', 'integer', 'number', 'boolean', 'datetime', 'array'])
    assert.ok(schema.fields.every(({ type }) => types.has(type)))
    assert.ok(schema.primaryKey.every((key) => schema.fields.some(({ name }) => name === key)))
  }
  const { tables } = datasetOf(await view())
  for (const { name, key } of SHAPES) {
    const rows = tables[name] ?? []
    assert.equal(new Set(rows.map((row) => JSON.stringify(key.map((column) => row[column])))).size, rows.length, name)
  }
})

test('a file that is no export of ours is refused in words', async () => {
  const files = new Map(writePackage(datasetOf(await view()), 'csv'))
  const read = async (name: string) => files.get(name) ?? ''
  files.set('people.csv', (files.get('people.csv') ?? '').replace('deprived', 'in space').replace('free', 'in space'))
  await assert.rejects(readPackage(read), /people\.csv row \d+, column "liberty": expected one of/)
  files.set(PACKAGE_FILE, '{"name":"other"}')
  await assert.rejects(readPackage(read), /data package of a Habeas edition/)
})

test('every FollowTheMoney entity is one to the package itself, and no prisoner carries a topic', async () => {
  const model = new ftm.Model(ftm.defaultModel)
  const entities = [...entitiesOf(await view(), 'https://example.org')]
  const ids = new Set(entities.map(({ id }) => id))
  for (const line of [...writeEntities(entities)].join('').trimEnd().split('\n')) {
    const entity = model.getEntity(JSON.parse(line))
    for (const property of entity.getProperties()) {
      assert.notEqual(property.name, 'topics')
      if (property.type.name === 'entity')
        for (const value of entity.getProperty(property)) assert.ok(ids.has(String(value)), `${property.name} ${value}`)
      if (property.type.name === 'date')
        for (const value of entity.getProperty(property)) assert.match(String(value), /^\d{4}(-\d\d(-\d\d)?)?$/)
    }
  }
  assert.deepEqual(
    new Set(entities.map(({ schema }) => String(schema))),
    new Set(['Person', 'Article', 'Event', 'Documentation']),
  )
  assert.ok(!/crime|wanted|\bpoi\b/i.test(JSON.stringify(entities.filter(({ schema }) => schema === 'Person'))))
})

test('a ClaimReview stands on checked statements of named speakers only, never on a person', async () => {
  const shown = await view()
  const reviews = claimReviews(shown, 'https://example.org')
  assert.ok(reviews.length > 0)
  for (const review of reviews) {
    const id = String(review['@id']).split('#')[1] ?? ''
    const claim = shown.claims.get(id)
    assert.ok(claim)
    assert.notEqual(claim.subject.kind, 'person')
    assert.ok(['supported', 'contradicted', 'disputed'].includes(claim.state))
    assert.equal(review.claimReviewed, claim.quote.text)
  }
})
