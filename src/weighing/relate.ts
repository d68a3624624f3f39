import type { Directory } from './directory.ts'
import { impossibility } from './impossible.ts'
import { misnamesAct } from './relate-act.ts'
import { type CaseContext, relateCase } from './relate-case.ts'
import { elsewhere, relateCounts, sameTime } from './relate-counts.ts'
import { relateCustody } from './relate-custody.ts'
import { relateExchange } from './relate-terms.ts'
import { contradicts, type Relation, SUPPORTS, UNRELATED } from './relation.ts'
import { EXITS, INSIDE, isCount, type Statement } from './statement.ts'

export interface RelateContext extends CaseContext {
  readonly directory: Directory
}

const CUSTODY = new Set<string>([...EXITS, ...INSIDE, 'not_released', 'release_refused', 'died'])
const DEALS = new Set<string>(['exchange_terms', 'exchanged'])

/** What claim `b` does to claim `a`, given that both speak of one person, or both of groups. */
export function relate(a: Statement, b: Statement, context: RelateContext): Relation {
  const found = relateSubstance(a, b, context)
  return found.kind === 'supports' && misnamesAct(a, b, context.directory) ? contradicts('kind_differs') : found
}

function relateSubstance(a: Statement, b: Statement, context: RelateContext): Relation {
  if (b.evidence.claim.polarity === 'retracts') return retracted(a, b)
  if (a.evidence.claim.subject.kind === 'person') return relatePerson(a, b, context)
  if (DEALS.has(a.type) && DEALS.has(b.type))
    return elsewhere(a, b) ? UNRELATED : relateExchange(a, b, context.directory)
  if (isCount(a)) return isCount(b) ? relateCounts(a, b, context.directory) : UNRELATED
  return isCount(b) ? UNRELATED : relateGroup(a, b)
}

function relatePerson(a: Statement, b: Statement, context: RelateContext): Relation {
  const impossible = impossibility(a, b, context)
  if (impossible) return contradicts(impossible)
  if (CUSTODY.has(a.type) && CUSTODY.has(b.type)) {
    const found = relateCustody(a, b, context)
    if (found.kind !== 'unrelated' || a.type !== b.type || EXITS.has(a.type)) return found
  }
  return relateCase(a, b, context)
}

/** A withdrawal of what the same outlet or speaker said. */
function retracted(a: Statement, b: Statement): Relation {
  if (a.type !== b.type) return UNRELATED
  if (a.span && b.span && (a.span.min !== b.span.min || a.span.max !== b.span.max)) return UNRELATED
  return contradicts('retracted')
}

/** What is said of a group without a number: same kind of act, same days. */
function relateGroup(a: Statement, b: Statement): Relation {
  if (a.type !== b.type || elsewhere(a, b) || (b.planned && !a.planned)) return UNRELATED
  if (a.population.key !== b.population.key) return UNRELATED
  if (a.window && b.window && a.dated && b.dated && sameTime(a.window, b.window) === 'apart') return UNRELATED
  if (!(a.dated && b.dated) && a.said !== null && b.said !== null && Math.abs(a.said - b.said) > 30) return UNRELATED
  return a.affirms === b.affirms ? SUPPORTS : contradicts('denied')
}
