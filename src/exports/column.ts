/** What a cell can hold; `list` holds several texts. */
export type Cell = string | number | boolean | null | readonly string[]

export interface Column {
  readonly name: string
  /** `date` is EDTF as precise as known, `instant` ISO 8601 in UTC; both are text to a program that knows neither. */
  readonly type: 'text' | 'integer' | 'number' | 'boolean' | 'date' | 'instant' | 'list'
  /** May be null: not known, or not said. */
  readonly nullable?: true
  readonly says: string
  /** The words that may stand there, where there are only some. */
  readonly oneOf?: readonly string[]
  /** The table and column whose value it is. */
  readonly of?: readonly [table: string, column: string]
}

export interface TableShape {
  readonly name: string
  readonly says: string
  readonly key: readonly string[]
  readonly columns: readonly Column[]
}

export type Row = Readonly<Record<string, Cell>>

/** An edition as flat tables: what every file format is written from and read back to. */
export interface Dataset {
  readonly edition: string
  /** ISO instant. */
  readonly published: string
  readonly tables: Readonly<Record<string, readonly Row[]>>
}
