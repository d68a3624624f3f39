export { keepSettled } from './keep-settled.ts'
export type { SettlingTables } from './notes.ts'
export { loadReviewed } from './readings.ts'
export { countUnsettled, isSettled, type Progress, settle, settleAnew, settleWithin } from './settle.ts'
