import { unzipSync, zipSync } from 'fflate'
import mammoth from 'mammoth'
import type { Opened } from './open-in-worker.ts'

const MOST_FILES = 4000
/** In bytes, unpacked: what one part of the document may hold, and all together. */
const LARGEST = 40 * 1024 * 1024
const ALL = 80 * 1024 * 1024

export class DocumentBombError extends Error {
  override name = 'DocumentBombError'
}

/** The text of a Word document as a page. Only the parts with words are unpacked, each only as far as it says it is large. */
export async function readDocx(bytes: Uint8Array): Promise<Opened> {
  let files = 0
  let size = 0
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (++files > MOST_FILES) throw bomb(`more than ${MOST_FILES} files`)
      const wanted =
        /^(\[Content_Types\]\.xml|_rels\/\.rels|docProps\/core\.xml|word\/(_rels\/)?[\w.-]+\.(xml|rels))$/.test(name)
      if (!wanted) return false
      size += originalSize
      if (originalSize > LARGEST || size > ALL) throw bomb(`${size} bytes unpacked`)
      return true
    },
  })
  const buffer = Buffer.from(zipSync(parts, { level: 0 }))
  const { value } = await mammoth.convertToHtml({ buffer })
  const core = parts['docProps/core.xml']
  const title = core ? /<dc:title>([^<]{1,500})<\/dc:title>/.exec(new TextDecoder().decode(core))?.[1] : undefined
  const page = `<!doctype html><html><body><article>${value}</article></body></html>`
  return {
    text: page,
    contentType: 'text/html',
    metadata: title ? { title } : {},
    notes: ['Read from a Word document.'],
  }
}

const bomb = (got: string): DocumentBombError =>
  new DocumentBombError(`expected at most ${MOST_FILES} files of ${ALL / 1024 / 1024} MB together, got ${got}`)
