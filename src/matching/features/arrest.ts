import type { Claim } from '../../reading/index.ts'
import type { ContextFeature } from './feature.ts'

/** The arrest's date, compared as far as both tell it. A second arrest exists, so a difference weighs little. */
export const arrest: ContextFeature = (mention, profile) => {
  const here = arrests(mention.claims)
  const known = arrests(profile.claims)
  if (here.length === 0 || known.length === 0) return null
  const shared = here.find((date) => known.some((other) => other.startsWith(date) || date.startsWith(other)))
  if (shared)
    return { code: 'same_arrest', weight: shared.length > 4 ? 2 : 1, text: `the same date of arrest: ${shared}` }
  return {
    code: 'different_arrest',
    weight: -0.5,
    text: `another date of arrest: ${here[0]} here, ${known[0]} in the register`,
  }
}

function arrests(claims: readonly Claim[]): string[] {
  return claims
    .filter((claim) => claim.type === 'detained' && claim.polarity === 'affirms' && claim.date !== null)
    .map((claim) => (claim.date?.edtf ?? '').replace(/-XX/g, ''))
    .filter((date) => /^\d{4}(-\d\d){0,2}$/.test(date))
}
