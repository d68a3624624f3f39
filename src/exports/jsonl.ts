import { inBatches } from './batches.ts'
import type { Row, TableShape } from './column.ts'
import { MalformedDataError, readCell } from './read-cell.ts'

/** A table as JSON lines: one object a row, columns in the order of the codebook. */
export function* writeJsonl({ columns }: TableShape, rows: Iterable<Row>): Generator<string> {
  for (const some of inBatches(rows))
    yield some
      .map((row) => `${JSON.stringify(Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null])))}\n`)
      .join('')
}

/** @throws MalformedDataError naming line and column. */
export function readJsonl(shape: TableShape, text: string): readonly Row[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, at) => {
    const where = `${shape.name}.jsonl line ${at + 1}`
    const record = parse(line, where)
    return Object.fromEntries(
      shape.columns.map((column) => [column.name, readCell(column, record[column.name], where)]),
    )
  })
}

function parse(line: string, where: string): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw new MalformedDataError(`${where}: expected a JSON object, got "${line.slice(0, 80)}"`, { cause })
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Readonly<Record<string, unknown>>
  throw new MalformedDataError(`${where}: expected a JSON object, got "${line.slice(0, 80)}"`)
}
