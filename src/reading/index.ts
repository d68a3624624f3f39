export * from './claim.ts'
export * from './store.ts'
export { EXTRACTOR } from './extractor.ts'
export { readReport } from './read-report.ts'
