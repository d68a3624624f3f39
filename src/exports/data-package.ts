import type { Column, Dataset, Row, TableShape } from './column.ts'
import { readCsv, writeCsv } from './csv.ts'
import { readJsonl, writeJsonl } from './jsonl.ts'
import { MalformedDataError } from './read-cell.ts'
import { SHAPES } from './shapes.ts'

export type TableFormat = 'csv' | 'jsonl'
const FORMATS: readonly TableFormat[] = ['csv', 'jsonl']

/** The file that tells what the others hold, and by which an export is known again. */
export const PACKAGE_FILE = 'datapackage.json'

/** Files by name: every table, and a Frictionless data package with the codebook as its table schemas. */
export function writePackage(dataset: Dataset, format: TableFormat): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const shape of SHAPES) {
    const rows = dataset.tables[shape.name] ?? []
    files.set(`${shape.name}.${format}`, [...writeTable(shape, rows, format)].join(''))
  }
  files.set(PACKAGE_FILE, `${JSON.stringify(packageOf(dataset, format), null, 2)}\n`)
  return files
}

/** One table in pieces. */
export function writeTable(shape: TableShape, rows: Iterable<Row>, format: TableFormat): Generator<string> {
  return format === 'csv' ? writeCsv(shape, rows) : writeJsonl(shape, rows)
}

/** What a package's files hold; the exact inverse of writePackage. @throws MalformedDataError */
export async function readPackage(read: (name: string) => Promise<string>): Promise<Dataset> {
  const about = aboutOf(await read(PACKAGE_FILE))
  const tables: Record<string, Dataset['tables'][string]> = {}
  for (const shape of SHAPES) {
    const text = await read(`${shape.name}.${about.format}`)
    tables[shape.name] = about.format === 'csv' ? readCsv(shape, text) : readJsonl(shape, text)
  }
  return { edition: about.edition, published: about.published, tables }
}

const KIND = 'habeas-edition'

/** Frictionless Data Package, datapackage.org. */
export function packageOf({ edition, published }: Pick<Dataset, 'edition' | 'published'>, format: TableFormat) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: KIND,
    version: edition,
    created: published,
    title: `Register, edition ${edition}`,
    resources: SHAPES.map((shape) => ({
      name: shape.name,
      path: `${shape.name}.${format}`,
      description: shape.says,
      encoding: 'utf-8',
      ...(format === 'csv'
        ? { type: 'table', format: 'csv', mediatype: 'text/csv' }
        : { format: 'jsonl', mediatype: 'application/jsonl' }),
      schema: {
        fields: shape.columns.map(fieldOf),
        missingValues: [''],
        primaryKey: shape.key,
        foreignKeys: shape.columns.flatMap(({ name, of }) =>
          of ? [{ fields: [name], reference: { resource: of[0], fields: [of[1]] } }] : [],
        ),
      },
    })),
  }
}

const TYPES: Readonly<Record<Column['type'], string>> = {
  text: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  // EDTF says more than a Frictionless date can: 2025-09, 2025-09-XX.
  date: 'string',
  instant: 'datetime',
  list: 'array',
}

function fieldOf({ name, type, nullable, says, oneOf }: Column) {
  const constraints = { ...(nullable ? {} : { required: true }), ...(oneOf ? { enum: oneOf } : {}) }
  return { name, type: TYPES[type], description: says, constraints }
}

function aboutOf(text: string): { readonly edition: string; readonly published: string; readonly format: TableFormat } {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new MalformedDataError(`${PACKAGE_FILE}: expected JSON, got something else`, { cause })
  }
  const about = value as {
    name?: unknown
    version?: unknown
    created?: unknown
    resources?: { format?: unknown }[]
  } | null
  const format = FORMATS.find((one) => one === about?.resources?.[0]?.format)
  if (about?.name !== KIND || typeof about.version !== 'string' || typeof about.created !== 'string' || !format)
    throw new MalformedDataError(
      `${PACKAGE_FILE}: expected the data package of a Habeas edition (CSV or JSON lines), got another`,
    )
  return { edition: about.version, published: about.created, format }
}
