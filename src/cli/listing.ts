import type { App } from '../app.ts'
import type { Claim } from '../reading/index.ts'
import {
  assessClaims,
  type CustodyEvidence,
  custodyEvidence,
  type EvidenceRef,
  type InformationGrade,
  informationGrade,
  type LadderState,
  type LineageGroup,
  type Verdict,
  type VerdictState,
  verdictsFor,
} from '../weighing/index.ts'

type Register = Awaited<ReturnType<App['register']>>['register']

/** Reports that are one source, by the names under which they were handed in and by their ids in the register. */
export interface OriginGroup extends LineageGroup {
  readonly reportIds: readonly string[]
}

/** A claim with its place on the ladder, its own report counted, and the verdict of all other reports on it. */
export interface ClaimRow
  extends Pick<
    Claim,
    | 'type'
    | 'value'
    | 'population'
    | 'date'
    | 'said'
    | 'place'
    | 'polarity'
    | 'modality'
    | 'speaker'
    | 'origin'
    | 'quote'
  > {
  readonly claimId: string
  /** The name under which the report was handed in: the file's name without its ending, or the address. */
  readonly report: string
  readonly reportId: string
  readonly subject: { readonly name: string; readonly personId: string | null }
  readonly ladder: LadderState
  /** The contract's verdict state; the report itself and what it copies are not counted. */
  readonly state: VerdictState
  /** 1 confirmed by other independent sources … 6 cannot be judged; apart from the grade of the source. */
  readonly information: InformationGrade
  /** As the ladder counts them, the claim's own report among them. */
  readonly independentOrigins: Verdict['independentOrigins']
  readonly explanation: string
  readonly verdict: Pick<Verdict, 'independentOrigins' | 'explanation'> & {
    readonly for: readonly NamedRef[]
    readonly against: readonly NamedRef[]
  }
}

interface NamedRef extends EvidenceRef {
  readonly report: string
}

/** `001` for `pages/001.txt`; an address stays whole. */
export const nameAsGiven = (cameFrom: string): string =>
  /^[a-z]+:\/\//i.test(cameFrom) ? cameFrom : cameFrom.replace(/^.*[/\\]/, '').replace(/(?<=.)\.[^.]*$/, '')

export function listOrigins(register: Register): { readonly groups: readonly OriginGroup[] } {
  const name = namesOf(register)
  const groups = register.lineage.groups.map((group) => ({
    ...group,
    reports: group.reports.map(name),
    reportIds: group.reports,
  }))
  return { groups }
}

/** Each person's last positive evidence of custody as of a day; silence is neither freedom nor custody. */
export function listCustody(register: Register, asOf: string): readonly CustodyRow[] {
  const people = Map.groupBy(register.evidence, ({ personId }) => personId)
  return [...people].flatMap(([personId, own]) => {
    if (personId === null) return []
    const { state, lastPositive, claimId } = custodyEvidence(own, asOf)
    return lastPositive === null ? [] : { personId, asOf, state, lastPositive, claimId }
  })
}

export interface CustodyRow extends Omit<CustodyEvidence, 'explanation'> {
  readonly personId: string
  readonly asOf: string
}

export function listClaims(register: Register): readonly ClaimRow[] {
  const { evidence, humanDecisions: decisions } = register
  const name = namesOf(register)
  const states = assessClaims(evidence, { decisions })
  const reports = Map.groupBy(evidence, (entry) => entry.report.id)
  const verdicts = new Map(
    [...reports.values()]
      .flatMap((own) => verdictsFor(own, evidence, decisions))
      .map((verdict) => [verdict.claimId, verdict]),
  )
  const named = (ref: EvidenceRef): NamedRef => ({ ...ref, report: name(ref.reportId) })
  return evidence.flatMap(({ claim, personId }, at) => {
    const [ladder, verdict] = [states[at], verdicts.get(claim.id)]
    if (!ladder || !verdict) return []
    const { type, value, population, date, said, place, polarity, modality, speaker, origin, quote } = claim
    return {
      claimId: claim.id,
      report: name(claim.reportId),
      reportId: claim.reportId,
      type,
      subject: { name: claim.subject.name, personId },
      ...{ value, population, date, said, place, polarity, modality, speaker, origin, quote },
      ladder: ladder.state,
      state: verdict.state,
      information: informationGrade(ladder),
      independentOrigins: ladder.independentOrigins,
      explanation: ladder.explanation,
      verdict: {
        independentOrigins: verdict.independentOrigins,
        explanation: verdict.explanation,
        for: verdict.for.map(named),
        against: verdict.against.map(named),
      },
    }
  })
}

function namesOf({ held }: Register): (reportId: string) => string {
  const names = new Map(held.map(({ report, cameFrom }) => [report.id, nameAsGiven(cameFrom)]))
  return (reportId) => names.get(reportId) || reportId
}
