export type DocumentKind = 'pdf' | 'docx' | 'eml'

const HEADER =
  /^(received|return-path|from|to|subject|date|message-id|mime-version|delivered-to|dkim-signature|x-[\w-]+):[^\n]*\r?\n/i
/** A report may begin with "From: our correspondent"; an e-mail has several such lines, and says that it is one. */
const TELLING = /^(mime-version|message-id|received|return-path):/im
const HEAD = 8192

/** Which kind of document the bytes are, by how they begin; an e-mail also by its name. Null for text, pages and all else. */
export function documentKind(bytes: Uint8Array, fileName: string | null): DocumentKind | null {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1')
  if (head.startsWith('%PDF-')) return 'pdf'
  if (head.startsWith('PK\x03\x04') && Buffer.from(bytes.subarray(0, 65536)).toString('latin1').includes('word/'))
    return 'docx'
  const heading = head.split(/\r?\n\r?\n/, 1)[0] ?? ''
  if (HEADER.test(head) && TELLING.test(heading)) return 'eml'
  return fileName !== null && /\.eml$/i.test(fileName) && HEADER.test(head) ? 'eml' : null
}
