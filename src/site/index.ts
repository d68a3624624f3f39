export * from './deps.ts'
export * from './site.tsx'
