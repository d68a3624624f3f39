import type { Claim } from '../reading/index.ts'

/** Of a person's liberty, life or body. The database holds the same list (migration 0003) and has the last word. */
const GRAVE: ReadonlySet<string> = new Set([
  'released',
  'pardoned',
  'deported',
  'exchanged',
  'conditional_release',
  'arrived',
  'died',
  'cause_of_death',
  'body_returned',
  'ill_treatment',
])

type Grave = Pick<Claim, 'type' | 'polarity' | 'minor'>

/** Whether two people decide on such a claim: death, release, torture, a minor, a withdrawn recognition. */
export function needsTwo({ type, polarity, minor }: Grave): boolean {
  return minor || GRAVE.has(type) || (type === 'recognised' && polarity === 'retracts')
}
