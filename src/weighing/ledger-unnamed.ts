import { countriesIn } from './countries.ts'
import { exact } from './ledger-announced.ts'
import type { LedgerPerson } from './ledger-person.ts'
import type { CountReason } from './ledger-reasons.ts'
import type { Slot } from './ledger-slots.ts'
import { wordsForPopulation } from './population-words.ts'
import { kindOf } from './relate-counts.ts'
import type { Statement } from './statement.ts'

/** People announced but not named, as far as their group is known. */
export interface UnnamedGroup {
  readonly number: number
  readonly population: string
  /** The same as a concept, for interfaces to word: 'from LT', 'women', 'political' …; null for the rest beside known groups. */
  readonly group: string | null
  readonly reasonCodes: readonly CountReason[]
  /** The claims by which the group is counted. */
  readonly evidence: readonly string[]
}

interface Remainder {
  readonly unnamed: number
  readonly own: readonly Statement[]
  readonly slots: readonly Slot[]
  readonly people: readonly LedgerPerson[]
  /** Who was announced, in words and as a concept. */
  readonly population: string
  readonly group: string
}

/**
 * The unnamed remainder by nationality, else by sex: what is counted of a group less the named people of it. The parts always sum to the
 * remainder; where the counts cannot be reconciled with it, or it is not known of somebody named to which group they belong, one
 * undivided group is given.
 */
export function unnamedGroups(remainder: Remainder): readonly UnnamedGroup[] {
  const { unnamed, population, group } = remainder
  if (unnamed === 0) return []
  const undivided = { number: unnamed, population, group, reasonCodes: UNNAMED, evidence: [] }
  return (
    divided(remainder, nationalityOf(remainder), /^from [A-Z]{2}$/) ??
    divided(remainder, sexOf(remainder), /^(women|men)$/) ?? [undivided]
  )
}

const UNNAMED: readonly CountReason[] = ['unnamed']

/** By person, as a concept of populations: 'from LT', 'women'; null where it is not known. */
type Known = ReadonlyMap<string, string | null>

function nationalityOf({ own, people }: Remainder): Known {
  const told = own.filter((s) => s.type === 'nationality' && s.affirms && s.evidence.personId !== null)
  const claimed = new Map(
    told.flatMap(({ evidence: { claim, personId } }) => {
      const codes = countriesIn(claim.detail ?? claim.quote.text)
      return codes.length === 1 && personId !== null ? [[personId, codes[0]!] as const] : []
    }),
  )
  return new Map(
    people.map(({ id, nationality }) => {
      const code = nationality ?? claimed.get(id)
      return [id, code ? `from ${code}` : null]
    }),
  )
}

const sexOf = ({ people }: Remainder): Known =>
  new Map(people.map(({ id, sex }) => [id, sex ? (sex === 'f' ? 'women' : 'men') : null]))

function divided({ unnamed, own, slots, population, group }: Remainder, known: Known, kinds: RegExp) {
  const named = slots.map((slot) => known.get(slot.person.id) ?? null)
  const counts = countsOf(own, kinds)
  if (counts.length === 0 || named.some((one) => one === null)) return null
  const groups = counts.map(
    ({ key, number, statements }): UnnamedGroup => ({
      number: number - named.filter((one) => one === key).length,
      population: wordsForPopulation(statements),
      group: key,
      reasonCodes: UNNAMED,
      evidence: statements.map((s) => s.evidence.claim.id).sort(),
    }),
  )
  const left = groups.filter(({ number }) => number > 0)
  const rest = unnamed - left.reduce((sum, { number }) => sum + number, 0)
  if (rest < 0 || groups.some(({ number }) => number < 0)) return null
  const others = { number: rest, reasonCodes: UNNAMED, evidence: [] }
  if (rest === 0) return left
  return [
    ...left,
    left.length > 0 ? { ...others, population: `other ${population}`, group: null } : { ...others, population, group },
  ]
}

interface Counted {
  readonly key: string
  readonly number: number
  readonly statements: readonly Statement[]
}

/** The number most reports give for each group; where reports disagree evenly, none. */
function countsOf(own: readonly Statement[], kinds: RegExp): readonly Counted[] {
  const counts = own.filter(
    (s) => s.affirms && kindOf(s) === 'count_released' && kinds.test(s.population.key) && exact(s) !== null,
  )
  return [...Map.groupBy(counts, (s) => s.population.key)]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .flatMap(([key, statements]) => agreed(statements).map((found) => ({ key, ...found })))
}

function agreed(statements: readonly Statement[]): readonly Omit<Counted, 'key'>[] {
  const votes = [...Map.groupBy(statements, (s) => exact(s)!)].map(([number, some]) => ({
    number,
    statements: some,
    reports: new Set(some.map((s) => s.evidence.report.id)).size,
  }))
  const [first, second] = votes.sort((a, b) => b.reports - a.reports || a.number - b.number)
  return first && first.reports > (second?.reports ?? 0) ? [{ number: first.number, statements: first.statements }] : []
}
