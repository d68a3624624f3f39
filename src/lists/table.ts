/** A list as it arrived: columns in order, each row with its number in the file (the first row under the head is 2). */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

export interface TableRow {
  readonly number: number
  /** By column; empty cells are ''. */
  readonly cells: Readonly<Record<string, string>>
}

/** More than any list of prisoners, less than would hurt. */
export const MOST_ROWS = 200_000
export const MOST_COLUMNS = 500
/** In UTF-16 units: a cell is a value or a paragraph, never a book. */
export const LONGEST_CELL = 100_000

export class UnreadableListError extends Error {
  override name = 'UnreadableListError'
}

/** Refuses what is no table: no head, two columns of one name, too much of anything. */
export function createTable(columns: readonly string[], rows: readonly TableRow[], where: string): Table {
  const names = columns.map((column) => column.trim())
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at)
  if (names.every((name) => name === ''))
    throw new UnreadableListError(`${where}: expected a first row with the names of the columns, got none`)
  if (twice !== undefined)
    throw new UnreadableListError(`${where}: expected every column to have its own name, got "${twice}" twice`)
  if (names.length > MOST_COLUMNS)
    throw new UnreadableListError(`${where}: expected at most ${MOST_COLUMNS} columns, got ${names.length}`)
  if (rows.length > MOST_ROWS)
    throw new UnreadableListError(`${where}: expected at most ${MOST_ROWS} rows, got ${rows.length}. Split the list.`)
  for (const { number, cells } of rows)
    for (const [column, value] of Object.entries(cells))
      if (value.length > LONGEST_CELL)
        throw new UnreadableListError(
          `${where} row ${number}, column "${column}": expected at most ${LONGEST_CELL} characters, got ${value.length}`,
        )
  return { columns: names, rows }
}
