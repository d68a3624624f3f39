import { type Body, bodyOf } from './body.ts'
import { decisionOn } from './decision.ts'
import type { Directory } from './directory.ts'
import { discountedAmong } from './discounted.ts'
import type { Evidence, HumanDecision, Verdict, VerdictState } from './evidence.ts'
import { explainVerdict } from './explain.ts'
import { defaultDirectory } from './organisations.ts'
import { refOf, weightless } from './origin.ts'
import { says, saysInParts } from './says.ts'
import { statementOf } from './statement.ts'
import { strayingFrom } from './straying.ts'
import { type Bearing, weigh } from './weigh.ts'

export interface VerdictOptions {
  /** All claims of the report under check; undated claims take their day from their neighbours. */
  readonly report?: readonly Evidence[]
  readonly directory?: Directory
}

/**
 * Holds one claim against a body of claims. The report under check, its lineage, AI-written reports and those that cite us do not count;
 * a rendering that strays from its text has that text against it.
 * A decision by people on the same statement, or on one that contradicts it, overrides the count and is named.
 */
export function verdictFor(
  checked: Evidence,
  body: readonly Evidence[] | Body,
  decisions: readonly HumanDecision[] = [],
  options: VerdictOptions = {},
): Verdict {
  const directory = options.directory ?? defaultDirectory()
  const index = bodyOf(body)
  const statement = statementOf(checked, options.report ?? index.siblings(checked.report.id))
  const straying = strayingFrom(statement, index, directory)
  const discounted = discountedAmong(statement, index, decisions, directory)
  const excluded = (other: Evidence) => discounted.has(other) || (isOwn(checked, other) && !straying.has(other))
  const weighed = weigh(statement, index, { directory, excluded })
  const decided = decisionOn(statement, index, decisions, directory)
  const counts = { for: weighed.for.size, against: weighed.against.size }
  const state = decided?.state ?? stateOf(counts.for, counts.against)
  const { explanation, reasons } = explainVerdict(weighed, state, decided, inventedScope(checked, index, excluded))
  return {
    claimId: checked.claim.id,
    state,
    independentOrigins: counts,
    for: weighed.supporting.map((bearing) => refOf(bearing.origin)),
    against: weighed.contradicting.map((bearing) => refOf(bearing.origin)),
    beside: distinct(weighed.beside),
    explanation,
    reasons,
  }
}

/** The verdicts on all claims of one report, in their order. */
export function verdictsFor(
  report: readonly Evidence[],
  body: readonly Evidence[] | Body,
  decisions: readonly HumanDecision[] = [],
  options: Omit<VerdictOptions, 'report'> = {},
): readonly Verdict[] {
  return report.map((checked) => verdictFor(checked, body, decisions, { ...options, report }))
}

/** The contract's total table. */
export function stateOf(origins: number, against: number): VerdictState {
  if (against >= 1) return origins === 0 ? 'contradicted' : 'disputed'
  return origins === 0 ? 'unseen' : origins === 1 ? 'single_origin' : 'supported'
}

/**
 * What only machine-written reports tell may be invented: the person, where nobody else says anything of a person of that name, else the
 * fact. Null for a report that carries weight: there `explainVerdict` looks at who else says the same.
 */
function inventedScope(
  checked: Evidence,
  body: Body,
  excluded: (other: Evidence) => boolean,
): 'person' | 'fact' | null {
  if (weightless(checked) !== 'ai_written') return null
  if (checked.claim.subject.kind !== 'person') return 'fact'
  const heard = body.about(statementOf(checked)).some(({ evidence }) => !weightless(evidence) && !excluded(evidence))
  return heard ? 'fact' : 'person'
}

function isOwn(checked: Evidence, other: Evidence): boolean {
  return other.report.id === checked.report.id || (checked.lineage !== '' && other.lineage === checked.lineage)
}

/** One line for each thing said beside by each origin. */
function distinct(bearings: readonly Bearing[]): Verdict['beside'] {
  const lines = new Map<string, Verdict['beside'][number]>()
  for (const bearing of bearings) {
    const line = { ...refOf(bearing.origin), says: says(bearing.statement), parts: saysInParts(bearing.statement) }
    const key = `${line.origin}|${line.says}`
    if (!lines.has(key)) lines.set(key, line)
  }
  return [...lines.values()]
}
