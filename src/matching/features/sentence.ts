import type { Claim } from '../../reading/index.ts'
import type { ContextFeature } from './feature.ts'

/** A term of years is written alike everywhere; two first sentences that differ speak for two people, or for an error. */
export const sentence: ContextFeature = (mention, profile) => {
  const here = terms(mention.claims)
  const known = terms(profile.claims)
  if (here.size === 0 || known.size === 0) return null
  const shared = [...here].find((term) => known.has(term))
  if (shared) return { code: 'same_sentence', weight: 2, text: `the same sentence: ${shared}` }
  return {
    code: 'different_sentence',
    weight: -1,
    text: `another sentence: ${[...here].join(', ')} here, ${[...known].join(', ')} in the register`,
  }
}

function terms(claims: readonly Claim[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const claim of claims)
    if (claim.type === 'sentenced' && claim.polarity === 'affirms' && claim.value?.number != null)
      found.add(`${claim.value.number} ${claim.value.unit}${claim.value.number === 1 ? '' : 's'}`)
  return found
}
