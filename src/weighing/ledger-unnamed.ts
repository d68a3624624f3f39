import { exact } from './ledger-announced.ts'
import type { LedgerPerson } from './ledger-person.ts'
import type { Slot } from './ledger-slots.ts'
import { kindOf } from './relate-counts.ts'
import type { Statement } from './statement.ts'

/** People announced but not named, as far as their group is known. */
export interface UnnamedGroup {
  readonly number: number
  readonly population: string
}

/**
 * The unnamed remainder by nationality: what is counted of a nationality less the named people of it. The parts always sum to the
 * remainder; where the counts cannot be reconciled with it, one undivided group is given.
 */
export function unnamedGroups(
  unnamed: number,
  own: readonly Statement[],
  slots: readonly Slot[],
  people: readonly LedgerPerson[],
  population: string,
): readonly UnnamedGroup[] {
  if (unnamed === 0) return []
  const nationality = new Map(people.map((person) => [person.id, person.nationality ?? null]))
  const named = slots.map((slot) => nationality.get(slot.person.id) ?? null)
  const undivided = [{ number: unnamed, population }]
  if (named.some((code) => code === null)) return undivided
  const groups = nationalities(own).map(({ code, number, words }) => ({
    number: number - named.filter((other) => other === code).length,
    population: words,
  }))
  const known = groups.filter((group) => group.number > 0)
  const rest = unnamed - known.reduce((sum, group) => sum + group.number, 0)
  if (rest < 0 || groups.some((group) => group.number < 0)) return undivided
  return rest === 0
    ? known
    : [...known, { number: rest, population: known.length > 0 ? `other ${population}` : population }]
}

interface Counted {
  readonly code: string
  readonly number: number
  readonly words: string
}

/** The number most reports give for each nationality; where reports disagree evenly, none. */
function nationalities(own: readonly Statement[]): readonly Counted[] {
  const counts = own.filter(
    (s) => s.affirms && kindOf(s) === 'count_released' && /^from [A-Z]{2}$/.test(s.population.key) && exact(s) !== null,
  )
  return Map.groupBy(counts, (s) => s.population.key.slice(5))
    .entries()
    .flatMap(([code, statements]) =>
      agreed(statements).map((number) => ({ code, number, words: `citizens of ${country(code)}` })),
    )
    .toArray()
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

function agreed(statements: readonly Statement[]): readonly number[] {
  const votes = Map.groupBy(statements, (s) => exact(s)!)
  const [first, second] = [...votes]
    .map(([number, some]) => ({ number, reports: new Set(some.map((s) => s.evidence.report.id)).size }))
    .sort((a, b) => b.reports - a.reports || a.number - b.number)
  return first && first.reports > (second?.reports ?? 0) ? [first.number] : []
}

const country = (code: string): string => new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code
