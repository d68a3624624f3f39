export * from './entries.ts'
export * from './entry.ts'
export * from './store.ts'
