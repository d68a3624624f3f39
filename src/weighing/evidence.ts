import type { Claim } from '../reading/index.ts'

/** What the weigher knows of the report a claim stands in. */
export interface ReportFacts {
  readonly id: string
  /** Of the bytes; absent where only facts were given. */
  readonly sha256?: string
  readonly title: string | null
  readonly outlet: string | null
  readonly url: string | null
  readonly published: string | null
  readonly language: string
  /** The whole main text, for tracing copies; null where it may not be used (an edition holds none). */
  readonly text: string | null
  readonly credits: readonly string[]
  /** Disclosed or suspected: such a report carries no weight of its own. */
  readonly aiWritten: boolean
  /** Claims of the report cite our own register: they never support it. */
  readonly citesUs: boolean
}

/** A claim with everything that decides its weight. The register hands these out; so does an edition. */
export interface Evidence {
  readonly claim: Claim
  readonly report: ReportFacts
  /** The person of the register the subject was found to be; null for groups and the unmatched. */
  readonly personId: string | null
  /** The lineage group of the report: reports that are one text (copy, rewrite, translation) share it. */
  readonly lineage: string
  /** When the register took the report in, ISO instant; absent in a mere check. */
  readonly learned?: string
}

/** A person's act that overrides the machine's state; made in review, handed to weighing as plain data. */
export interface HumanDecision {
  /** The claim decided on; the decision holds for every claim that states the same. */
  readonly claimId: string
  readonly state: 'documented' | 'confirmed' | 'disputed' | 'discounted'
  /** Role or name of who decided, as it may be shown. */
  readonly by: string
  /** The day of the decision, EDTF. */
  readonly at: string
  readonly reason: string
}

export type VerdictState = 'supported' | 'contradicted' | 'disputed' | 'single_origin' | 'unseen'

export interface EvidenceRef {
  readonly reportId: string
  readonly claimId: string
  /** The origin it was counted under, in words: 'Nausėda’s post', 'AFP', 'Viasna' … */
  readonly origin: string
}

/** The outcome of holding one claim against a body of claims; shape fixed by the output contract. */
export interface Verdict {
  readonly claimId: string
  readonly state: VerdictState
  readonly independentOrigins: { readonly for: number; readonly against: number }
  readonly for: readonly EvidenceRef[]
  readonly against: readonly EvidenceRef[]
  /** Claims that count something else about the same event: shown beside, never against. */
  readonly beside: readonly (EvidenceRef & { readonly says: string; readonly parts?: SaidInParts })[]
  readonly explanation: string
  /** Why, as codes for interfaces to translate; the explanation says the same in English. */
  readonly reasons?: readonly Reason[]
}

/** A typed reason with its words, so that no reason can be shown without text. */
export interface Reason {
  readonly code: ReasonCode
  readonly text: string
  /** What the text says in values, for interfaces to word in their language. */
  readonly params?: ReasonParams
}

/** The values of a reason; which are given depends on its code. */
export interface ReasonParams {
  /** What the claims it speaks of do: one code may stand on either side. */
  readonly role?: 'for' | 'against' | 'beside'
  readonly reports?: number
  readonly origins?: number
  /** The origins with their reports, the largest first; `more` counts those left out. */
  readonly who?: readonly { readonly label: string; readonly reports: number }[]
  readonly examples?: readonly ReasonExample[]
  readonly more?: number
  /** What may be invented: the person, whom nobody else names, rather than a fact about somebody known. */
  readonly invented?: 'person'
  /** A decision by people: whether on this very statement or on its opposite. */
  readonly decision?: Pick<HumanDecision, 'by' | 'at' | 'state' | 'reason'> & { readonly on: 'same' | 'opposite' }
}

/** What one origin says, as an example. */
export interface ReasonExample {
  readonly origin: string
  readonly claim: SaidInParts
}

/** A claim in parts that need no grammar: an interface puts its own words around them. */
export interface SaidInParts {
  readonly type: Claim['type']
  /** A person's name; null for groups, whom `population` tells. */
  readonly name: string | null
  /** Concept of who is counted: 'political', 'from LT' …; with `words`, as English or as the report has it. */
  readonly population: string | null
  readonly words: string | null
  readonly value: Claim['value']
  readonly date: string | null
  readonly denied: boolean
  readonly planned: boolean
}

export type ReasonCode =
  | 'independent_origins_for'
  | 'independent_origins_against'
  | 'only_dependent_reports'
  | 'no_other_origin'
  | 'bounded_count'
  | 'ai_written'
  | 'cites_us'
  | 'possibly_invented'
  | 'already_out'
  | 'released_later'
  | 'still_held'
  | 'refused'
  | 'denied'
  | 'retracted'
  | 'died_before'
  | 'sentence_before_arrest'
  | 'released_before_detention'
  | 'age_impossible'
  | 'kind_differs'
  | 'date_differs'
  | 'value_differs'
  | 'terms_differ'
  | 'other_population'
  | 'other_measure'
  | 'other_definition'
  | 'superseded'
  | 'planned_only'
  | 'human_decision'
