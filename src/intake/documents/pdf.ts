import { getDocumentProxy } from 'unpdf'
import type { Opened } from './open-in-worker.ts'

const MOST_PAGES = 500
const MOST_CHARACTERS = 5_000_000

/** The text layer of a PDF, line by line. A page that only holds a picture gives nothing, and is noted. */
export async function readPdf(bytes: Uint8Array): Promise<Opened> {
  const pdf = await getDocumentProxy(bytes)
  const pages: string[] = []
  const empty: number[] = []
  let length = 0
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES) && length < MOST_CHARACTERS; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    const text = paragraphsOf(items.filter((item) => 'str' in item))
    if (text.trim() === '') empty.push(number)
    length += text.length
    pages.push(text)
  }
  const notes = [
    `Read from a PDF of ${pdf.numPages} ${pdf.numPages === 1 ? 'page' : 'pages'}.`,
    ...(empty.length > 0 ? [`No text was found on page ${empty.join(', ')}: perhaps a picture.`] : []),
    ...(pages.length < pdf.numPages ? [`Only the first ${pages.length} pages were read.`] : []),
  ]
  return { text: pages.join('\n\n'), contentType: 'text/plain', metadata: {}, notes }
}

interface Item {
  readonly str: string
  readonly hasEOL: boolean
  readonly height: number
  readonly transform: readonly number[]
}

/** Lines that follow one another closely are one paragraph; a wider gap begins the next. */
function paragraphsOf(items: readonly Item[]): string {
  let text = ''
  let before = null as { readonly y: number; readonly height: number } | null
  for (const { str, height, transform } of items) {
    const y = transform[5] ?? 0
    if (str === '') continue
    if (before && Math.abs(y - before.y) > 1) {
      const gap = Math.abs(before.y - y) > 1.7 * Math.max(before.height, height, 1)
      text = gap ? `${text.trimEnd()}\n\n` : joinLine(text)
    }
    text += str
    if (height > 0 || str.trim() !== '') before = { y, height: height || (before?.height ?? 0) }
  }
  return text
}

/** A word broken at the end of a line is one word again where a small letter follows; else the lines are joined by a space. */
function joinLine(text: string): string {
  const line = text.trimEnd()
  return /\p{Ll}[-\u00ad]$/u.test(line) ? line.slice(0, -1) : `${line} `
}
