import { createHash } from 'node:crypto'
import { cleanText, prepareLanguages } from '../text/index.ts'
import { assemble } from './assemble.ts'
import { decode } from './decoding/decode.ts'
import { isHtml } from './html/is-html.ts'
import { isMarkdown, readMarkdown } from './markdown/read-markdown.ts'
import { plainBlocks } from './plain-blocks.ts'
import { DEFAULT_LIMIT, refuseOverLimit } from './read-bounded.ts'
import type { Report, SenderMetadata } from './report.ts'
import { UnreadableReportError } from './unreadable-report.ts'

export interface TakeInOptions {
  readonly fileName?: string | null
  readonly contentType?: string | null
  /** What the sender knows; it wins over what the text says of itself. */
  readonly metadata?: SenderMetadata
  /** The most bytes taken in. */
  readonly limit?: number
}

/**
 * Reads what arrived as a report. The same bytes and options give the same report.
 * @throws UnreadableReportError when the bytes are empty, too many or no text; nothing else.
 */
export async function takeIn(bytes: Uint8Array, options: TakeInOptions = {}): Promise<Report> {
  await prepareLanguages()
  const where = options.fileName ?? null
  refuseOverLimit(bytes, options.limit ?? DEFAULT_LIMIT, where)
  if (bytes.length === 0) throw empty(where, 'an empty file')
  const decoded = decode(bytes, { fileName: where, contentType: options.contentType ?? null })
  const clean = cleanText(decoded.text)
  if (!/[\p{L}\p{N}]/u.test(clean.text)) throw empty(where, 'no letter and no digit')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const arrived = { sha256, decoded, clean, sender: options.metadata ?? {} }
  if (isMarkdown(where, options.contentType ?? null)) {
    const page = readMarkdown(clean.text)
    return assemble({ ...arrived, where, blocks: page.blocks, page: page.metadata, notes: page.notes })
  }
  if (!isHtml(clean.text, where, options.contentType ?? null))
    return assemble({ ...arrived, where, blocks: plainBlocks(clean.text) })
  // Loaded when the first page comes: the extractors cost more to load than most reports to read.
  const { readPage } = await import('./html/read-page.ts')
  const page = readPage(clean.text)
  return assemble({ ...arrived, where, blocks: page.blocks, page: page.metadata, notes: page.notes })
}

/** Loads what the first report would otherwise wait for. */
export async function prepareIntake(): Promise<void> {
  await prepareLanguages()
}

function empty(where: string | null, got: string): UnreadableReportError {
  return new UnreadableReportError('empty', { where, expected: 'a report', got, todo: 'Give its text.' })
}
