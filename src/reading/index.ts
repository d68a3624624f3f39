export * from './claim.ts'
export { EXTRACTOR } from './extractor.ts'
export { readReport } from './read-report.ts'
export * from './store.ts'
