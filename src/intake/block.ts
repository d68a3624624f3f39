/** One paragraph, heading, list item, table row or caption, in the order it stands in the report. */
export interface Block {
  readonly text: string
  readonly kind: 'paragraph' | 'heading' | 'item' | 'row' | 'caption'
  /** What the page's own structure says of it; null for plain text. */
  readonly judged?: 'body' | 'furniture' | null
}
