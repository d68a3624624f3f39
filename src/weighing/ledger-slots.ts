import { type Body, subjectKey } from './body.ts'
import { decisionOn } from './decision.ts'
import type { Directory } from './directory.ts'
import { discountedAmong } from './discounted.ts'
import type { HumanDecision } from './evidence.ts'
import { independent } from './independence.ts'
import type { LedgerPerson } from './ledger-person.ts'
import { weightless } from './origin.ts'
import { EXITS, type Statement } from './statement.ts'
import { originIn, type Weighed, weigh } from './weigh.ts'

export type Outcome =
  | 'out_confirmed'
  | 'out_reported'
  | 'still_held'
  | 'refused'
  | 'rearrested'
  | 'restricted'
  | 'unknown'

/** Why a slot or a name differs from the plain case; the domain's codes and ours, each explained on the page. */
export type LedgerReason =
  | 'already_out'
  | 'released_later'
  | 'still_held'
  | 'refused'
  | 'rearrested'
  | 'restricted_not_free'
  | 'died'
  | 'denied'
  | 'possibly_invented'
  | 'single_origin'
  | 'conflicting_reports'
  | 'human_decision'
  | 'unknown_to_register'
  | 'announcer_error'

export interface SlotPerson {
  /** Empty: named in reports, not matched to anyone of the register. */
  readonly id: string
  readonly name: string
}

export interface Slot {
  readonly person: SlotPerson
  readonly outcome: Outcome
  readonly for: number
  readonly against: number
  readonly reasonCodes: readonly LedgerReason[]
  readonly evidence: readonly string[]
}

export interface Misnamed {
  readonly person: SlotPerson
  readonly reasonCodes: readonly LedgerReason[]
  readonly evidence: readonly string[]
}

interface SlotOptions {
  readonly directory: Directory
  readonly decisions: readonly HumanDecision[]
}

const REARREST_DAYS = 14

/** One slot for each person named in the event, whoever spells them how; the wrongly named stand apart. */
export function fillSlots(
  own: readonly Statement[],
  body: Body,
  people: readonly LedgerPerson[],
  options: SlotOptions,
): { readonly slots: readonly Slot[]; readonly misnamed: readonly Misnamed[] } {
  const named = own.filter(
    (s) =>
      s.evidence.claim.subject.kind === 'person' &&
      (EXITS.has(s.type) || s.type === 'release_refused') &&
      (s.evidence.personId !== null || options.directory.find(s.evidence.claim.subject.name) === null),
  )
  const slots: Slot[] = []
  const misnamed: Misnamed[] = []
  for (const statements of byPerson(named, body)) {
    const person = personOf(statements, people)
    const found = judge(statements, body, options)
    const evidence = [...new Set(found.evidence)].sort()
    if ('outcome' in found)
      slots.push({ ...found, person, reasonCodes: [...found.reasonCodes, ...unknownOf(person)], evidence })
    else misnamed.push({ person, reasonCodes: found.reasonCodes, evidence })
  }
  return { slots: slots.sort(byName), misnamed: misnamed.sort(byName) }
}

const byName = (a: { person: SlotPerson }, b: { person: SlotPerson }): number =>
  a.person.name < b.person.name ? -1 : a.person.name > b.person.name ? 1 : a.person.id < b.person.id ? -1 : 1

const unknownOf = (person: SlotPerson): readonly LedgerReason[] => (person.id === '' ? ['unknown_to_register'] : [])

/** The matched by their id; the unmatched join those whose full name is the same, so that nobody is counted twice. */
function byPerson(named: readonly Statement[], body: Body): readonly (readonly Statement[])[] {
  const groups = new Map<string, Set<Statement>>()
  const wanted = new Set(named)
  const done = new Set<Statement>()
  const matchedFirst = [...named].sort(
    (a, b) => Number(a.evidence.personId === null) - Number(b.evidence.personId === null) || order(a, b),
  )
  for (const statement of matchedFirst) {
    if (done.has(statement)) continue
    const same = body.about(statement).filter((other) => wanted.has(other) && !done.has(other))
    const group = new Set([statement, ...same])
    for (const member of group) done.add(member)
    groups.set(subjectKey(statement.evidence), group)
  }
  return [...groups.values()].map((group) => [...group].sort(order))
}

const order = (a: Statement, b: Statement): number => {
  const [x, y] = [a.evidence.claim.subject.name, b.evidence.claim.subject.name]
  if (x.length !== y.length) return y.length - x.length
  return x === y ? (a.evidence.claim.id < b.evidence.claim.id ? -1 : 1) : x < y ? -1 : 1
}

function personOf(statements: readonly Statement[], people: readonly LedgerPerson[]): SlotPerson {
  const id = statements.find((s) => s.evidence.personId !== null)?.evidence.personId ?? ''
  const known = people.find((person) => person.id === id)
  return { id, name: known?.name ?? statements[0]!.evidence.claim.subject.name }
}

type Judged =
  | {
      readonly outcome: Outcome
      readonly for: number
      readonly against: number
      readonly reasonCodes: readonly LedgerReason[]
      readonly evidence: readonly string[]
    }
  | { readonly reasonCodes: readonly LedgerReason[]; readonly evidence: readonly string[] }

function judge(statements: readonly Statement[], body: Body, options: SlotOptions): Judged {
  const heavy = statements.filter((s) => weightless(s.evidence) === null && s.affirms)
  const best = bestOf(heavy.length > 0 ? heavy : statements)
  const discounted = discountedAmong(best, body, options.decisions, options.directory)
  const weighed = weigh(best, body, { directory: options.directory, excluded: (other) => discounted.has(other) })
  const evidence = [
    ...statements,
    ...weighed.supporting.map((b) => b.statement),
    ...weighed.contradicting.map((b) => b.statement),
  ].map((s) => s.evidence.claim.id)
  const settled = decisionOn(best, body, options.decisions, options.directory)
  const refusal = isSeenOut(heavy, body, options) ? undefined : heavy.find((s) => s.type === 'release_refused')
  if (settled?.state === 'contradicted' && !refusal)
    return { reasonCodes: ['human_decision', ...againstCodes(weighed)], evidence }
  if (!settled && heavy.length === 0) return { reasonCodes: [...againstCodes(weighed), 'possibly_invented'], evidence }
  const out = againstCodes(weighed)
  if (!settled && out.includes('already_out') && weighed.against.size >= weighed.for.size)
    return { reasonCodes: out, evidence }
  const counts = { for: weighed.for.size, against: weighed.against.size, evidence }
  const refused = refusal && refusalOf(heavy, body, options)
  if (refused && refused.for >= refused.against)
    return { ...counts, ...refused, outcome: 'refused', reasonCodes: ['refused'] }
  if (settled?.state === 'supported') return { ...counts, outcome: 'out_confirmed', reasonCodes: ['human_decision'] }
  return { ...counts, ...outcomeOf(statements, weighed, body) }
}

/** People decided that the person came out: whatever was told of a refusal before did not last. */
function isSeenOut(heavy: readonly Statement[], body: Body, options: SlotOptions): boolean {
  const exits = heavy.filter((s) => EXITS.has(s.type) && s.type !== 'pardoned')
  return (
    exits.length > 0 && decisionOn(bestOf(exits), body, options.decisions, options.directory)?.state === 'supported'
  )
}

/**
 * A refusal counts its own origins. Lists of the same day that had the person among the freed do not speak against it; reports from after
 * the last word of it that the person came out do.
 */
function refusalOf(heavy: readonly Statement[], body: Body, options: SlotOptions): { for: number; against: number } {
  const refusals = heavy.filter((s) => s.type === 'release_refused')
  const weighed = weigh(refusals[0]!, body, { directory: options.directory, excluded: () => false })
  const last = Math.max(...refusals.map((s) => s.said ?? Number.NEGATIVE_INFINITY))
  const later = heavy.filter((s) => EXITS.has(s.type) && s.type !== 'pardoned' && s.said !== null && s.said > last)
  const out = independent(later.map((s) => originIn(body, s.evidence, options.directory))).size
  const [told, all] = [weighed.for.size, Math.max(weighed.against.size, out)]
  return { for: told, against: all }
}

/** The plainest statement of the way out: a release before a pardon, an exact day before a period. */
function bestOf(statements: readonly Statement[]): Statement {
  const rank = (s: Statement) =>
    (s.type === 'release_refused' ? 0 : s.type === 'pardoned' ? 2 : 1) + (s.evidence.claim.date ? 0 : 0.5)
  return [...statements].sort((a, b) => rank(a) - rank(b) || (a.evidence.claim.id < b.evidence.claim.id ? -1 : 1))[0]!
}

function outcomeOf(
  statements: readonly Statement[],
  weighed: Weighed,
  body: Body,
): { outcome: Outcome; reasonCodes: readonly LedgerReason[] } {
  const codes = againstCodes(weighed)
  const again = body.about(statements[0]!).some((s) => isRearrest(s, statements))
  if (again) return { outcome: 'rearrested', reasonCodes: ['rearrested', ...codes] }
  if (codes.includes('still_held') && weighed.against.size >= weighed.for.size)
    return { outcome: 'still_held', reasonCodes: codes }
  if (codes.length > 0)
    return {
      outcome: isOutAnyhow(codes, weighed) ? 'out_reported' : 'unknown',
      reasonCodes: [...codes, 'conflicting_reports'],
    }
  if (statements.every((s) => s.type === 'conditional_release'))
    return { outcome: 'restricted', reasonCodes: ['restricted_not_free'] }
  return { outcome: 'out_reported', reasonCodes: weighed.for.size === 1 ? ['single_origin'] : [] }
}

/** All agree that the person is out and differ in the day alone, this day being told by more than twice as many. */
const isOutAnyhow = (codes: readonly LedgerReason[], weighed: Weighed): boolean =>
  codes.every((code) => code === 'already_out' || code === 'released_later') &&
  weighed.for.size > 2 * weighed.against.size

function isRearrest(other: Statement, statements: readonly Statement[]): boolean {
  if (other.type !== 'returned_to_prison' || !other.affirms || !other.dated || !other.window) return false
  const out = statements.find((s) => s.dated && s.window)?.window
  return (
    out !== undefined && out !== null && other.window.from >= out.from && other.window.from - out.to <= REARREST_DAYS
  )
}

const CODES: Readonly<Record<string, LedgerReason>> = {
  already_out: 'already_out',
  released_later: 'released_later',
  still_held: 'still_held',
  refused: 'refused',
  denied: 'denied',
  died_before: 'died',
  retracted: 'announcer_error',
}

const againstCodes = (weighed: Weighed): readonly LedgerReason[] =>
  [
    ...new Set(weighed.contradicting.map((bearing) => CODES[bearing.relation.code ?? ''] ?? 'conflicting_reports')),
  ].sort()
