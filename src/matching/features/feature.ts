import type { MentionContext, Profile } from '../profile.ts'

/** One reason for or against, in words a reader understands. Weights are log-odds, added up; 0 means it says nothing. */
export interface ContextReason {
  readonly code: ContextCode
  readonly weight: number
  readonly text: string
}

export type ContextCode =
  | 'companions'
  | 'same_sentence'
  | 'different_sentence'
  | 'same_arrest'
  | 'different_arrest'
  | 'sex_conflict'
  | 'age_conflict'
  | 'same_offence'
  | 'same_facility'
  | 'same_birth'
  | 'different_birth'

export type ContextFeature = (mention: MentionContext, profile: Profile) => ContextReason | null
