export {
  type ColumnMap,
  columnsOf,
  fittingMap,
  InvalidColumnMapError,
  parseColumnMap,
  READY_MAPS,
  readyMap,
} from './column-map.ts'
export * from './compare.ts'
export { differenceSheet } from './difference-sheet.ts'
export type { Stop } from './guards.ts'
export * from './import-list.ts'
export { peerList } from './peer-list.ts'
export { MissingColumnError, type Plan, type PlannedRow, type RowDecisions, unusedColumns } from './plan.ts'
export { readTable } from './read-table.ts'
export type { RowProblem } from './row.ts'
export { bareCell, safeCell } from './safe-cell.ts'
export * from './store.ts'
export { type Table, UnreadableListError } from './table.ts'
export {
  countWaitingRows,
  DecidedRowError,
  decideWaiting,
  loadWaiting,
  type RowVerdict,
  type WaitingRow,
} from './waiting.ts'
