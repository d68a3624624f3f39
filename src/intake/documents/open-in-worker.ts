import { parentPort, workerData } from 'node:worker_threads'
import type { SenderMetadata } from '../report.ts'
import { readDocx } from './docx.ts'
import { readEmail } from './email.ts'
import type { DocumentKind } from './kind.ts'
import { readPdf } from './pdf.ts'

/** A document as a page or plain text, with what it says of itself. */
export interface Opened {
  readonly text: string
  readonly contentType: 'text/html' | 'text/plain'
  readonly metadata: SenderMetadata
  readonly notes: readonly string[]
}

const readers = { pdf: readPdf, docx: readDocx, eml: readEmail } as const

// Only ever run as a thread; a test that imports it has no port.
if (parentPort) {
  const { kind, bytes } = workerData as { readonly kind: DocumentKind; readonly bytes: Uint8Array }
  parentPort.postMessage(await readers[kind](bytes))
}
