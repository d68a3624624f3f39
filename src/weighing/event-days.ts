import type { Statement } from './statement.ts'
import { length } from './window.ts'

const SAME_EVENT_DAYS = 1

/** Splits claims into runs around the days that most reports name; a wide claim goes to the nearest such day that it allows. */
export function runsOf(statements: readonly Statement[]): readonly (readonly Statement[])[] {
  const weight = new Map<number, Set<string>>()
  for (const statement of statements)
    if (length(statement.window!) <= 1) {
      const day = statement.window!.from
      weight.set(day, (weight.get(day) ?? new Set()).add(statement.evidence.report.id))
    }
  const centres = peaks(weight)
  return [...Map.groupBy(statements, (statement) => nearest(statement, centres) ?? statement.window!.to).values()]
}

/** The day that most of the claims name; the first of equals. */
export function dayOfRun(statements: readonly Statement[]): number {
  const exact = statements.filter((statement) => length(statement.window!) <= 1)
  const days = Map.groupBy(exact.length > 0 ? exact : statements, (statement) => statement.window!.from)
  return [...days].sort((a, b) => b[1].length - a[1].length || a[0] - b[0])[0]![0]
}

/** Days named by more reports than their neighbours; a weaker neighbouring day is a mistake about the same event. */
function peaks(weight: ReadonlyMap<number, ReadonlySet<string>>): readonly number[] {
  const ordered = [...weight].sort((a, b) => b[1].size - a[1].size || a[0] - b[0])
  const chosen: number[] = []
  for (const [day] of ordered) if (!chosen.some((other) => Math.abs(other - day) <= SAME_EVENT_DAYS)) chosen.push(day)
  return chosen
}

function nearest(statement: Statement, centres: readonly number[]): number | null {
  const { from, to } = statement.window!
  const middle = (from + to) / 2
  return (
    centres
      .filter((day) => day >= from - SAME_EVENT_DAYS && day <= to + SAME_EVENT_DAYS)
      .sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b)[0] ?? null
  )
}
