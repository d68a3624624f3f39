import type { Claim } from '../reading/index.ts'
import { type Assessment, type Evidence, stateOf, type VerdictState } from '../weighing/index.ts'
import type { PublishedClaim, Statement } from './edition.ts'

/** What a claim says, without who holds it. */
export function statement({ claim, personId }: Pick<Evidence, 'claim' | 'personId'>): Statement {
  const { type, subject, value, population, measure, date, place, offence, releaseKind, detail, polarity, modality } =
    claim
  return {
    type,
    subject: { kind: subject.kind, name: subject.name, personId },
    value,
    population,
    measure,
    date,
    place,
    offence,
    kind: releaseKind,
    detail,
    polarity,
    modality,
  }
}

/** The contract's table; a decision by people goes before it. */
export function verdictOf({
  state,
  independentOrigins,
}: Pick<Assessment, 'state' | 'independentOrigins'>): VerdictState {
  if (state === 'confirmed' || state === 'documented') return 'supported'
  if (state === 'discounted') return 'contradicted'
  return state === 'disputed' ? 'disputed' : stateOf(independentOrigins.for, independentOrigins.against)
}

/** A claim as published, before it is said how it stands. */
export function publishedClaim({
  claim,
  personId,
  learned,
}: {
  readonly claim: Claim
  readonly personId: string | null
  readonly learned: string | null
}): Omit<PublishedClaim, 'state' | 'ladder'> {
  return {
    ...statement({ claim, personId }),
    id: claim.id,
    reportId: claim.reportId,
    said: claim.said,
    learned,
    speaker: claim.speaker,
    origin: claim.origin,
    quote: claim.quote,
  }
}
