import { contradicts, type Relation, SUPPORTS, UNRELATED } from './relation.ts'
import type { Statement } from './statement.ts'
import { meets, termMonths } from './value.ts'
import { contains, gap, length, overlaps } from './window.ts'

const SAME_ACT_DAYS = 3
const SAME_CASE_DAYS = 31
const STATE_DAYS = 60
const ONCE = new Set(['died', 'birth', 'body_returned'])
const TERMS = new Set(['sentenced', 'sentence_remaining', 'sentence_reduced'])
const STATES = new Set([
  'hunger_strike',
  'hunger_strike_ended',
  'health',
  'ill_treatment',
  'held_incommunicado',
  'whereabouts_unknown',
])

/** What else the body knows of the person's way in and out of custody. */
export interface CaseContext {
  readonly detainedBetween: (from: number, to: number) => boolean
  readonly releasedBetween: (from: number, to: number) => boolean
  /** Shown in custody between two days, however the person came there. */
  readonly insideBetween: (from: number, to: number) => boolean
  /** Any sign, dated before that day, that the person had been in custody. */
  readonly custodyBefore: (day: number) => boolean
  /** Whether the report of this claim has another way out of the person, or a refusal of it, between two days. */
  readonly toldOutside: (statement: Statement, from: number, to: number) => boolean
}

/** What claim `b` does to claim `a`, both of one type about one person, custody apart. */
export function relateCase(a: Statement, b: Statement, context: CaseContext): Relation {
  if (a.type === 'sentenced' && b.type === 'detained') return sentencedBefore(a, b, context)
  if (a.type !== b.type || (b.planned && !a.planned)) return UNRELATED
  if (a.affirms !== b.affirms) return compatibleTime(a, b) ? contradicts('denied') : UNRELATED
  if (ONCE.has(a.type)) return relateOnce(a, b)
  if (a.type === 'detained') return relateDetentions(a, b, context)
  if (TERMS.has(a.type)) return relateTerms(a, b)
  if (STATES.has(a.type)) return gapOf(a, b) <= STATE_DAYS ? SUPPORTS : UNRELATED
  if (a.span && b.span && !meets(a.span, b.span)) return UNRELATED
  return compatibleTime(a, b) ? SUPPORTS : UNRELATED
}

/** Two dates of detention with no way out between them cannot both be the arrest; short holds before a case are days, not months, before it. */
function relateDetentions(a: Statement, b: Statement, context: CaseContext): Relation {
  if (compatibleTime(a, b)) return SUPPORTS
  const [first, second] = a.window!.to < b.window!.from ? [a, b] : [b, a]
  if (gap(first.window!, second.window!) <= SAME_CASE_DAYS) return UNRELATED
  return context.releasedBetween(first.window!.from, second.window!.to) ? UNRELATED : contradicts('date_differs')
}

/** A sentence to be served before every known arrest cannot stand as dated. */
function sentencedBefore(a: Statement, b: Statement, context: CaseContext): Relation {
  if (!a.affirms || !b.affirms || b.planned || !a.dated || !b.dated || !a.window || !b.window) return UNRELATED
  if (a.window.to >= b.window.from || context.detainedBetween(Number.NEGATIVE_INFINITY, a.window.to)) return UNRELATED
  return gap(a.window, b.window) <= SAME_CASE_DAYS * 12 ? contradicts('sentence_before_arrest') : UNRELATED
}

/** What happens once has one date. */
function relateOnce(a: Statement, b: Statement): Relation {
  if (!a.dated || !b.dated || !a.window || !b.window) return SUPPORTS
  return overlaps(a.window, b.window, 1) ? SUPPORTS : contradicts('date_differs')
}

/**
 * One sentence is known by its term and its day. The same term on quite another day, or another term on the same day, is a contradiction;
 * two terms on two days are two sentences.
 */
function relateTerms(a: Statement, b: Statement): Relation {
  const [x, y] = [termMonths(a.evidence.claim.value), termMonths(b.evidence.claim.value)]
  if (x === null || y === null) return compatibleTime(a, b) ? SUPPORTS : UNRELATED
  const sameTerm = Math.abs(x - y) < 1
  if (sameTerm) return compatibleTime(a, b) ? SUPPORTS : contradicts('date_differs')
  return sameDay(a, b) ? contradicts('value_differs') : UNRELATED
}

const sameDay = (a: Statement, b: Statement): boolean =>
  a.dated &&
  b.dated &&
  a.window !== null &&
  b.window !== null &&
  length(a.window) <= 31 &&
  length(b.window) <= 31 &&
  overlaps(a.window, b.window)

/** Undated fits all; otherwise the days meet, or one period holds the other. */
function compatibleTime(a: Statement, b: Statement): boolean {
  if (!a.dated || !b.dated || !a.window || !b.window) return true
  return contains(a.window, b.window) || contains(b.window, a.window) || gap(a.window, b.window) <= SAME_ACT_DAYS
}

const gapOf = (a: Statement, b: Statement): number => {
  if (a.dated && b.dated && a.window && b.window) return gap(a.window, b.window)
  return a.said !== null && b.said !== null ? Math.abs(a.said - b.said) : 0
}
