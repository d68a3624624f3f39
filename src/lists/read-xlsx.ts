import readSheets, { InvalidSpreadsheetError, type SheetData } from 'read-excel-file/node'
import { measureArchive } from './measure-archive.ts'
import { createTable, type Table, UnreadableListError } from './table.ts'

/** Reads one sheet of an .xlsx file: the one named, else the first. The archive is measured before anything unpacks it. */
export async function readXlsx(bytes: Uint8Array, where: string, sheet?: string): Promise<Table> {
  measureArchive(bytes, where)
  const sheets = await open(bytes, where)
  const found = sheet === undefined ? sheets[0] : sheets.find((one) => one.sheet === sheet)
  if (!found)
    throw new UnreadableListError(
      `${where}: expected a sheet "${sheet ?? ''}", got ${sheets.map((one) => `"${one.sheet}"`).join(', ') || 'none'}`,
    )
  return tableOf(found.data, where)
}

async function open(bytes: Uint8Array, where: string) {
  try {
    return await readSheets(Buffer.from(bytes))
  } catch (cause) {
    if (cause instanceof Error && !(cause instanceof InvalidSpreadsheetError) && cause instanceof RangeError)
      throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new UnreadableListError(`${where}: expected an .xlsx spreadsheet, got something else: ${why}`, { cause })
  }
}

function tableOf(data: SheetData, where: string): Table {
  const [head = [], ...body] = data
  const columns = head.map((cell) => textOf(cell).trim())
  const rows = body.flatMap((record, at) => {
    const cells = columns.flatMap((name, i) => (name === '' ? [] : [[name, textOf(record[i] ?? null)] as const]))
    return cells.some(([, value]) => value !== '') ? [{ number: at + 2, cells: Object.fromEntries(cells) }] : []
  })
  return createTable(columns, rows, where)
}

/** A spreadsheet's day has no zone: it is written as the day that the cell shows. */
function textOf(cell: SheetData[number][number] | null): string {
  if (cell === null) return ''
  return cell instanceof Date ? cell.toISOString().replace(/T00:00:00\.000Z$/, '') : String(cell)
}
