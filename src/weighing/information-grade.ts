import type { Assessment } from './assess.ts'

/** Credibility of a piece of information, after the Admiralty code: 1 confirmed by other independent sources … 6 cannot be judged. */
export type InformationGrade = 1 | 2 | 3 | 4 | 5 | 6

/**
 * Graded by what other origins say, never by how good the source is: 1 three independent origins or more and none against, 2 two,
 * 3 one, 4 more for than against, 5 no more for than against, 6 nothing that carries weight.
 */
export function informationGrade({ independentOrigins }: Pick<Assessment, 'independentOrigins'>): InformationGrade {
  const { for: origins, against } = independentOrigins
  if (origins === 0 && against === 0) return 6
  if (against > 0) return origins > against ? 4 : 5
  return origins >= 3 ? 1 : origins === 2 ? 2 : 3
}
