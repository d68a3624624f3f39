import type { ClaimType } from '../reading/index.ts'
import type { Assessment, LadderState } from '../weighing/index.ts'
import { libertyBy, rankOnDay, stands, tellingOf } from './status.ts'

export type Axis = 'liberty' | 'form' | 'overlay' | 'stage'

/** A stretch of time in which one thing held, as far as claims tell. */
export interface Stretch {
  readonly value: string
  /** EDTF day it began, as precise as told. */
  readonly from: string
  /** The day from which something else is told; null where no end is known. */
  readonly until: string | null
  /** The fact that tells of the beginning. */
  readonly factId: string
  readonly ladder: LadderState
}

/** Four things that change independently of each other; one enumeration could not hold them. */
export interface Custody {
  readonly liberty: readonly Stretch[]
  readonly form: readonly Stretch[]
  readonly overlay: readonly Stretch[]
  readonly stage: readonly Stretch[]
  /** Unbroken stretches of deprivation of liberty. */
  readonly episodes: readonly { readonly from: string; readonly until: string | null }[]
}

const STAGES: Partial<Readonly<Record<ClaimType, string>>> = {
  detained: 'investigation',
  charged: 'indicted',
  sentenced: 'verdict',
  appeal_rejected: 'in_force',
}

const FORMS: Readonly<Record<string, string>> = {
  remand: 'remand',
  prison_regime: 'prison_regime',
  open_type_facility: 'open_type_facility',
  to_open_type: 'open_type_facility',
  home_restriction: 'home_restriction',
  to_home_restriction: 'home_restriction',
  house_arrest_pretrial: 'house_arrest',
  to_house_arrest: 'house_arrest',
}

/** A person's time in custody on four axes, from the dated facts that stand. Undated facts tell no time and are not here. */
export function custodyOf(facts: readonly Assessment[]): Custody {
  const marks = facts.filter(stands).flatMap(markOf).sort(inTime)
  const liberty = chain(marks.flatMap(({ liberty: value, ...mark }) => (value ? [{ ...mark, value }] : [])))
  const outs = liberty.filter(({ value }) => value !== 'deprived').map(({ from }) => from)
  return {
    liberty,
    form: chain(marks.flatMap((mark) => formOf(mark) ?? [])).filter(({ value }) => value !== 'out'),
    overlay: overlays(marks, outs),
    stage: chain(marks.flatMap(({ type, ...mark }) => (STAGES[type] ? [{ ...mark, value: STAGES[type] }] : []))),
    episodes: liberty.filter(({ value }) => value === 'deprived').map(({ from, until }) => ({ from, until })),
  }
}

/** What held on a day: at most one value but for what lies over the form of custody. */
export function custodyAt(custody: Custody, day: string): Readonly<Record<Axis, readonly string[]>> {
  const at = (stretches: readonly Stretch[]) =>
    stretches.filter(({ from, until }) => from <= day && (until === null || day < until)).map(({ value }) => value)
  return {
    liberty: at(custody.liberty),
    form: at(custody.form),
    overlay: at(custody.overlay),
    stage: at(custody.stage),
  }
}

interface Mark {
  readonly type: ClaimType
  readonly kind: string | null
  readonly liberty: string | undefined
  readonly from: string
  readonly factId: string
  readonly ladder: LadderState
}

function markOf(fact: Assessment): readonly Mark[] {
  const { claim } = tellingOf(fact)
  const from = /^\d{4}(-\d{2}){0,2}/.exec(claim.date?.edtf ?? '')?.[0]
  if (!from) return []
  const liberty = libertyBy(claim)
  return [{ type: claim.type, kind: claim.releaseKind, liberty, from, factId: fact.proposition.id, ladder: fact.state }]
}

/** On one day a refusal or a return to prison comes after the release that it answers. */
function inTime(a: Mark, b: Mark): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1
  return rankOnDay(a.type) - rankOnDay(b.type) || (a.factId < b.factId ? -1 : 1)
}

/** Each stretch lasts until another value is told; the same value told again goes on. */
function chain(marks: readonly (Omit<Stretch, 'until'> & object)[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const { value, from, factId, ladder } of marks) {
    const last = stretches.at(-1)
    if (last?.value === value) continue
    if (last) stretches[stretches.length - 1] = { ...last, until: from }
    stretches.push({ value, from, until: null, factId, ladder })
  }
  return stretches
}

function formOf({ type, kind, liberty, ...mark }: Mark): Omit<Stretch, 'until'> | null {
  const told = kind === null ? undefined : (FORMS[kind] ?? (kind.startsWith('colony') ? 'colony' : undefined))
  if (told) return { ...mark, value: told }
  if (type === 'detained' || type === 'returned_to_prison') return { ...mark, value: 'detention' }
  // Whoever was sentenced is no longer merely detained; where nobody tells the form, none is guessed.
  if (type === 'transferred' || type === 'sentenced') return { ...mark, value: 'custody' }
  return liberty && liberty !== 'deprived' ? { ...mark, value: 'out' } : null
}

const OVER: Partial<Readonly<Record<ClaimType, readonly [string, ClaimType | null]>>> = {
  hunger_strike: ['hunger_strike', 'hunger_strike_ended'],
  held_incommunicado: ['incommunicado', null],
  listed: ['state_list', null],
}

/** Several may hold at once; being out ends all but a state's list. */
function overlays(marks: readonly Mark[], outs: readonly string[]): readonly Stretch[] {
  return marks.flatMap(({ type, from, factId, ladder }) => {
    const [value, ending] = OVER[type] ?? []
    if (!value) return []
    const ended = marks.find((mark) => ending && mark.type === ending && mark.from >= from)?.from
    const out = value === 'state_list' ? undefined : outs.find((day) => day >= from)
    const until = [ended, out].filter((day) => day !== undefined).sort()[0] ?? null
    return [{ value, from, until, factId, ladder }]
  })
}
