import { CsvError, parse } from 'csv-parse/sync'
import { bareCell } from './safe-cell.ts'
import { createTable, LONGEST_CELL, MOST_COLUMNS, type Table, UnreadableListError } from './table.ts'

/** Reads CSV with commas, semicolons or tabs, whichever parts the first line into most columns. */
export function readCsv(text: string, where: string): Table {
  const [head = [], ...body] = records(text, where)
  if (head.length > MOST_COLUMNS) return createTable(head, [], where)
  const columns = head.map((name) => name.trim())
  const rows = body.map((record, at) => {
    const number = at + 2
    if (record.length > columns.length && record.slice(columns.length).some((cell) => cell !== ''))
      throw new UnreadableListError(
        `${where} row ${number}: expected ${columns.length} cells as in the first row, got ${record.length}`,
      )
    const cells = columns.flatMap((name, i) => (name === '' ? [] : [[name, bareCell(record[i] ?? '')] as const]))
    return { number, cells: Object.fromEntries(cells) }
  })
  return createTable(columns, rows, where)
}

function records(text: string, where: string): readonly (readonly string[])[] {
  try {
    return parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_CELL * 10,
    })
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    throw new UnreadableListError(`${where}: expected CSV, got something else: ${cause.message}`, { cause })
  }
}

function delimiterOf(text: string): string {
  const line = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? ''
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: line.split(mark).length }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark
}
