/** A rule by which days before a verdict takes effect count towards a sentence; a row of countries/COUNTRY/day-counting.yml. */
export interface CountingRule {
  readonly id: string
  readonly measure: string
  /** A form of custody, or 'any'. */
  readonly target: string
  /** One day of the measure counts as so many days of the target; null where nobody knows. */
  readonly k: number | null
  readonly conditions?: string
  readonly uncertain?: boolean
}

export interface Counting {
  readonly country: string
  readonly version: number
  /** False while what is computed must stay at the desk. */
  readonly publish: boolean
  readonly rules: readonly CountingRule[]
}

export interface Term {
  readonly years: number
  readonly months: number
  readonly days: number
}

/** Days are ISO. An interval holds both its days; one that reaches the day on which the verdict takes effect ends the day before. */
export interface TermInputs {
  readonly term: Term
  readonly inForce: string | null
  readonly verdict: string | null
  /** The form of custody that the sentence orders; null where it is not known. */
  readonly target: string | null
  readonly before: readonly { readonly measure: string; readonly from: string; readonly until: string | null }[]
}

/** When a term may end: never a release date, and nobody's status. */
export interface EstimatedTerm {
  readonly earliest: string
  readonly likely: string
  readonly latest: string
  readonly rules: readonly string[]
  readonly version: number
  /** Codes of what was assumed, such as 'in_force_after_verdict'. */
  readonly assumptions: readonly string[]
  readonly missing: readonly string[]
  readonly uncertain: boolean
}

const DAY = 86_400_000
/** A verdict takes effect after the appeal: as early and as late as that was seen, in days. */
const APPEAL = { soonest: 10, usual: 65, latest: 120 } as const

/**
 * Adds the term to the day on which the verdict takes effect and takes off the days before it by the country's rules. What is not
 * known widens the range: the day of effect, the form of custody, a factor that nobody knows, a day at either end.
 */
export function estimateTerm(inputs: TermInputs, counting: Counting): EstimatedTerm | null {
  const starts = startsOf(inputs)
  if (starts === null) return null
  const missing = [...(inputs.inForce ? [] : ['in_force']), ...(inputs.target ? [] : ['target'])]
  const used = new Set<CountingRule>()
  const ends = starts.map((start) =>
    creditsOf(inputs, start, counting, used, missing).map((credit) => endOf(start, inputs.term, credit)),
  )
  const all = ends.flat()
  const middle = ends[Math.floor(ends.length / 2)] ?? all
  const likely = middle.reduce((sum, end) => sum + end, 0) / middle.length
  const rules = [...used]
  return {
    earliest: iso(Math.min(...all) - 1),
    likely: iso(Math.round(likely)),
    latest: iso(Math.max(...all) + 1),
    rules: rules.map(({ id }) => id),
    version: counting.version,
    assumptions: inputs.inForce ? [] : ['in_force_after_verdict'],
    missing: [...new Set(missing)],
    uncertain: missing.length > 0 || rules.some((rule) => rule.uncertain === true),
  }
}

function startsOf({ inForce, verdict }: TermInputs): readonly number[] | null {
  if (inForce) return [dayOf(inForce)]
  if (!verdict) return null
  return [APPEAL.soonest, APPEAL.usual, APPEAL.latest].map((days) => dayOf(verdict) + days)
}

/** Every sum of days that the rules allow. */
function creditsOf(
  { before, target }: TermInputs,
  start: number,
  { rules }: Counting,
  used: Set<CountingRule>,
  missing: string[],
): readonly number[] {
  return before.reduce<readonly number[]>(
    (sums, { measure, from, until }) => {
      const days = Math.max(0, Math.min(until === null ? start - 1 : dayOf(until), start - 1) - dayOf(from) + 1)
      const fitting = rules.filter(
        (rule) =>
          rule.measure === measure &&
          !rule.conditions &&
          (target === null || rule.target === target || rule.target === 'any'),
      )
      const known = fitting.filter((rule) => rule.k !== null)
      for (const rule of known) used.add(rule)
      if (known.length === 0) missing.push(measure)
      // A factor that nobody knows may be anything from nothing to the most the country gives.
      const factors =
        known.length > 0
          ? [...new Set(known.map(({ k }) => k ?? 0))]
          : [0, ...new Set(rules.flatMap(({ k }) => k ?? []))]
      return sums.flatMap((sum) => factors.map((k) => sum + days * k))
    },
    [0],
  )
}

function endOf(start: number, { years, months, days }: Term, credit: number): number {
  const at = new Date(start * DAY)
  const [year, month, date] = [at.getUTCFullYear() + years, at.getUTCMonth() + months, at.getUTCDate()]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return Math.floor(Date.UTC(year, month, Math.min(date, last)) / DAY) + days - credit
}

const dayOf = (text: string): number => Math.floor(Date.parse(text) / DAY)

const iso = (day: number): string => new Date(Math.round(day) * DAY).toISOString().slice(0, 10)
