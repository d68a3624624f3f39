export * from './body.ts'
export * from './hold.ts'
export * from './result.ts'
export * from './schema.ts'
