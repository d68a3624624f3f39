import type { Person } from '../../matching/index.ts'
import { type Decision, humanDecisions } from '../../review/index.ts'
import type { HumanDecision } from '../../weighing/index.ts'
import { createGate, type Gate, type PublishingAct } from '../gate.ts'
import type { Protection } from '../protection.ts'
import { createHiddenNames, type HiddenNames } from './hidden-names.ts'

/** From what an edition is made besides its reports: plain rows, so that every thread can work out its own setting. */
export interface SettingRows {
  readonly number: number
  /** ISO instant of the new edition. */
  readonly now: string
  readonly people: readonly Person[]
  /** What was said last on what may be shown. */
  readonly acts: readonly PublishingAct[]
  /** What was decided on claims. */
  readonly decisions: readonly HumanDecision[]
  readonly protections: readonly Protection[]
}

/** What every piece of work on an edition goes by. */
export interface Setting {
  readonly number: number
  readonly now: string
  readonly people: ReadonlyMap<string, Person>
  readonly gate: Gate
  readonly names: HiddenNames
  /** By claim. */
  readonly decisions: ReadonlyMap<string, HumanDecision>
}

export function createSetting({ number, now, people, acts, decisions, protections }: SettingRows): Setting {
  const gate = createGate({ people, decisions: acts, protections, now })
  return {
    number,
    now,
    people: new Map(people.map((person) => [person.id, person])),
    gate,
    names: createHiddenNames(people, gate.shown),
    decisions: new Map(decisions.map((decision) => [decision.claimId, decision])),
  }
}

/** The decisions that an edition goes by, as little of each as it needs. */
export function settingDecisions(decisions: readonly Decision[]): Pick<SettingRows, 'acts' | 'decisions'> {
  const last = new Map<string, PublishingAct>()
  for (const { act, target, seq } of decisions)
    if (act === 'publish' || act === 'withhold') last.set(target, { act, target, seq })
  return { acts: [...last.values()], decisions: humanDecisions(decisions.map(withoutNames)) }
}

/** Who decided, and what they wrote down as their reason, stays in the house: both could lead to whoever told them. */
function withoutNames(decision: Decision): Decision {
  return {
    ...decision,
    by: decision.second === null ? 'one person' : 'two people',
    second: null,
    reason: 'after a look at the evidence',
  }
}
