import type { StockClaim } from '../../weighing/index.ts'
import { type EventsJob, type FoundEvent, findEventsIn, type LedgerJob, ledgerRow, stocksOf } from './event-rows.ts'
import type { Gathered } from './gathered.ts'
import { type GroupsJob, placeGroups } from './place-groups.ts'
import { type ReportsJob, reportRows } from './report-rows.ts'
import type { Row } from './rows.ts'
import type { Setting } from './setting.ts'
import type { PlacedClaim } from './standings.ts'
import { type PeopleJob, type PeopleWeighed, weighPeople } from './weigh-people.ts'

/** The work on an edition that needs no database, so that any thread can do it. */
interface Work {
  readonly reports: { readonly job: ReportsJob; readonly done: ReturnType<typeof reportRows> }
  readonly people: { readonly job: PeopleJob; readonly done: PeopleWeighed }
  readonly groups: { readonly job: GroupsJob; readonly done: readonly PlacedClaim[] }
  readonly events: { readonly job: EventsJob; readonly done: readonly FoundEvent[] }
  readonly stocks: { readonly job: { readonly gathered: Gathered }; readonly done: readonly StockClaim[] }
  readonly ledger: { readonly job: LedgerJob; readonly done: Row }
}

export type Task = keyof Work
export type Job<Name extends Task> = Work[Name]['job']
export type Done<Name extends Task> = Work[Name]['done']

const tasks: { readonly [Name in Task]: (setting: Setting, job: Job<Name>) => Done<Name> } = {
  reports: reportRows,
  people: weighPeople,
  groups: placeGroups,
  events: findEventsIn,
  stocks: stocksOf,
  ledger: ledgerRow,
}

export function work<Name extends Task>(setting: Setting, task: Name, job: Job<Name>): Done<Name> {
  return tasks[task](setting, job)
}
