import { readFileSync } from 'node:fs'

export interface ReadingFigure {
  readonly kind: 'all' | 'language' | 'type'
  /** A language tag or a claim type; empty for all. */
  readonly key: string
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly right: number
  readonly missed: number
  readonly extra: number
}

export interface Quality {
  /** EDTF day. */
  readonly measured: string
  readonly set: { readonly pages: number; readonly languages: number }
  readonly reading: readonly ReadingFigure[]
  readonly names: { readonly pairs: number; readonly precision: number; readonly recall: number; readonly f1: number }
}

/** The published error rates; the frozen runs that they are taken from stand in bench/results. */
export const quality: Quality = JSON.parse(
  readFileSync(new URL('../resources/quality/figures.json', import.meta.url), 'utf8'),
) as Quality
