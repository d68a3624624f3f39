import type { Person } from '../matching/index.ts'
import type { Assessment, CustodySign, LadderState } from '../weighing/index.ts'

export type LibertyState = 'deprived' | 'restricted' | 'free_conditional' | 'free' | 'dead' | 'disappeared' | 'unknown'

/** A person's dated file: what follows from the claims about them, as they were weighed. Rebuilt at will, never written by hand. */
export interface Entry {
  readonly kind: 'entry'
  readonly person: Person
  readonly status: EntryStatus
  /** In the order in which things happened; the undated last. */
  readonly facts: readonly Assessment[]
  /** Of release events in which the person is named. */
  readonly eventIds: readonly string[]
}

export interface EntryStatus {
  readonly liberty: LibertyState
  /** EDTF; null where no claim tells since when. */
  readonly since: string | null
  readonly place: string | null
  /** EDTF day of the newest report that gives the evidence. Silence is neither freedom nor custody. */
  readonly lastEvidence: string | null
  /** The last day on which somebody who could know saw the person in custody; how it fades depends on the day it is read. */
  readonly custodySeen: CustodySign | null
  /** Only reports written by a machine, or repeating our own register, say anything of the person. */
  readonly possiblyInvented: boolean
  readonly ladder: LadderState
  /** The assessment that the status rests on; null when nothing tells. */
  readonly basis: Assessment | null
}
