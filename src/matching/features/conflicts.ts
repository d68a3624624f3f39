import type { ContextFeature } from './feature.ts'

export const sex: ContextFeature = (mention, profile) =>
  mention.sex && profile.person.sex && mention.sex !== profile.person.sex
    ? { code: 'sex_conflict', weight: -6, text: 'the report speaks of a person of the other sex' }
    : null

/** A child and an adult of one name are parent and child more often than one person. */
export const age: ContextFeature = (mention, profile) =>
  mention.minor !== profile.person.minor
    ? { code: 'age_conflict', weight: -6, text: 'one is a minor, the other is not' }
    : null
