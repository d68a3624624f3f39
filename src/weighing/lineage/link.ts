export type LineageKind = 'copy' | 'rewrite' | 'translation' | 'statement'

/** Two reports found to be one text, and why. */
export interface Link {
  readonly a: string
  readonly b: string
  readonly kind: LineageKind
  readonly why: string
  /** 0..1: the share of common text, or of common facts. */
  readonly alike: number
}
