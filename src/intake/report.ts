/** What arrived, never altered afterwards. Every offset into `text` counts UTF-16 units. */
export interface Report {
  readonly kind: 'report'
  /** 'r' + 16 hex digits of a SHA-256 over the bytes' hash, address, outlet and day of publication. */
  readonly id: string
  readonly sha256: string
  readonly title: string | null
  readonly outlet: string | null
  readonly url: string | null
  /** The day of publication as EDTF, as precise as known (2025-09-12, 2025-09), or null when neither sender nor text tells it. */
  readonly published: string | null
  /** BCP 47: en ru be be-Latn uk pl lt de fr es pt it … or 'und'. */
  readonly language: string
  /** The main text only: title and body, furniture taken out, paragraphs separated by one empty line. */
  readonly text: string
  readonly furniture: readonly Furniture[]
  readonly aiDisclosure: AiDisclosure | null
  /** Correction, update and retraction notices, as the text words them. */
  readonly notices: readonly Notice[]
  /** What the reader of the report should know: encoding guessed, language unknown, text truncated … in plain words. */
  readonly notes: readonly string[]
  /** How far its text may go, when somebody said so; without it the report is what an outlet published. */
  readonly level?: Level
}

/** P0 public everywhere, P1 on a public page, P2 with consent, P3 for partners only, P4 sealed (docs/glossary.md). */
export const LEVELS = ['P0', 'P1', 'P2', 'P3', 'P4'] as const
export type Level = (typeof LEVELS)[number]

/** The level that somebody wrote; null for none. What cannot be understood seals: a slip of the pen must not lay open. */
export function levelOf(written: unknown): Level | null {
  if (written === undefined || written === null || written === '') return null
  return LEVELS.find((level) => level === String(written).trim().toUpperCase()) ?? 'P4'
}

export type FurnitureKind =
  | 'masthead'
  | 'weather'
  | 'counter'
  | 'navigation'
  | 'repeated_headline'
  | 'share'
  | 'related'
  | 'cookie'
  | 'newsletter'
  | 'dateline'
  | 'disclaimer'
  | 'other'

export interface Furniture {
  readonly kind: FurnitureKind
  readonly text: string
}

export interface AiDisclosure {
  readonly disclosed: true
  /** The words of the disclosure, verbatim from what arrived. */
  readonly quote: string
}

export interface Notice {
  readonly kind: 'correction' | 'update' | 'retraction'
  readonly quote: string
}

/** What the sender knows of a report; it wins over what the text says of itself. */
export interface SenderMetadata {
  readonly url?: string | null
  readonly outlet?: string | null
  readonly published?: string | null
  readonly title?: string | null
  readonly language?: string | null
  readonly level?: Level | null
}
