import { Worker } from 'node:worker_threads'
import { UnreadableReportError } from '../unreadable-report.ts'
import { type DocumentKind, documentKind } from './kind.ts'
import type { Opened } from './open-in-worker.ts'

/** In milliseconds: more than any report takes, less than anybody waits. */
const PATIENCE_MS = 30_000
/** In megabytes. */
const MEMORY = 512

const WORDS: Readonly<Record<DocumentKind, string>> = {
  pdf: 'a PDF document',
  docx: 'a Word document (DOCX)',
  eml: 'an e-mail',
}

/**
 * The text of a PDF, a Word document or an e-mail; null when the bytes are none of these. It is opened in a thread of its own that
 * has only so much memory and time: a document made to do harm ends its thread, and nothing else.
 * @throws UnreadableReportError
 */
export async function openDocument(bytes: Uint8Array, where: string | null): Promise<Opened | null> {
  const kind = documentKind(bytes, where)
  if (kind === null) return null
  const answer = await inThread(kind, bytes)
  if ('text' in answer && /[\p{L}\p{N}]/u.test(answer.text)) return answer
  const got = `${WORDS[kind]} ${'refused' in answer ? answer.refused : 'without a letter or digit in it, perhaps pictures of pages'}`
  const todo = 'Open it and paste its text, or save it as .txt or .html.'
  throw new UnreadableReportError('binary', { where, expected: 'a document whose text can be read', got, todo })
}

type Answer = Opened | { readonly refused: string }

function inThread(kind: DocumentKind, bytes: Uint8Array): Promise<Answer> {
  const worker = new Worker(new URL('./open-in-worker.js', import.meta.url), {
    workerData: { kind, bytes: Uint8Array.from(bytes) },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    env: {},
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve) => {
    const late = setTimeout(
      () => end({ refused: `that took longer than ${PATIENCE_MS / 1000} s to read` }),
      PATIENCE_MS,
    )
    const end = (answer: Answer): void => {
      clearTimeout(late)
      resolve(answer)
      void worker.terminate()
    }
    worker.once('message', end)
    worker.once('error', (error) =>
      end({ refused: `that cannot be read (${error instanceof Error ? error.message : String(error)})` }),
    )
    worker.once('exit', () => end({ refused: 'whose reading broke off' }))
  })
}
