import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { inBatches } from './batches.ts'
import type { Cell, Column, Row, TableShape } from './column.ts'
import { MalformedDataError, readCell } from './read-cell.ts'

/** What a spreadsheet would run as a formula; the apostrophe itself too, so that taking it off gives back what was written. */
const RISKY = /^[=+\-@\t\r']|^$/

/**
 * A table as CSV (RFC 4180, UTF-8, \n). Null is an empty cell. A text that is empty or that a spreadsheet would run gets an apostrophe
 * before it, which reading takes off again; several values of one cell are a JSON array.
 */
export function* writeCsv({ columns }: TableShape, rows: Iterable<Row>): Generator<string> {
  yield lines([columns.map(({ name }) => name)])
  for (const some of inBatches(rows))
    yield lines(some.map((row) => columns.map((column) => cellText(row[column.name] ?? null, column))))
}

const lines = (records: readonly (readonly string[])[]): string =>
  stringify(
    records.map((record) => [...record]),
    { record_delimiter: '\n', quoted_match: /[\r\n]/ },
  )

function cellText(value: Cell, { type }: Column): string {
  if (value === null) return ''
  if (type === 'list') return JSON.stringify(value)
  if (typeof value !== 'string') return String(value)
  return RISKY.test(value) ? `'${value}` : value
}

/** @throws MalformedDataError naming row and column. */
export function readCsv(shape: TableShape, text: string): readonly Row[] {
  const records: string[][] = parse(text, { record_delimiter: '\n', relax_column_count: true, skip_empty_lines: true })
  const [head = [], ...body] = records
  for (const { name } of shape.columns)
    if (!head.includes(name))
      throw new MalformedDataError(`${shape.name}.csv: expected a column "${name}", got ${head.join(', ')}`)
  return body.map((record, at) => {
    const where = `${shape.name}.csv row ${at + 2}`
    return Object.fromEntries(
      shape.columns.map((column) => {
        const written = record[head.indexOf(column.name)] ?? ''
        return [column.name, readCell(column, fromText(written, column, where), where)]
      }),
    )
  })
}

function fromText(written: string, { type, name }: Column, where: string): unknown {
  if (written === '') return null
  if (type === 'integer' || type === 'number') return Number(written)
  if (type === 'boolean') return written === 'true' ? true : written === 'false' ? false : written
  if (type !== 'list') return written.startsWith("'") ? written.slice(1) : written
  try {
    return JSON.parse(written)
  } catch (cause) {
    throw new MalformedDataError(`${where}, column "${name}": expected a JSON array, got "${written.slice(0, 80)}"`, {
      cause,
    })
  }
}
