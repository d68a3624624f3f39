export * from './decision.ts'
export * from './store.ts'
