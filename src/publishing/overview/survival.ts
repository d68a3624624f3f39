import { dayRange, parseEdtf } from '../../dates/index.ts'
import { type Countable, firstDetention, lastRelease, monthOf } from './facts.ts'

export interface SurvivalStep {
  /** Months since arrest. */
  readonly months: number
  /** The share still in custody after that many months, 0..1 (Kaplan and Meier 1958). */
  readonly share: number
  readonly atRisk: number
  /** Released in this month. */
  readonly personIds: readonly string[]
}

export interface Survival {
  readonly steps: readonly SurvivalStep[]
  readonly people: number
  /** Not known to be released: they count as long as there is evidence, and no longer. */
  readonly open: number
}

const DAYS_A_MONTH = 30.4375

interface Spell {
  readonly personId: string
  readonly months: number
  readonly ended: boolean
}

/** How long people stay in custody, of those whose arrest is dated to the month. */
export function survivalOf(people: Iterable<Countable>): Survival {
  const spells = [...people].flatMap((person) => spellOf(person) ?? [])
  const ends = Map.groupBy(
    spells.filter(({ ended }) => ended),
    ({ months }) => months,
  )
  let share = 1
  const steps = [...ends]
    .toSorted(([a], [b]) => a - b)
    .map(([months, some]) => {
      const atRisk = spells.filter((spell) => spell.months >= months).length
      share *= 1 - some.length / atRisk
      return { months, share, atRisk, personIds: some.map(({ personId }) => personId) }
    })
  return { steps, people: spells.length, open: spells.filter(({ ended }) => !ended).length }
}

function spellOf(person: Countable): Spell | null {
  const from = firstDetention(person)?.date?.edtf
  const until = lastRelease(person)?.date?.edtf
  const last = until ?? person.status.lastEvidence
  if (!from || !last || !monthOf(from) || !monthOf(last)) return null
  const months = Math.round((middle(last) - middle(from)) / DAYS_A_MONTH)
  return months < 0 ? null : { personId: person.id, months, ended: until !== undefined }
}

function middle(edtf: string): number {
  const { first, last } = dayRange(parseEdtf(edtf))
  return (first + last) / 2
}
