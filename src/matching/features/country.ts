import { because, type ContextFeature } from './feature.ts'

/** Most people of a register are held in one country, so agreement says little; custody in another country says much. */
export const country: ContextFeature = (mention, profile) => {
  const here = mention.facts.country ?? []
  const known = profile.facts.country ?? []
  if (here.length === 0 || known.length === 0) return null
  const shared = here.find((code) => known.includes(code))
  return shared
    ? because('same_country', 0.2, { a: shared })
    : because('different_country', -2, { a: here.join(', '), b: known.join(', ') })
}
