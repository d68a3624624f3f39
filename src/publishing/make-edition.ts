import type { MentionLink, Person } from '../matching/index.ts'
import type { Reading } from '../reading/index.ts'
import type { Decision } from '../review/index.ts'
import { type Evidence, type HumanDecision, traceLineage } from '../weighing/index.ts'
import { maskNames } from './mask-names.ts'
import { permitted } from './permitted.ts'

/** A published version: people and evidence as they may be seen, and nothing else. All that is shown follows from it. */
export interface Edition {
  readonly kind: 'edition'
  readonly number: number
  /** ISO instant. */
  readonly published: string
  readonly people: readonly Person[]
  /** Reports stand in it without their text: a quote is published, an article is not. */
  readonly evidence: readonly Evidence[]
  readonly decisions: readonly HumanDecision[]
}

/** What a new edition would hold. Copies are traced among what may be seen, so that nothing hidden shows through a count. */
export function makeEdition(
  source: {
    readonly people: readonly Person[]
    readonly readings: readonly Reading[]
    readonly links: readonly MentionLink[]
    readonly evidence: readonly Evidence[]
    readonly decisions: readonly Decision[]
    readonly humanDecisions: readonly HumanDecision[]
  },
  number: number,
  published: string,
): { readonly edition: Edition; readonly withheld: number } {
  const { people, evidence, withheld } = permitted(source.people, source.evidence, source.decisions)
  const reports = [...new Map(evidence.map(({ report }) => [report.id, report])).values()]
  // With all their claims, as the register traces them: fewer would leave translations apart and count one origin twice.
  const claims = new Map(source.readings.map((reading) => [reading.reportId, reading.claims]))
  const { lineageOf } = traceLineage(reports, claims)
  const seen = new Set(evidence.map(({ claim }) => claim.id))
  const shown = maskNames(evidence, source.readings, source.links, new Set(people.map((person) => person.id)))
  const edition: Edition = {
    kind: 'edition',
    number,
    published,
    people,
    evidence: shown.map((entry) => ({
      ...entry,
      report: { ...entry.report, text: null },
      lineage: lineageOf(entry.report.id),
    })),
    decisions: source.humanDecisions.filter((decision) => seen.has(decision.claimId)),
  }
  return { edition: Object.freeze(edition), withheld }
}
