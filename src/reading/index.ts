export * from './claim.ts'
export * from './store.ts'
