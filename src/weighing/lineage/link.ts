export type LineageKind = 'copy' | 'rewrite' | 'translation' | 'statement'

/** Two reports found to be one text, and why. */
export interface Link {
  readonly a: string
  readonly b: string
  readonly kind: LineageKind
  readonly why: string
}
