export * from './decision.ts'
export * from './human-decisions.ts'
export * from './store.ts'
