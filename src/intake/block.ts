import type { FurnitureKind } from './report.ts'

/** One paragraph, heading, list item, table row or caption, in the order it stands in the report. */
export interface Block {
  readonly text: string
  readonly kind: 'paragraph' | 'heading' | 'item' | 'row' | 'caption'
  /** The furniture that the page's own structure shows it to be; null when it may be the report. */
  readonly judged?: FurnitureKind | null
}
