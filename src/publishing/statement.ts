import { type Assessment, type Evidence, stateOf } from '../weighing/index.ts'
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

export function publishedClaim(entry: Evidence, found: Assessment | undefined): PublishedClaim {
  const { claim } = entry
  const counts = found?.independentOrigins ?? { for: 0, against: 0 }
  return {
    ...statement(entry),
    id: claim.id,
    reportId: claim.reportId,
    said: claim.said,
    learned: entry.learned ?? null,
    speaker: claim.speaker,
    origin: claim.origin,
    quote: claim.quote,
    state: stateOf(counts.for, counts.against),
    ladder: found?.state ?? 'lead',
  }
}
