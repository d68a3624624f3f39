import { type Body, compareEvidence } from './body.ts'
import type { Directory } from './directory.ts'
import type { Evidence } from './evidence.ts'
import { type Independence, independent } from './independence.ts'
import { type Origin, originOf, weightless } from './origin.ts'
import { relate } from './relate.ts'
import type { Relation } from './relation.ts'
import type { Statement } from './statement.ts'

/** Another claim and what it does to the one in question. */
export interface Bearing {
  readonly statement: Statement
  readonly relation: Relation
  readonly origin: Origin
}

/** Everything that bears on one claim, sorted out. */
export interface Weighed {
  readonly statement: Statement
  readonly supporting: readonly Bearing[]
  readonly contradicting: readonly Bearing[]
  readonly beside: readonly Bearing[]
  readonly superseded: readonly Bearing[]
  /** Claims that would count but carry no weight of their own. */
  readonly weightless: readonly Bearing[]
  readonly for: Independence
  readonly against: Independence
}

export interface WeighOptions {
  readonly directory: Directory
  /** Reports that do not count: the one under check, its copies. */
  readonly excluded: (evidence: Evidence) => boolean
}

/** Holds one claim against a body and counts the independent origins on either side. */
export function weigh(statement: Statement, body: Body, options: WeighOptions): Weighed {
  const context = { directory: options.directory, ...body.custodyOf(statement) }
  const bearings: Bearing[] = []
  for (const other of body.about(statement)) {
    if (options.excluded(other.evidence)) continue
    const relation = relate(statement, other, context)
    if (relation.kind !== 'unrelated')
      bearings.push({
        statement: other,
        relation,
        origin: originOf(other.evidence, options.directory, body.firstOf(other.evidence)),
      })
  }
  bearings.sort((a, b) => compareEvidence(a.statement.evidence, b.statement.evidence))
  return sortOut(statement, bearings)
}

function sortOut(statement: Statement, bearings: readonly Bearing[]): Weighed {
  const heavy = bearings.filter((bearing) => weightless(bearing.statement.evidence) === null)
  const lastWords = lastWordsOf(heavy)
  const stale = new Set(heavy.filter((bearing) => isReplaced(bearing, lastWords)))
  const of = (kind: Relation['kind']) =>
    heavy.filter((bearing) => bearing.relation.kind === kind && !stale.has(bearing))
  const [supporting, contradicting] = [of('supports'), of('contradicts')]
  return {
    statement,
    supporting,
    contradicting,
    beside: of('beside'),
    superseded: [...of('superseded'), ...stale],
    weightless: bearings.filter((bearing) => weightless(bearing.statement.evidence) !== null),
    for: independent(supporting.map((bearing) => bearing.origin)),
    against: independent(contradicting.map((bearing) => bearing.origin)),
  }
}

/** A voice that later said the opposite has replaced its earlier word, whichever way it went. */
function isReplaced(bearing: Bearing, lastWords: ReadonlyMap<string, number>): boolean {
  const { kind } = bearing.relation
  if (kind !== 'supports' && kind !== 'contradicts') return false
  const { said } = bearing.statement
  const voice = voiceOf(bearing.origin)
  if (said === null || voice === null) return false
  return (lastWords.get(`${kind === 'supports' ? 'contradicts' : 'supports'}|${voice}`) ?? said) > said
}

/** The last day on which each voice supported or contradicted. */
function lastWordsOf(bearings: readonly Bearing[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>()
  for (const { relation, origin, statement } of bearings) {
    const voice = voiceOf(origin)
    if (voice === null || statement.said === null) continue
    const key = `${relation.kind}|${voice}`
    last.set(key, Math.max(last.get(key) ?? statement.said, statement.said))
  }
  return last
}

const voiceOf = (origin: Origin): string | null =>
  origin.unknown || origin.roots.length === 0 ? null : origin.roots.join('|')
