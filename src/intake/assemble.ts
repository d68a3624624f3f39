import { createHash } from 'node:crypto'
import { type CleanText, detectLanguage, READ_LANGUAGES } from '../text/index.ts'
import type { Block } from './block.ts'
import type { Decoded } from './decoding/decode.ts'
import { findAiDisclosure } from './disclosure.ts'
import { type Separated, separate } from './furniture/separate.ts'
import { mergeMetadata, type PageMetadata } from './metadata/merge.ts'
import { findNotices } from './notices.ts'
import type { AiDisclosure, Report, SenderMetadata } from './report.ts'
import { UnreadableReportError } from './unreadable-report.ts'

export interface Arrived {
  readonly sha256: string
  /** The file's name, for messages. */
  readonly where: string | null
  readonly decoded: Decoded
  readonly clean: CleanText
  readonly blocks: readonly Block[]
  readonly sender: SenderMetadata
  /** What the page says of itself beside its text. */
  readonly page?: PageMetadata
  readonly notes?: readonly string[]
}

const LONGEST_TEXT = 5_000_000

/** Puts the report together from its blocks and what sender, page and text say of it. */
export function assemble(arrived: Arrived): Report {
  const { sha256, sender, blocks } = arrived
  const separated = withTitle(
    withText(separate(blocks, sender.title ?? arrived.page?.title ?? null), arrived),
    arrived.page?.title ?? null,
  )
  const merged = mergeMetadata(sender, arrived.page ?? {}, separated)
  const { text, cut } = textOf(separated.body)
  const { language, notes: languageNotes } = languageOf(text, sender, arrived.page ?? {})
  return Object.freeze({
    kind: 'report' as const,
    id: idOf(sha256, merged),
    sha256,
    title: merged.title,
    outlet: merged.outlet,
    url: merged.url,
    published: merged.published,
    language,
    text,
    furniture: separated.furniture,
    aiDisclosure: findAiDisclosure(separated.body, separated.furniture) ?? quoted(arrived.page?.aiQuote ?? null),
    notices: findNotices(blocks.filter(({ judged }) => !judged)),
    notes: [
      ...arrived.decoded.notes,
      ...removedNotes(arrived.clean),
      ...(arrived.notes ?? []),
      ...merged.notes,
      ...languageNotes,
      ...cut,
    ],
    ...(sender.level ? { level: sender.level } : {}),
  })
}

function quoted(quote: string | null): AiDisclosure | null {
  return quote === null ? null : { disclosed: true, quote }
}

// When everything looked like furniture the look was wrong: all of it is kept.
function withText(separated: Separated, { blocks, where }: Arrived): Separated {
  if (separated.body.length > 0) return separated
  if (blocks.length > 0) return { ...separated, body: blocks, furniture: [] }
  throw new UnreadableReportError('empty', {
    where,
    expected: 'a report',
    got: 'a page without text',
    todo: 'Save the page once it shows its text, or paste the text.',
  })
}

// A headline that only the page's data give is the report's all the same.
function withTitle(separated: Separated, title: string | null): Separated {
  if (title === null || separated.title !== null) return separated
  return { ...separated, title, body: [{ text: title, kind: 'heading' }, ...separated.body] }
}

/** Two outlets that carry the same bytes are two reports of one text, so the bytes alone do not name a report. */
function idOf(sha256: string, { url, outlet, published }: Pick<Report, 'url' | 'outlet' | 'published'>): string {
  const whole = [sha256, url ?? '', outlet ?? '', published ?? ''].join('\n')
  return `r${createHash('sha256').update(whole).digest('hex').slice(0, 16)}`
}

function textOf(body: readonly Block[]): { text: string; cut: readonly string[] } {
  const whole = body.map(({ text }) => text).join('\n\n')
  if (whole.length <= LONGEST_TEXT) return { text: whole, cut: [] }
  const end = /[\uD800-\uDBFF]/.test(whole.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT
  const note = `The text has ${whole.length} characters; only the first ${end} are read.`
  return { text: whole.slice(0, end).trimEnd(), cut: [note] }
}

function languageOf(
  text: string,
  sender: SenderMetadata,
  page: PageMetadata,
): { language: string; notes: readonly string[] } {
  const guess = detectLanguage(text)
  const language = sender.language ?? (guess.language === 'und' ? (page.language ?? 'und') : guess.language)
  const notes: string[] = []
  if (language === 'und') notes.push('The language was not recognised: only names, numbers and dates are read.')
  else if (!READ_LANGUAGES.includes(language))
    notes.push(`The language (${language}) is not one that Habeas reads: only names, numbers and dates are read.`)
  if (guess.others.length > 0) notes.push(`Parts of the text are in another language: ${guess.others.join(', ')}.`)
  if (sender.language && guess.language !== 'und' && guess.language !== sender.language)
    notes.push(`The sender gives the language as ${sender.language}; the text looks like ${guess.language}.`)
  return { language, notes }
}

function removedNotes({ removed }: CleanText): readonly string[] {
  const say = (count: number, what: string) => (count > 0 ? [`Removed from the text: ${count} ${what}.`] : [])
  return [
    ...say(removed.control, 'control characters'),
    ...say(removed.direction, 'characters that change the direction of writing'),
    ...say(removed.invisible, 'invisible characters'),
  ]
}
