import type { Directory, Organisation } from './directory.ts'
import { fold } from './fold.ts'
import { EXITS, type Statement } from './statement.ts'

const AMNESTY = /\b(amnest|amnist|anisti)\w*(?! international)/
const PARDON = /\b(pardon|clemency|pomilov|pamilav|pomyluv|ulaskaw|begnad|graci|gracie|indult|grazia|malon)/

/** By which formal act people came out: a law for groups, or an act of the head of state for named people; null where nothing tells. */
function actOf({ type, evidence }: Statement): 'amnesty' | 'pardon' | null {
  if (!EXITS.has(type) && !type.startsWith('count_')) return null
  const { releaseKind, quote } = evidence.claim
  const text = fold(quote.text)
  if (PARDON.test(text) || releaseKind === 'pardon') return AMNESTY.test(text) ? null : 'pardon'
  return releaseKind === 'amnesty_law' || (type === 'pardoned' && AMNESTY.test(text)) ? 'amnesty' : null
}

/**
 * `a` calls an amnesty what those who decided it call a pardon. Only their word tells: newspapers use either for any release, and what
 * they call it never speaks against the act itself.
 */
export function misnamesAct(a: Statement, b: Statement, directory: Directory): boolean {
  return actOf(a) === 'amnesty' && actOf(b) === 'pardon' && directory.findAll(voiceOf(b)).some(speaksForState)
}

const voiceOf = ({ evidence: { claim, report } }: Statement): string =>
  [claim.speaker?.name, claim.origin].filter(Boolean).join(', ') || (report.outlet ?? '')

const speaksForState = ({ kind, under = [] }: Organisation): boolean =>
  kind === 'state' || (kind === 'person' && under.length > 0) || (kind === 'wire' && under.length > 0)
