import type { Claim, ClaimType } from '../../reading/index.ts'
import type { ContextFeature } from './feature.ts'

const whereHeld: ReadonlySet<ClaimType> = new Set([
  'transferred',
  'returned_to_prison',
  'not_released',
  'ill_treatment',
])

/** The colony or prison both name. People are moved, so another place says nothing. */
export const facility: ContextFeature = (mention, profile) => {
  const known = new Set(places(profile.claims))
  const shared = places(mention.claims).find((place) => known.has(place))
  return shared ? { code: 'same_facility', weight: 1, text: `the same place of detention: ${shared}` } : null
}

function places(claims: readonly Claim[]): string[] {
  return claims.flatMap(({ type, place }) => (whereHeld.has(type) && place ? [place.trim().toLowerCase()] : []))
}
