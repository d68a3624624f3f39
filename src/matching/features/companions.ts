import type { ContextFeature } from './feature.ts'

/** People named together once are often named together again; strangers with the same name seldom share company. */
export const companions: ContextFeature = (mention, profile) => {
  const shared = [...mention.companions].filter((id) => profile.companions.has(id)).length
  const listed = mention.companions.size
  if (shared > 0)
    return {
      code: 'companions',
      weight: Math.min(1 + 0.5 * shared, 3),
      text: `named together with ${shared} ${shared === 1 ? 'person' : 'people'} who stood beside this one before`,
    }
  if (listed >= 1)
    return {
      code: 'companions',
      weight: Math.min(0.6 + 0.2 * listed, 1.6),
      text: `named in one report with ${listed} other ${listed === 1 ? 'person' : 'people'} of this register`,
    }
  return null
}
