import { because, type ContextFeature } from './feature.ts'

/** The colony or prison both name. People are moved, so another place says nothing. */
export const facility: ContextFeature = (mention, profile) => {
  const known = new Set(profile.facts.place)
  const shared = mention.facts.place?.find((place) => known.has(place))
  return shared ? because('same_facility', 1, { a: shared }) : null
}
