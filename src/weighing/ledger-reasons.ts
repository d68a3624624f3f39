import { kindOf } from './relate-counts.ts'
import type { Statement } from './statement.ts'

/** Why one count of an event is not another: the domain's codes, each worded on the page. */
export type CountReason =
  | 'not_recognised_by_scheme'
  | 'foreign_nationals_separate'
  | 'population_mix'
  | 'different_period'
  | 'refused'
  | 'not_yet_arrived'
  | 'unnamed'

/** Why a tally is not the announced number: who is counted, or what. `refused`: how many are known to have refused to leave. */
export function reasonsOfTally(tally: Statement, announced: number, refused: number): readonly CountReason[] {
  const number = tally.span?.min ?? announced
  if (number === announced) return []
  if (kindOf(tally) === 'count_crossed')
    return refused > 0 && announced - number === refused ? ['refused'] : ['not_yet_arrived']
  const { key } = tally.population
  if (key === 'political' || key.includes('recognised')) return ['not_recognised_by_scheme']
  return /^(foreign|from [A-Z]{2})$/.test(key) ? ['foreign_nationals_separate'] : ['population_mix']
}

/**
 * Why a whole number given for the event is not the one that the ledger reconciles; nothing where nothing shows why. That somebody
 * erred is for people to say.
 */
export function reasonsOfVersion(
  version: { readonly number: number; readonly said: string | null; readonly byMonitor: boolean },
  main: { readonly number: number; readonly said: string | null },
): readonly CountReason[] {
  if (version.number === main.number) return []
  if (version.byMonitor && version.number < main.number) return ['not_recognised_by_scheme']
  const earlier = version.said !== null && main.said !== null && version.said < main.said
  return earlier ? ['different_period'] : []
}
