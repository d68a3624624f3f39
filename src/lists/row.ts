import type { PartialDate } from '../dates/index.ts'
import type { Quantity } from '../reading/index.ts'

/** What a row says, read by a column map. */
export interface ListRow {
  readonly number: number
  /** What the list itself knows the row by; else name, birth and arrest together. */
  readonly key: string
  /** What the key rests on: the list's own, the name with a date beside it, or the name alone, which says of nobody who it is. */
  readonly identity: 'list' | 'dated' | 'name'
  readonly names: readonly { readonly text: string; readonly language: string }[]
  readonly sex: 'f' | 'm' | null
  readonly born: Said<PartialDate> | null
  readonly detained: Said<PartialDate> | null
  readonly offences: readonly Said<string>[]
  readonly sentenced: Said<PartialDate> | null
  readonly term: Said<Quantity> | null
  readonly place: Said<string> | null
  /** The row says that the person is held, and by which of its cells. */
  readonly held: Cell | null
  /** The row says that the person is out, without a date. */
  readonly out: Cell | null
  readonly released: Said<PartialDate> | null
  readonly releaseKind: string | null
  readonly died: (Cell & { readonly value: PartialDate | null }) | null
  readonly recognised: Cell | null
  readonly nationality: Said<string> | null
  readonly occupation: Said<string> | null
  readonly source: string | null
  /** The cells that the map names, in the order of the list. */
  readonly cells: readonly Cell[]
}

/** One cell with its words as they stand. */
export interface Cell {
  readonly column: string
  readonly words: string
}

/** What a cell was read as. */
export type Said<Value> = Cell & { readonly value: Value }

/** Why a row cannot be taken in, cell by cell. */
export interface RowProblem {
  readonly row: number
  readonly column: string
  readonly expected: string
  readonly got: string
}
