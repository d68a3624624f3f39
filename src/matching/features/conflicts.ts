import { because, type ContextFeature } from './feature.ts'

export const sex: ContextFeature = (mention, profile) =>
  mention.sex && profile.person.sex && mention.sex !== profile.person.sex ? because('sex_conflict', -6) : null

/** A child and an adult of one name are parent and child more often than one person. */
export const age: ContextFeature = (mention, profile) =>
  mention.minor !== profile.person.minor ? because('age_conflict', -6) : null
