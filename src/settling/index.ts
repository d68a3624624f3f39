export { type SettlingTables, UNSETTLED_CHANNEL } from './notes.ts'
export { loadReviewed } from './readings.ts'
export { countUnsettled, isSettled, type Progress, settle, settleAnew, settleWithin } from './settle.ts'
