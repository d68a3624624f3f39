import type { Body } from './body.ts'
import type { Directory } from './directory.ts'
import { type CountReason, reasonsOfTally } from './ledger-reasons.ts'
import { weightless } from './origin.ts'
import { wordsForPopulation } from './population-words.ts'
import { kindOf } from './relate-counts.ts'
import { verbOf } from './says.ts'
import type { Statement } from './statement.ts'
import { spanOf } from './value.ts'
import { originIn } from './weigh.ts'

/** One organisation's count of some of the people, by its own definition; tallies are never added up or merged. */
export interface Tally {
  readonly organisation: string
  readonly number: number
  readonly definition: string
  /** What was counted, for interfaces to word: 'count_released', 'count_crossed' … */
  readonly kind: string
  /** Who was counted, for interfaces to word: 'political', 'journalist', 'from LT' … */
  readonly population: string
  /** Why it is not the announced number; empty where it is. */
  readonly reasonCodes: readonly CountReason[]
  readonly evidence: readonly string[]
}

/** Words that tell nobody in particular: what they count is no part that anybody could look up. */
const VAGUE = new Set(['unspecified', 'citizens', 'others', 'named'])

/** Counts of parts of the group, or by other definitions, a line for each organisation, number and definition. */
export function talliesIn(
  own: readonly Statement[],
  body: Body,
  directory: Directory,
  announced: number,
  refused: number,
): readonly Tally[] {
  const lines = new Map<string, Tally>()
  for (const statement of own) {
    const number = spanOf(statement.evidence.claim.value)?.min
    if (
      number === undefined ||
      VAGUE.has(statement.population.key) ||
      !statement.affirms ||
      weightless(statement.evidence) ||
      !isPart(statement, directory)
    )
      continue
    const { label } = originIn(body, statement.evidence, directory)
    const definition = definitionOf(statement)
    const key = `${label}|${number}|${kindOf(statement)}|${statement.population.key}`
    const held = lines.get(key)
    const evidence = [...(held?.evidence ?? []), statement.evidence.claim.id].sort()
    lines.set(key, {
      organisation: label,
      number,
      definition: held?.definition ?? definition,
      kind: kindOf(statement),
      population: statement.population.key,
      reasonCodes: reasonsOfTally(statement, announced, refused),
      evidence,
    })
  }
  return [...lines.values()].sort((a, b) =>
    a.organisation === b.organisation ? a.number - b.number : a.organisation < b.organisation ? -1 : 1,
  )
}

/** Everything but the bare whole; a monitor's count of political prisoners is its own tally too. */
function isPart(statement: Statement, directory: Directory): boolean {
  if (!statement.population.whole || kindOf(statement) !== 'count_released') return true
  const voice = statement.evidence.claim.speaker?.name ?? statement.evidence.report.outlet ?? ''
  return statement.population.key === 'political' && directory.findAll(voice).some((entry) => entry.kind === 'monitor')
}

function definitionOf(statement: Statement): string {
  const whom = wordsForPopulation([statement])
  const kind = kindOf(statement)
  return kind === 'count_released' ? `${whom} among the released` : `${whom}: ${verbOf(kind)}`
}
