import type { Generated } from 'kysely'

export interface AccessTables {
  /** What a person, a report or a case is about, for accounts bounded to some countries or cases. */
  access_label: {
    /** 'person:ID', 'report:ID' or 'case:ID'. */
    object: string
    kind: 'country' | 'case'
    value: string
    labelled_by: string
    labelled_at: Generated<Date>
  }
}
