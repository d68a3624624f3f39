import type { Person } from '../matching/index.ts'
import type { Claim, ClaimType } from '../reading/index.ts'
import type { Decision } from '../review/index.ts'
import { isPublic, levelOf } from './levels.ts'
import { type Level, type Protection, protectionsAt } from './protection.ts'

/** What tells that somebody is out, or on the way: the news that a safety hold is about. */
const ON_THE_WAY: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'released',
  'pardoned',
  'deported',
  'exchanged',
  'conditional_release',
  'arrived',
  'documents_confiscated',
  'transferred',
  'identity_confirmed',
])

/** What may be seen at a moment. Everything an edition holds has passed it. */
export interface Gate {
  /** May be named. */
  readonly shown: ReadonlySet<string>
  /** Released for publication, but asked for silence or are minors: counted without a name. */
  readonly unnamed: ReadonlySet<string>
  /** To be taken out of every edition, the older ones too. */
  readonly erased: ReadonlySet<string>
  isReportOpen(reportId: string): boolean
  /** Whether news of this person's release must wait. */
  isHeldBack(personId: string): boolean
  /** All that the gate knows of a person, as one word: it changes whenever what may be seen of them does. */
  policyOf(personId: string): string
  /** Whether the claim may stand in an edition; for a person's claim, whether the person is shown or counted. */
  passes(claim: Claim, personId: string | null): boolean
}

/** What somebody said on whether a person, a report or a claim may be shown. */
export type PublishingAct = Pick<Decision, 'seq' | 'act' | 'target'>

export interface GateSource {
  readonly people: readonly Person[]
  readonly decisions: readonly PublishingAct[]
  readonly protections: readonly Protection[]
  /** ISO instant. */
  readonly now: string
}

/**
 * Reports, people and claims pass when a person released them and nothing protects them. Nothing about a minor passes, whatever
 * was decided; a claim about somebody whom the register does not know is not published by name.
 */
export function createGate({ people, decisions, protections, now }: GateSource): Gate {
  const open = lastWord(decisions)
  const held = protectionsAt(protections, now)
  const erased = new Set(people.filter(({ id }) => held.has(`erasure person:${id}`)).map(({ id }) => id))
  const released = people.filter(({ id }) => open.get(`person:${id}`) === 'publish' && !erased.has(id))
  const silent = ({ id, minor }: Person) => minor || asksForSilence(held, id) || isAbove(held, id)
  const shown = new Set(released.filter((person) => !silent(person)).map(({ id }) => id))
  const unnamed = new Set(released.filter(silent).map(({ id }) => id))
  const isHeldBack = (personId: string) => held.has(`hold person:${personId}`)
  return {
    shown,
    unnamed,
    erased,
    isHeldBack,
    isReportOpen: (id) =>
      open.get(`report:${id}`) === 'publish' &&
      !held.has(`hold report:${id}`) &&
      !hasLevel(held, `report:${id}`, SEALED),
    policyOf: (id) =>
      [
        shown.has(id) ? 'shown' : 'hidden',
        ...['hold', 'consent', 'level'].map((kind) => held.get(`${kind} person:${id}`) ?? ''),
      ].join('/'),
    passes: (claim, personId) => {
      if (claim.minor || open.get(`claim:${claim.id}`) === 'withhold' || held.has(`hold claim:${claim.id}`))
        return false
      const consented = personId !== null && hasConsent(held, personId)
      const own = held.get(`level claim:${claim.id}`) as Level | undefined
      const persons = personId === null ? undefined : (held.get(`level person:${personId}`) as Level | undefined)
      if (!isPublic(levelOf(claim.type, own, persons), consented)) return false
      if (claim.subject.kind !== 'person') return true
      if (personId === null || !shown.has(personId)) return false
      return !(isHeldBack(personId) && ON_THE_WAY.has(claim.type))
    },
  }
}

export const tellsOfRelease = (claim: Claim): boolean => ON_THE_WAY.has(claim.type)

function asksForSilence(held: ReadonlyMap<string, string>, id: string): boolean {
  const consent = held.get(`consent person:${id}`)
  return (
    held.has(`silence person:${id}`) ||
    consent === 'refused' ||
    consent === 'withdrawn' ||
    consent === 'silent_family_request'
  )
}

function hasConsent(held: ReadonlyMap<string, string>, id: string): boolean {
  const consent = held.get(`consent person:${id}`)
  return consent === 'given' || consent === 'public_by_own_side'
}

const SEALED: readonly string[] = ['P3', 'P4']

/** A person who is for partners only, sealed, or public with a consent that is not there, is in no edition. */
function isAbove(held: ReadonlyMap<string, string>, id: string): boolean {
  const levels = hasConsent(held, id) ? SEALED : ['P2', ...SEALED]
  return hasLevel(held, `person:${id}`, levels)
}

const hasLevel = (held: ReadonlyMap<string, string>, target: string, levels: readonly string[]): boolean =>
  levels.includes(held.get(`level ${target}`) ?? '')

function lastWord(decisions: readonly PublishingAct[]): ReadonlyMap<string, Decision['act']> {
  const last = new Map<string, Decision['act']>()
  for (const { act, target } of [...decisions].sort((a, b) => a.seq - b.seq))
    if (act === 'publish' || act === 'withhold') last.set(target, act)
  return last
}
