import type { Evidence } from '../weighing/index.ts'
import type { Figure } from './edition.ts'
import { organisationName } from './organisation-name.ts'

/**
 * How many are held, as organisations that count say: the newest figure of each under each of its definitions. Totals of two
 * organisations are never merged; a number that nobody put a name to is no figure.
 */
export function figuresOf(evidence: readonly Evidence[]): readonly Figure[] {
  const counts = evidence.flatMap((entry) => figure(entry) ?? [])
  return [...Map.groupBy(counts, (count) => `${count.organisation}|${count.definition.toLowerCase()}`).values()]
    .flatMap((some) => some.sort((a, b) => (a.asOf < b.asOf ? 1 : -1)).slice(0, 1))
    .sort((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : a.organisation.localeCompare(b.organisation)))
}

function figure({ claim, report }: Evidence): Figure | null {
  const number = claim.value?.number
  const asOf = claim.date?.edtf ?? claim.said ?? report.published
  const counted = claim.type === 'count_held' && claim.measure === 'stock' && claim.polarity === 'affirms'
  if (!counted || number == null || claim.value?.quantifier !== 'exact' || report.aiWritten || !asOf) return null
  if (claim.speaker?.kind !== 'organisation') return null
  return {
    number,
    organisation: organisationName(claim.speaker.name),
    definition: claim.population ?? 'people held',
    asOf,
    reportId: report.id,
  }
}
