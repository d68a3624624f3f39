import { type Body, compareEvidence } from './body.ts'
import type { Directory } from './directory.ts'
import type { Evidence } from './evidence.ts'
import { type Independence, independent, speaking } from './independence.ts'
import { type Origin, originOf, weightless } from './origin.ts'
import { relate } from './relate.ts'
import { type Relation, UNRELATED } from './relation.ts'
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
  /** True where only the origins on either side count: what stands beside a claim, and what was overtaken, is left out. */
  readonly sidesOnly?: boolean
}

/** Holds one claim against a body and counts the independent origins on either side. */
export function weigh(statement: Statement, body: Body, options: WeighOptions): Weighed {
  const context = { directory: options.directory, ...body.custodyOf(statement) }
  const bearing = (other: Statement, relation: Relation): Bearing => ({
    statement: other,
    relation,
    origin: originIn(body, other.evidence, options.directory),
  })
  const related: Bearing[] = []
  const unrelated: Statement[] = []
  for (const other of body.about(statement)) {
    if (options.excluded(other.evidence)) continue
    const relation = relate(statement, other, context)
    if (relation.kind !== 'unrelated') related.push(bearing(other, relation))
    else if (isCopied(other.evidence, body)) unrelated.push(other)
  }
  const bearings = likeOriginals([...related, ...unrelated.map((other) => bearing(other, UNRELATED))]).filter(
    ({ relation: { kind } }) =>
      kind === 'supports' || kind === 'contradicts' || (kind !== 'unrelated' && !options.sidesOnly),
  )
  bearings.sort((a, b) => compareEvidence(a.statement.evidence, b.statement.evidence))
  return sortOut(statement, bearings)
}

/** A copy that dropped a credit means what its original means: who is credited may decide what is counted. */
function likeOriginals(bearings: readonly Bearing[]): readonly Bearing[] {
  const takes = ({ origin }: Bearing) => !origin.credited
  if (!bearings.some(({ origin }) => origin.lineage !== origin.evidence.report.id) || !bearings.some(takes))
    return bearings
  const originals = new Map(
    bearings
      .filter(({ origin }) => origin.credited && origin.lineage === origin.evidence.report.id)
      .map((bearing) => [contentOf(bearing), bearing.relation]),
  )
  return bearings.map((bearing) => {
    const relation = bearing.origin.credited ? undefined : originals.get(contentOf(bearing))
    return relation ? { ...bearing, relation } : bearing
  })
}

/** Only what is copied, or is a copy, can lend its meaning or take another's. */
const isCopied = (evidence: Evidence, body: Body): boolean =>
  evidence.lineage !== evidence.report.id || body.hasCopies(evidence)

const contentOf = ({ origin, statement: { type, span, window, population, affirms, planned } }: Bearing): string =>
  [origin.lineage, type, span?.min, span?.max, window?.from, window?.to, population.key, affirms, planned].join('|')

/** Where a claim of the body comes from; an uncredited copy of something not held is of unknown origin. */
export function originIn(body: Body, evidence: Evidence, directory: Directory): Origin {
  const origin = originOf(evidence, directory, body.firstOf(evidence))
  return !origin.credited && body.isOrphan(evidence) ? { ...origin, unknown: true } : origin
}

function sortOut(statement: Statement, bearings: readonly Bearing[]): Weighed {
  const heavy = bearings.filter((bearing) => weightless(bearing.statement.evidence) === null)
  const voiced = [...Map.groupBy(heavy, (bearing) => bearing.relation.kind).values()].flatMap((some) => {
    const speakers = new Set(speaking(some.map((bearing) => bearing.origin)))
    return some.filter((bearing) => speakers.has(bearing.origin))
  })
  const lastWords = lastWordsOf(voiced)
  const replaced = new Set(voiced.filter((bearing) => isReplaced(bearing, lastWords)))
  // A silent copy falls with the original whose words it repeats.
  const fallen = new Set([...replaced].map(sideOf))
  const heard = new Set(voiced)
  const silent = heavy.filter((bearing) => !heard.has(bearing))
  const stale = new Set([...replaced, ...silent.filter((bearing) => fallen.has(sideOf(bearing)))])
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

const sideOf = ({ relation, origin }: Bearing): string => `${relation.kind}|${origin.lineage}`

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
