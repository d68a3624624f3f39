export * from './deps.ts'
export { DeadLinkError, type MirrorOptions, type MirrorWritten, writeMirror } from './mirror/write-mirror.ts'
export * from './site.tsx'
