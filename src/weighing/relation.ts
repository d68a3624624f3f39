import type { ReasonCode } from './evidence.ts'

/** What another claim does to the one in question. */
export interface Relation {
  readonly kind: 'supports' | 'contradicts' | 'beside' | 'superseded' | 'unrelated'
  readonly code?: ReasonCode
}

export const UNRELATED: Relation = { kind: 'unrelated' }
export const SUPPORTS: Relation = { kind: 'supports' }
export const contradicts = (code: ReasonCode): Relation => ({ kind: 'contradicts', code })
export const beside = (code: ReasonCode): Relation => ({ kind: 'beside', code })
export const SUPERSEDED: Relation = { kind: 'superseded', code: 'superseded' }
