import { because, type ContextFeature } from './feature.ts'

/** A term of years is written alike everywhere; two first sentences that differ speak for two people, or for an error. */
export const sentence: ContextFeature = (mention, profile) => {
  const here = mention.facts.sentence ?? []
  const known = profile.facts.sentence ?? []
  if (here.length === 0 || known.length === 0) return null
  const shared = here.find((term) => known.includes(term))
  if (shared) return because('same_sentence', 2, { a: shared })
  return because('different_sentence', -1, { a: here.join(', '), b: known.join(', ') })
}
