import type { HeldReport } from '../../intake/index.ts'
import type { Claim, Reading, ReadPerson } from '../../reading/index.ts'
import { type Evidence, factsOf, type HumanDecision, type ReportFacts } from '../../weighing/index.ts'
import { type Gate, tellsOfRelease } from '../gate.ts'
import type { HiddenNames } from './hidden-names.ts'
import { createMask, type ReportWords } from './mask-names.ts'

/** A report as it stands in an edition: without its text, for a quote is published and an article is not. */
export interface KeptReport {
  readonly facts: ReportFacts
  readonly notices: ReportWords['notices']
  readonly lineage: string
  readonly learned: string
  readonly claimIds: readonly string[]
}

/** A claim as it stands in an edition, with what people decided about it. */
export interface KeptClaim {
  readonly claim: Claim
  readonly personId: string | null
  readonly decision: HumanDecision | null
}

export interface PreparedReport {
  readonly report: KeptReport
  readonly claims: readonly KeptClaim[]
  /** Claims that the gate kept back. */
  readonly withheld: number
  /** Claims whose quote no longer stands in the text where it should. */
  readonly broken: readonly string[]
}

export interface ReportSource {
  readonly held: HeldReport
  readonly reading: Reading
  readonly linkOf: (ref: string) => string | null
  readonly lineage: string
}

/** One report through the gate: each anchor checked again, names of the hidden taken out. */
export function prepareReport(
  { held: { report, learned }, reading, linkOf, lineage }: ReportSource,
  gate: Gate,
  names: HiddenNames,
  decisionOn: (claimId: string) => HumanDecision | null,
): PreparedReport {
  const personOf = ({ subject }: Claim) => (subject.ref ? linkOf(subject.ref) : null)
  const waiting = new Set(
    reading.claims.flatMap((claim) => {
      const id = personOf(claim)
      return id !== null && gate.isHeldBack(id) && tellsOfRelease(claim) ? [id] : []
    }),
  )
  const anchored = reading.claims.filter(({ quote }) => report.text.slice(quote.start, quote.end) === quote.text)
  const passed = anchored.filter((claim) => {
    const id = personOf(claim)
    return gate.passes(claim, id) && !(id !== null && waiting.has(id))
  })
  const isShown = (person: ReadPerson): boolean => {
    const id = linkOf(person.id)
    if (person.minor) return false
    if (id === null) return person.role === 'official' || person.role === 'journalist'
    return gate.shown.has(id) && !waiting.has(id)
  }
  const mask = createMask(reading.people, isShown, names)
  const facts = factsOf(report, reading)
  const { notices, ...words } = mask.words({ ...facts, notices: report.notices })
  return {
    report: {
      facts: { ...facts, ...words, text: null },
      notices,
      lineage,
      learned,
      claimIds: passed.map(({ id }) => id),
    },
    claims: passed.map((claim) => ({
      claim: mask.claim(claim),
      personId: personOf(claim),
      decision: decisionOn(claim.id),
    })),
    withheld: anchored.length - passed.length,
    broken: reading.claims.filter((claim) => !anchored.includes(claim)).map(({ id }) => id),
  }
}

export function evidenceOf(kept: KeptClaim, { facts, lineage, learned }: KeptReport): Evidence {
  return { claim: kept.claim, report: facts, personId: kept.personId, lineage, learned }
}
