import { createHash } from 'node:crypto'
import { type Body, bodyOf, subjectKey } from './body.ts'
import type { Directory } from './directory.ts'
import type { Evidence } from './evidence.ts'
import { defaultDirectory } from './organisations.ts'
import { type RelateContext, relate } from './relate.ts'
import { says } from './says.ts'
import { reachOf, slotsOf } from './slots.ts'
import { EXITS, isCount, type Statement } from './statement.ts'
import { length } from './window.ts'

/** What one or many claims say: a subject, a kind of act, a value and a time, whatever the words. */
export interface Proposition {
  readonly kind: 'proposition'
  /** A hash of what is said: the same for the same content, whoever says it. */
  readonly id: string
  /** The most precise of its claims, in plain words. */
  readonly text: string
  readonly type: string
  readonly subject: string
  readonly personId: string | null
  /** Ordered by report and claim id; the first of `exemplar` is the most precise. */
  readonly evidence: readonly Evidence[]
  readonly exemplar: Evidence
}

/** Groups claims that state one proposition: names, spellings, precision of dates, quantifiers and languages set aside. */
export function propositionsOf(
  evidence: readonly Evidence[],
  directory: Directory = defaultDirectory(),
): readonly Proposition[] {
  const body = bodyOf(evidence)
  return propositionsAmong([...body.statements.values()], body, directory)
}

/** The same for whole buckets of claims: which bucket others are in has nothing to do with them. */
export function propositionsAmong(
  statements: readonly Statement[],
  body: Body,
  directory: Directory,
): readonly Proposition[] {
  const buckets = Map.groupBy(statements, bucketOf)
  return [...buckets.values()]
    .flatMap((bucket) => cluster(bucket, body, directory))
    .map(createProposition)
    .sort(byId)
}

/** Two statements that read alike and yet do not agree share an id; their most precise claims tell them apart. */
function byId(a: Proposition, b: Proposition): number {
  const [x, y] = [`${a.id} ${a.exemplar.claim.id}`, `${b.id} ${b.exemplar.claim.id}`]
  return x < y ? -1 : x > y ? 1 : 0
}

/** Only claims of one bucket can state one proposition. */
export function bucketOf(statement: Statement): string {
  const family = EXITS.has(statement.type) ? 'exit' : isCount(statement) ? 'count' : statement.type
  return `${subjectKey(statement.evidence)}|${family}|${statement.affirms}|${statement.planned}|${isCount(statement) ? statement.population.key : ''}`
}

/** The most precise claim opens a proposition; each further claim joins the first one that it and that supports it in turn. */
function cluster(bucket: readonly Statement[], body: Body, directory: Directory): readonly (readonly Statement[])[] {
  const clusters: Statement[][] = []
  const filed = new Map<string, Statement[][]>()
  for (const statement of [...bucket].sort(byPrecision)) {
    const context = { directory, ...body.custodyOf(statement) }
    const near = new Set(placesFor(statement, 'look').flatMap((place) => filed.get(place) ?? []))
    const home = [...near].find(([exemplar]) => agree(exemplar!, statement, context))
    if (home) {
      home.push(statement)
      continue
    }
    const opened = [statement]
    clusters.push(opened)
    for (const place of placesFor(statement, 'file')) {
      const held = filed.get(place)
      if (held) held.push(opened)
      else filed.set(place, [opened])
    }
  }
  return clusters
}

/**
 * Where a proposition is filed and looked for: by month for groups, and by number, since two exact numbers agree only when equal; a number
 * that is not exact is looked for everywhere.
 */
function placesFor(statement: Statement, purpose: 'file' | 'look'): readonly string[] {
  const slots =
    statement.evidence.claim.subject.kind === 'person'
      ? ['person']
      : purpose === 'file'
        ? slotsOf(statement)
        : reachOf(statement)
  const exact = statement.span && statement.span.min === statement.span.max ? `${statement.span.min}` : null
  const numbers = purpose === 'file' ? ['all', exact ?? 'open'] : exact === null ? ['all'] : [exact, 'open']
  return slots.flatMap((slot) => numbers.map((number) => `${slot}|${number}`))
}

const agree = (a: Statement, b: Statement, context: RelateContext): boolean =>
  relate(a, b, context).kind === 'supports' && relate(b, a, context).kind === 'supports'

function byPrecision(a: Statement, b: Statement): number {
  const [x, y] = [imprecision(a), imprecision(b)]
  if (x !== y) return x - y
  const [k, l] = [contentOf(a), contentOf(b)]
  if (k !== l) return k < l ? -1 : 1
  return a.evidence.claim.id < b.evidence.claim.id ? -1 : 1
}

const MONTH = 31

function imprecision(statement: Statement): number {
  const days = statement.window ? length(statement.window) : 1000
  // What a report only implies is written down as its month, however narrow the days that it can mean.
  const dates = statement.dated ? Math.min(999, statement.implied ? Math.max(MONTH, days) : days) : 1000
  const value = statement.span && statement.span.min !== statement.span.max ? 0.5 : 0
  return dates + value
}

/** What is said, apart from names and from who says it; what tells no day is of the time when it was said. */
function contentOf(statement: Statement): string {
  const { window, span, type, population } = statement
  const dated = statement.dated && window && Number.isFinite(window.from)
  const days = dated ? `${window.from}/${window.to}` : `said ${statement.said}`
  return [type, days, span?.min ?? '', span?.max ?? '', population.key].join('|')
}

/** `statements`: the most precise first. */
export function createProposition(statements: readonly Statement[]): Proposition {
  const exemplar = statements[0]!
  const subject = subjectKey(exemplar.evidence)
  const content = `${subject}|${exemplar.affirms}|${exemplar.planned}|${contentOf(exemplar)}|${exemplar.evidence.claim.detail ?? ''}|${exemplar.evidence.claim.place ?? ''}`
  const evidence = statements.map((statement) => statement.evidence)
  return Object.freeze({
    kind: 'proposition' as const,
    id: createHash('sha256').update(content).digest('hex').slice(0, 16),
    text: says(exemplar),
    type: exemplar.type,
    subject: exemplar.evidence.claim.subject.name,
    personId: exemplar.evidence.personId,
    evidence: evidence.sort((a, b) => (a.claim.id < b.claim.id ? -1 : 1)),
    exemplar: exemplar.evidence,
  })
}
