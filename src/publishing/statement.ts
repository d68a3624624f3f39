import { type Assessment, type Evidence, stateOf, type VerdictState } from '../weighing/index.ts'
import type { PublishedClaim, Statement } from './edition.ts'

/** What a claim says, without who holds it. */
export function statement({ claim, personId }: Evidence): Statement {
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

export function publishedClaim(entry: Evidence, found: Assessment | undefined): PublishedClaim {
  const { claim } = entry
  return {
    ...statement(entry),
    id: claim.id,
    reportId: claim.reportId,
    said: claim.said,
    learned: entry.learned ?? null,
    speaker: claim.speaker,
    origin: claim.origin,
    quote: claim.quote,
    state: found ? verdictOf(found) : 'unseen',
    ladder: found?.state ?? 'lead',
  }
}
