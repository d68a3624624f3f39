export * from './report.ts'
export * from './store.ts'
