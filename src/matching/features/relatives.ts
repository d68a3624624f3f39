import { because, type ContextFeature } from './feature.ts'

/** Given names are few, so a relative of the same name is a hint and no proof. */
export const relatives: ContextFeature = (mention, profile) => {
  const known = new Set(profile.facts.relative)
  const shared = mention.facts.relative?.find((name) => known.has(name))
  return shared ? because('same_relative', 0.8, { a: shared }) : null
}
