import { type Body, bodyOf } from './body.ts'
import type { Contradiction } from './contradiction.ts'
import type { Directory } from './directory.ts'
import type { ReleaseEvent } from './event.ts'
import type { Evidence, HumanDecision } from './evidence.ts'
import { type Announced, announcedIn, mainAnnouncement } from './ledger-announced.ts'
import { contradictionsIn } from './ledger-contradictions.ts'
import type { LedgerPerson } from './ledger-person.ts'
import { fillSlots, type Misnamed, type Slot } from './ledger-slots.ts'
import { type StockStep, stocksAround } from './ledger-stocks.ts'
import { type Tally, talliesIn } from './ledger-tallies.ts'
import { type UnnamedGroup, unnamedGroups } from './ledger-unnamed.ts'
import { defaultDirectory } from './organisations.ts'
import { weightless } from './origin.ts'
import type { Statement } from './statement.ts'

export interface LedgerTotals {
  readonly announced: number
  readonly named: number
  readonly matched: number
  readonly confirmed: number
  /** Named people for whom two independent origins or more speak and none against. */
  readonly corroborated: number
  readonly disputed: number
  readonly refused: number
  readonly unnamed: number
}

/** announced = slots by outcome + unnamed; residual is what is left over, below zero when more are named than announced. */
export interface Balance {
  readonly holds: boolean
  readonly residual: number
  readonly explanation: string
  /** Each organisation's own stock before and after, with what the release leaves unexplained. */
  readonly stocks: readonly StockStep[]
}

/** The reconciliation of an announced release with the people behind it; the contract's shape. */
export interface Ledger {
  readonly event: { readonly id: string; readonly title: string; readonly date: string; readonly place: string | null }
  readonly announced: readonly Announced[]
  readonly slots: readonly Slot[]
  readonly misnamed: readonly Misnamed[]
  readonly unnamed: readonly UnnamedGroup[]
  readonly totals: LedgerTotals
  readonly tallies: readonly Tally[]
  readonly contradictions: readonly Contradiction[]
  readonly balance: Balance
}

export interface LedgerOptions {
  readonly decisions?: readonly HumanDecision[]
  readonly directory?: Directory
}

/** Fills the ledger of one event from all evidence held; `people` give names and groups to the matched. */
export function ledgerOf(
  event: ReleaseEvent,
  evidence: readonly Evidence[],
  people: readonly LedgerPerson[],
  options: LedgerOptions = {},
): Ledger {
  const directory = options.directory ?? defaultDirectory()
  const body = bodyOf(evidence)
  const ids = new Set(event.claimIds)
  const own = [...body.statements.values()].filter((statement) => ids.has(statement.evidence.claim.id))
  const announced = announcedIn(own, body, directory)
  const main = mainAnnouncement(announced)
  const { slots, misnamed } = fillSlots(own, body, people, { directory, decisions: options.decisions ?? [] })
  const number = main?.number ?? slots.length
  const unnamed = Math.max(0, number - slots.length)
  const over = slots.length > number
  return {
    event: { id: event.id, title: event.title, date: event.date, place: event.place },
    announced,
    slots,
    misnamed,
    unnamed: unnamedGroups({
      unnamed,
      own: [...own, ...nationalitiesOf(slots, body)],
      slots,
      people,
      population: main?.population ?? 'people',
      group: main?.group ?? '',
    }),
    totals: totalsOf(number, slots, unnamed),
    tallies: talliesIn(own, body, directory, number, slots.filter(({ outcome }) => outcome === 'refused').length),
    contradictions: contradictionsIn({ event, own, body, directory, slots, announced: over ? number : null }),
    balance: balanceOf(number, slots.length, unnamed, stocksAround(event, own, number, body, directory)),
  }
}

/** What is told of the nationality of those who are named, in whatever report. */
function nationalitiesOf(slots: readonly Slot[], body: Body): readonly Statement[] {
  const named = new Set(slots.map(({ person }) => person.id))
  return [...body.statements.values()].filter(
    (s) => s.type === 'nationality' && named.has(s.evidence.personId ?? '') && weightless(s.evidence) === null,
  )
}

function totalsOf(announced: number, slots: readonly Slot[], unnamed: number): LedgerTotals {
  const many = (test: (slot: Slot) => boolean) => slots.filter(test).length
  return {
    announced,
    named: slots.length,
    matched: many((slot) => slot.person.id !== ''),
    confirmed: many((slot) => slot.outcome === 'out_confirmed'),
    corroborated: many((slot) => slot.outcome === 'out_reported' && slot.for >= 2 && slot.against === 0),
    disputed: many(
      (slot) => slot.for > 0 && slot.against > 0 && slot.outcome !== 'refused' && slot.outcome !== 'out_confirmed',
    ),
    refused: many((slot) => slot.outcome === 'refused'),
    unnamed,
  }
}

function balanceOf(announced: number, named: number, unnamed: number, stocks: readonly StockStep[]): Balance {
  const residual = announced - named - unnamed
  const sum = `announced ${announced} = named ${named} + unnamed ${unnamed}`
  const explanation = residual === 0 ? sum : `${sum}, ${-residual} too many named`
  return { holds: residual === 0, residual, explanation, stocks }
}
