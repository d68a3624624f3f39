import { blocksOf, familyOf, subjectKey } from './body.ts'
import type { Evidence } from './evidence.ts'
import { nameKeys } from './fold.ts'
import { bucketOf } from './proposition.ts'
import { reachOf, slotsOf } from './slots.ts'
import { type Statement, statementOf } from './statement.ts'
import { surnameOf } from './surnames.ts'
import type { Window } from './window.ts'

/** Where a claim is filed among those that it may bear on, in a form that a database can search. */
export interface Filing {
  readonly claimId: string
  readonly reportId: string
  /** 'person:ID', 'name:…' for the unmatched, 'group'. */
  readonly subjectKey: string
  /** Only claims of one bucket can state one proposition. */
  readonly bucket: string
  readonly personId: string | null
  readonly lineage: string
  /** Persons: under which letters a spelling of the same name is looked for. */
  readonly blocks: readonly string[]
  /** Persons named by one word: the surnames that the report names, for it may be a relative's given name. */
  readonly family: readonly string[]
  /** Persons named in full: the surname as it sounds. */
  readonly surname: string | null
  /** Persons named by one word: that word as it sounds. */
  readonly lone: string | null
  readonly name: string | null
  /** The days it may mean, in days since 1970; null where nothing tells. */
  readonly window: Window | null
  readonly dated: boolean
  /** Groups: the stretches of time under which it is filed, and those of what may bear on it. */
  readonly files: readonly string[]
  readonly reach: readonly string[]
}

/** Files all claims of one report; they must come together, for an undated claim takes its day from its neighbours. */
export function filingsOf(report: readonly Evidence[]): readonly Filing[] {
  return report.map((entry) => filingOf(statementOf(entry, report), familyOf(entry, report)))
}

/** The statement as it was filed, without the rest of its report. */
export function refiled(evidence: Evidence, { window, dated }: Pick<Filing, 'window' | 'dated'>): Statement {
  return { ...statementOf(evidence), window, dated }
}

function filingOf(statement: Statement, family: readonly string[]): Filing {
  const { evidence, window, dated } = statement
  const { claim, personId, lineage } = evidence
  const isPerson = claim.subject.kind === 'person'
  const words = isPerson ? nameKeys(claim.subject.name) : []
  return {
    claimId: claim.id,
    reportId: evidence.report.id,
    subjectKey: subjectKey(evidence),
    bucket: bucketOf(statement),
    personId,
    lineage,
    blocks: isPerson ? blocksOf(evidence, family) : [],
    family: isPerson ? family : [],
    surname: isPerson ? surnameOf(claim.subject.name) : null,
    lone: words.length === 1 ? (words[0] ?? null) : null,
    name: isPerson ? claim.subject.name : null,
    window,
    dated,
    files: isPerson ? [] : slotsOf(statement),
    reach: isPerson ? [] : reachOf(statement),
  }
}
