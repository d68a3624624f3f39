import type { ContextFeature } from './feature.ts'

/** The year of birth as the report states it, against the register's; one year apart may be a matter of birthdays. */
export const birth: ContextFeature = (mention, profile) => {
  const said = mention.claims.find((claim) => claim.type === 'birth' && claim.date !== null)?.date?.edtf.slice(0, 4)
  const known = profile.person.born?.slice(0, 4)
  if (!said || !known || !/^\d{4}$/.test(said) || !/^\d{4}$/.test(known)) return null
  const apart = Math.abs(Number(said) - Number(known))
  if (apart === 0) return { code: 'same_birth', weight: 2.5, text: `the same year of birth: ${known}` }
  if (apart === 1) return null
  return { code: 'different_birth', weight: -4, text: `another year of birth: ${said} here, ${known} in the register` }
}
