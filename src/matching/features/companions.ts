import { because, type ContextFeature } from './feature.ts'

/** People named together once are often named together again; strangers with the same name seldom share company. */
export const companions: ContextFeature = (mention, profile) => {
  const shared = [...mention.companions].filter((id) => profile.companions.has(id)).length
  const listed = mention.companions.size
  if (shared > 0) return because('companions', Math.min(1 + 0.5 * shared, 3), { n: shared })
  return listed >= 1 ? because('listed_together', Math.min(0.6 + 0.2 * listed, 1.6), { n: listed }) : null
}
