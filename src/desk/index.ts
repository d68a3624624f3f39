export * from './deps.ts'
export * from './desk.tsx'
