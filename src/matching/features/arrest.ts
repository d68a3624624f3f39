import { because, type ContextFeature } from './feature.ts'

/** The arrest's date, compared as far as both tell it. A second arrest exists, so a difference weighs little. */
export const arrest: ContextFeature = (mention, profile) => {
  const here = mention.facts.arrest ?? []
  const known = profile.facts.arrest ?? []
  if (here.length === 0 || known.length === 0) return null
  const shared = here.filter((date) => known.some((other) => other.startsWith(date) || date.startsWith(other)))
  const [best] = shared.sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  if (best) return because('same_arrest', best.length > 4 ? 2 : 1, { a: best })
  return because('different_arrest', -0.5, { a: here.join(', '), b: known.join(', ') })
}
