export { DEFAULT_LIMIT, readFileBounded, readStreamBounded } from './read-bounded.ts'
export * from './report.ts'
export { prepareIntake, type TakeInOptions, takeIn } from './take-in.ts'
export { type UnreadableReason, UnreadableReportError } from './unreadable-report.ts'
