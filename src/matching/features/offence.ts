import { because, type ContextFeature } from './feature.ts'

export const offence: ContextFeature = (mention, profile) => {
  const known = new Set(profile.facts.offence)
  const shared = mention.facts.offence?.find((words) => known.has(words))
  return shared ? because('same_offence', 1.2, { a: shared }) : null
}
