import type { Body } from './body.ts'
import type { Directory } from './directory.ts'
import type { Evidence } from './evidence.ts'
import { weightless } from './origin.ts'
import { relate } from './relate.ts'
import type { Statement } from './statement.ts'

const LEAST_RENDERINGS = 2

/**
 * Claims of other renderings of the same text that say otherwise, where most of them do: the claim was garbled in copying. A text never
 * supports its own copies; that it contradicts one that strays from it is no support of itself. Which of two renderings strays is unknown.
 */
export function strayingFrom(statement: Statement, body: Body, directory: Directory): ReadonlySet<Evidence> {
  const { evidence } = statement
  const siblings = evidence.lineage === '' ? [] : body.about(statement).filter((other) => isSibling(evidence, other))
  if (siblings.length < LEAST_RENDERINGS) return new Set()
  const context = { directory, ...body.custodyOf(statement) }
  const said = Map.groupBy(siblings, (other) => relate(statement, other, context).kind)
  const against = said.get('contradicts') ?? []
  const reports = (some: readonly Statement[]) => new Set(some.map((other) => other.evidence.report.id)).size
  const agreeing = reports(said.get('supports') ?? []) + 1
  return reports(against) >= LEAST_RENDERINGS && reports(against) > agreeing
    ? new Set(against.map((other) => other.evidence))
    : new Set()
}

const isSibling = (own: Evidence, other: Statement): boolean =>
  other.evidence.lineage === own.lineage && other.evidence.report.id !== own.report.id && !weightless(other.evidence)
