import type { Claim } from '../reading/index.ts'
import type { Person } from './identity.ts'

/** What the register knows of a person beside the name: from claims that people or context already tied to them. */
export interface Profile {
  readonly person: Person
  readonly claims: readonly Claim[]
  /** Ids of the people named in the same reports. */
  readonly companions: ReadonlySet<string>
}

/** What one report tells of the person it names. */
export interface MentionContext {
  readonly name: string
  readonly sex: 'f' | 'm' | null
  readonly minor: boolean
  /** The report's claims about this person. */
  readonly claims: readonly Claim[]
  /** People of the register whom the report very likely names beside this one. */
  readonly companions: ReadonlySet<string>
}
