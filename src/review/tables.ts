import type { Generated, JSONColumnType } from 'kysely'
import type { Claim } from '../reading/index.ts'
import type { DecisionAct, ProposableAct } from './act.ts'

type Body = JSONColumnType<object | null, string | null, never>

/** What review writes; nothing else does. */
export interface ReviewTables {
  decision: {
    seq: Generated<string>
    act: DecisionAct
    target: string
    decided_by: string
    second_by: string | null
    reason: string
    decided_at: Generated<Date>
    body: Body
    undoes: number | null
    proposal: number | null
    extractor: string | null
    made_on: number | null
  }
  proposal: {
    seq: Generated<string>
    act: ProposableAct
    target: string
    body: Body
    undoes: number | null
    extractor: string | null
    made_on: number | null
    proposed_by: string
    reason: string
    proposed_at: Generated<Date>
  }
  proposal_end: {
    proposal: number
    outcome: 'confirmed' | 'refused' | 'withdrawn'
    ended_by: string
    reason: string
    ended_at: Generated<Date>
  }
  hand_claim: {
    id: string
    report_id: string
    part_of: string | null
    type: string
    quote_start: number
    quote_end: number
    quote_text: string
    minor: boolean
    body: JSONColumnType<Claim>
    made_by: string
    made_at: Generated<Date>
  }
  report_waiting: {
    report_id: string
    extractor: string | null
    group_id: string | null
    claims: Generated<number>
    open: Generated<number>
    second: Generated<number>
    reopened: Generated<number>
    deaths: Generated<number>
    releases: Generated<number>
    new_people: Generated<number>
    contradictions: Generated<number>
    rank: Generated<number>
    seq: Generated<number>
  }
  waiting_note: { id: Generated<number>; report_id: string }
  assignment: {
    id: Generated<number>
    target: string
    assignee: string
    assigned_by: string
    note: string
    assigned_at: Generated<Date>
    done_at: Date | null
    done_by: string | null
  }
  comment: { id: Generated<number>; target: string; said_by: string; text: string; said_at: Generated<Date> }
  saved_search: { id: Generated<number>; owner: string; name: string; query: string; saved_at: Generated<Date> }
  person_note: {
    id: Generated<number>
    person_id: string
    field: string
    value: string
    level: NoteLevel
    source: string
    said_by: string
    replaces: number | null
    said_at: Generated<Date>
  }
  note_value: { note: number; field: 'value' | 'source'; value: string; sealed: Generated<boolean> }
}

/** P0 everywhere, P1 public page, P2 with consent, P3 partners, P4 sealed: named readers only. */
export type NoteLevel = 'P0' | 'P1' | 'P2' | 'P3' | 'P4'
