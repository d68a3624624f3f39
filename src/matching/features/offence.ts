import type { ContextFeature } from './feature.ts'

export const offence: ContextFeature = (mention, profile) => {
  const known = new Set(profile.claims.map((claim) => fold(claim.offence)).filter(Boolean))
  const shared = mention.claims.map((claim) => fold(claim.offence)).find((words) => words && known.has(words))
  return shared ? { code: 'same_offence', weight: 1.2, text: `the same charge: ${shared}` } : null
}

const fold = (words: string | null): string =>
  (words ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
