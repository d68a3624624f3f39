import { type CountingSet, loadCountries } from '../record/index.ts'
import { defaultDirectory, type Evidence, populationOf } from '../weighing/index.ts'
import type { Figure, FigurePoint } from './edition.ts'
import { organisationName } from './organisation-name.ts'

const EARLIER = 5

/**
 * How many are held, as organisations that count say: the newest figure of each under each of its definitions, with those before it.
 * Totals of two organisations are never merged; a number that nobody put a name to is no figure.
 */
export function figuresOf(evidence: readonly Evidence[]): readonly Figure[] {
  const counts = evidence.flatMap((entry) => figure(entry) ?? [])
  return [...Map.groupBy(counts, ({ organisation, population }) => `${organisation}|${population}`).values()]
    .flatMap((some) => {
      const [newest, ...earlier] = some.sort((a, b) => (a.asOf < b.asOf ? 1 : -1))
      return newest ? [{ ...newest, earlier: distinct(newest, earlier) }] : []
    })
    .sort((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : a.organisation.localeCompare(b.organisation)))
}

/** One point a day: two reports of one count are one. */
function distinct(newest: Figure, earlier: readonly Figure[]): readonly FigurePoint[] {
  const days = new Set([newest.asOf])
  return earlier
    .filter(({ asOf }) => !days.has(asOf) && days.add(asOf))
    .slice(0, EARLIER)
    .map(({ number, asOf, reportId }) => ({ number, asOf, reportId }))
}

function figure({ claim, report }: Evidence): (Figure & { readonly population: string }) | null {
  const number = claim.value?.number
  const asOf = claim.date?.edtf ?? claim.said ?? report.published
  const counted = claim.type === 'count_held' && claim.measure === 'stock' && claim.polarity === 'affirms'
  if (!counted || number == null || claim.value?.quantifier !== 'exact' || report.aiWritten || !asOf) return null
  if (claim.speaker?.kind !== 'organisation') return null
  const population = populationOf(claim.population ?? '').key
  const set = setOf(claim.speaker.name, population)
  return {
    number,
    organisation: organisationName(claim.speaker.name),
    definition: claim.population ?? 'people held',
    population,
    ...(set ? { definitions: set.definition } : {}),
    asOf,
    reportId: report.id,
  }
}

let sets: readonly CountingSet[] | null = null
/** The groups that a monitor's usual count is about: a count of journalists alone has another definition. */
const USUAL: ReadonlySet<string> = new Set(['', 'political', 'recognised', 'political+recognised'])

/** By which rule the organisation counts, where a country pack says so. */
function setOf(organisation: string, population: string): CountingSet | undefined {
  const id = defaultDirectory().find(organisation)?.id
  if (id === undefined || !USUAL.has(population)) return undefined
  sets ??= loadCountries().sets
  return sets.find((set) => set.organisation === id)
}
