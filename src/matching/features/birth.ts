import { because, type ContextFeature } from './feature.ts'

/** The year of birth as the report states it, against the register's and what other reports told; one year apart may be a matter of birthdays. */
export const birth: ContextFeature = (mention, profile) => {
  const said = mention.facts.birth ?? []
  const own = profile.person.born?.slice(0, 4)
  const known = own && /^\d{4}$/.test(own) ? [own] : (profile.facts.birth ?? [])
  if (said.length === 0 || known.length === 0) return null
  const shared = said.find((year) => known.includes(year))
  if (shared) return because('same_birth', 2.5, { a: shared })
  if (said.some((year) => known.some((other) => Math.abs(Number(year) - Number(other)) === 1))) return null
  return because('different_birth', -4, { a: said.join(', '), b: known.join(', ') })
}
