import type { Facts } from './facts.ts'
import type { Person } from './identity.ts'

/** What the register knows of a person beside the name: from claims that people or context already tied to them. */
export interface Profile {
  readonly person: Person
  readonly facts: Facts
  /** Ids of the people named in the same reports. */
  readonly companions: ReadonlySet<string>
}

/** What one report tells of the person it names. */
export interface MentionContext {
  readonly name: string
  readonly sex: 'f' | 'm' | null
  readonly minor: boolean
  /** From the report's claims about this person. */
  readonly facts: Facts
  /** People of the register whom the report very likely names beside this one. */
  readonly companions: ReadonlySet<string>
}
