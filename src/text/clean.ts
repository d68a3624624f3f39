/** A text made safe to anchor quotes in, and what had to be taken out of it. */
export interface CleanText {
  readonly text: string
  /** How many of each were removed. */
  readonly removed: { readonly control: number; readonly direction: number; readonly invisible: number }
}

// After line ends and tabs are made plain, no control character is left that means anything.
const LINE_END = /\r\n?|[\u0085\u2028\u2029\f]/g
const SPACES = /[\t\p{Zs}]/gu
const CONTROL = /(?!\n)\p{Cc}/gu
const DIRECTION = /\p{Bidi_Control}/gu
const INVISIBLE = /\p{Cf}|\u034f/gu

/**
 * NFC, LF line ends, plain spaces; no control, direction-changing or invisible characters.
 * Such characters can make a reader see another text than the one that is quoted.
 */
export function cleanText(raw: string): CleanText {
  const removed = { control: 0, direction: 0, invisible: 0 }
  const drop = (kind: keyof typeof removed) => () => {
    removed[kind]++
    return ''
  }
  const text = raw
    .toWellFormed()
    .replace(LINE_END, '\n')
    .replace(SPACES, ' ')
    .replace(CONTROL, drop('control'))
    .replace(DIRECTION, drop('direction'))
    .replace(INVISIBLE, drop('invisible'))
    .normalize('NFC')
  return { text, removed }
}
