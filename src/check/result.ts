import type { AiDisclosure, Furniture, Notice } from '../intake/index.ts'
import type { Statement } from '../publishing/index.ts'
import type { PersonRole, Span, Speaker } from '../reading/index.ts'
import type { Suspicion, Verdict } from '../weighing/index.ts'

/** What a check prints and shows; shape fixed by the output contract. */
export interface CheckResult {
  /** As given; null for pasted text. */
  readonly file: string | null
  readonly report: CheckedReport
  readonly people: readonly CheckedPerson[]
  readonly claims: readonly CheckedClaim[]
  readonly verdicts: readonly Verdict[]
}

export interface CheckedReport {
  readonly sha256: string
  readonly title: string | null
  readonly outlet: string | null
  readonly url: string | null
  readonly published: string | null
  readonly language: string
  /** Main text only; every offset counts UTF-16 units in it. */
  readonly text: string
  readonly furniture: readonly Furniture[]
  readonly aiDisclosure: AiDisclosure | null
  /** Signs that a machine wrote it, where it does not say so; null where there are too few. */
  readonly aiSuspicion: Omit<Suspicion, 'suspected'> | null
  readonly copyOf: { readonly reportId: string; readonly score: number; readonly reason: string } | null
  readonly notes: readonly string[]
  readonly notices: readonly Notice[]
}

export interface CheckedPerson {
  readonly id: string
  readonly name: string
  readonly mentions: readonly Span[]
  readonly role: PersonRole
  readonly minor: boolean
  /** Best candidate, or null; never a merge. */
  readonly match: { readonly personId: string; readonly score: number; readonly reasons: readonly string[] } | null
}

export interface CheckedClaim extends Statement {
  readonly id: string
  readonly said: string | null
  readonly learned: string | null
  readonly speaker: Speaker | null
  readonly origin: string | null
  readonly quote: Span
  readonly confidence: number
  readonly extractor: string
  /** Speaks of, or would identify, a minor: shown nowhere in public, only counted. */
  readonly minor: boolean
  readonly flags: readonly string[]
}
