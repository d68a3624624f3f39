export * from './edition.ts'
export * from './ledger.ts'
