import { createHash } from 'node:crypto'
import { cleanText, prepareLanguages } from '../text/index.ts'
import { assemble } from './assemble.ts'
import { decode } from './decoding/decode.ts'
import { openDocument } from './documents/open-document.ts'
import { isHtml } from './html/is-html.ts'
import { isMarkdown, markdownBlocks } from './markdown-blocks.ts'
import { splitFrontMatter } from './metadata/front-matter.ts'
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
  const opened = await openDocument(bytes, where)
  const decoded = opened
    ? { text: opened.text, encoding: 'utf-8', notes: opened.notes }
    : decode(bytes, { fileName: where, contentType: options.contentType ?? null })
  const clean = cleanText(decoded.text)
  if (!/[\p{L}\p{N}]/u.test(clean.text)) throw empty(where, 'no letter and no digit')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const arrived = { sha256, where, decoded, clean }
  const given = { ...known(opened?.metadata ?? {}), ...known(options.metadata ?? {}) }
  const contentType = opened?.contentType ?? options.contentType ?? null
  if (!isHtml(clean.text, where, contentType)) {
    const { body, metadata, aiQuote } = splitFrontMatter(clean.text)
    const blocks = isMarkdown(where, contentType) ? markdownBlocks(body) : plainBlocks(body)
    return assemble({ ...arrived, blocks, page: { aiQuote }, sender: { ...metadata, ...given } })
  }
  // Loaded when the first page comes: the extractors cost more to load than most reports to read.
  const { readPage } = await import('./html/read-page.ts')
  const page = readPage(clean.text)
  return assemble({ ...arrived, blocks: page.blocks, page: page.metadata, notes: page.notes, sender: given })
}

// A sender who leaves a field empty knows nothing of it, and must not wipe out what the text says.
function known(metadata: SenderMetadata): SenderMetadata {
  return Object.fromEntries(
    Object.entries(metadata).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  )
}

/** Loads what the first report would otherwise wait for. */
export async function prepareIntake(): Promise<void> {
  await prepareLanguages()
}

function empty(where: string | null, got: string): UnreadableReportError {
  return new UnreadableReportError('empty', { where, expected: 'a report', got, todo: 'Give its text.' })
}
