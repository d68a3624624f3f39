import type { Claim, ClaimType } from '../reading/index.ts'
import { type Assessment, type Evidence, lastCustodySign } from '../weighing/index.ts'
import type { EntryStatus, LibertyState } from './entry.ts'

/** What each kind of claim, when it stands, says of liberty from its day on. Kinds that say nothing of it are absent. */
const libertyAfter: Partial<Readonly<Record<ClaimType, LibertyState>>> = {
  detained: 'deprived',
  charged: 'deprived',
  sentenced: 'deprived',
  transferred: 'deprived',
  not_released: 'deprived',
  release_refused: 'deprived',
  returned_to_prison: 'deprived',
  held_incommunicado: 'deprived',
  released: 'free',
  pardoned: 'free',
  exchanged: 'free_conditional',
  deported: 'free_conditional',
  conditional_release: 'free_conditional',
  whereabouts_unknown: 'unknown',
  died: 'dead',
  body_returned: 'dead',
}

/** What the kind of a release does to liberty, where it is not what the type says; docs/glossary.md, release kinds. */
const libertyByKind: Readonly<Record<string, LibertyState>> = {
  to_house_arrest: 'restricted',
  to_home_restriction: 'restricted',
  to_open_type: 'restricted',
  substitution_milder: 'restricted',
  deportation_expulsion: 'free_conditional',
  exchange: 'free_conditional',
  parole: 'free_conditional',
  conditional_remission: 'free_conditional',
  bail: 'free_conditional',
  extradition: 'deprived',
  unknown_released: 'unknown',
}

/** An arrival and a release are one proposition; of its claims the one that speaks of liberty tells. */
export function tellingOf({ proposition: { exemplar, evidence } }: Assessment): Evidence {
  const tells = ({ claim }: Evidence) => libertyAfter[claim.type] !== undefined
  return tells(exemplar) ? exemplar : (evidence.find(tells) ?? exemplar)
}

/** What a claim, when it stands, says of liberty from its day on; undefined for kinds that say nothing of it. */
export function libertyBy(claim: Claim): LibertyState | undefined {
  const usual = libertyAfter[claim.type]
  return usual === 'free' && claim.releaseKind ? (libertyByKind[claim.releaseKind] ?? usual) : usual
}

const EXITS: ReadonlySet<ClaimType> = new Set<ClaimType>([
  'released',
  'pardoned',
  'exchanged',
  'deported',
  'conditional_release',
])

/** Same day: a refusal or a return to prison comes after the release it answers; a death after everything. */
const laterOnOneDay: Partial<Readonly<Record<ClaimType, number>>> = {
  exchanged: 1,
  deported: 1,
  release_refused: 2,
  not_released: 2,
  returned_to_prison: 3,
  died: 4,
  body_returned: 5,
}

export const rankOnDay = (type: ClaimType): number => laterOnOneDay[type] ?? 0

/**
 * Where a person stands, by the newest claim that speaks of it. A plan, a denial, and what only reports without weight say,
 * decide nothing; nor does what people have discounted. A claim that others contradict decides only when nothing better does.
 */
export function statusOf(facts: readonly Assessment[]): EntryStatus {
  const telling = facts.filter(speaksOfLiberty)
  const standing = telling.filter((fact) => !outweighed(fact) && !overtaken(fact, telling))
  const [newest] = [...(standing.length > 0 ? standing : telling)].sort(newestFirst)
  const custodySeen = lastCustodySign(facts.filter(stands).flatMap(({ proposition }) => proposition.evidence))
  const possiblyInvented =
    facts.length > 0 && facts.every(({ proposition }) => proposition.evidence.every(isWeightless))
  const told = { custodySeen, possiblyInvented }
  if (!newest)
    return { liberty: 'unknown', since: null, place: null, lastEvidence: null, ...told, ladder: 'lead', basis: null }
  const { claim } = tellingOf(newest)
  return {
    liberty: libertyBy(claim) ?? 'unknown',
    since: claim.date?.edtf ?? null,
    place: claim.place,
    lastEvidence: lastSaid(newest),
    ...told,
    ladder: newest.state,
    basis: newest,
  }
}

const isWeightless = ({ report }: Evidence): boolean => report.aiWritten || report.citesUs

function speaksOfLiberty(fact: Assessment): boolean {
  return libertyAfter[tellingOf(fact).claim.type] !== undefined && isTold(fact)
}

/** A fact that decides something: told as having happened, with weight, and not outweighed by what speaks against it. */
export function stands(fact: Assessment): boolean {
  return isTold(fact) && !outweighed(fact)
}

function isTold(fact: Assessment): boolean {
  const { claim } = tellingOf(fact)
  return (
    claim.polarity === 'affirms' &&
    claim.modality !== 'planned' &&
    claim.modality !== 'alleged' &&
    fact.state !== 'lead' &&
    fact.state !== 'discounted'
  )
}

const outweighed = (fact: Assessment): boolean =>
  fact.state === 'disputed' && fact.independentOrigins.against >= fact.independentOrigins.for

const ENTRIES: ReadonlySet<ClaimType> = new Set<ClaimType>(['detained', 'returned_to_prison'])
const stated = ({ flags, date }: Claim): boolean => date !== null && !flags.includes('date_of_report')

/**
 * "Who had been released, was detained again": a way out without a day of its own is the earlier one that is known, when a new
 * detention follows that and is told no earlier.
 */
function overtaken(fact: Assessment, facts: readonly Assessment[]): boolean {
  const { claim } = tellingOf(fact)
  if (libertyAfter[claim.type] === 'deprived' || stated(claim)) return false
  const [dated, told] = [facts.filter((other) => stated(tellingOf(other).claim)), lastSaid(fact) ?? '']
  const outs = dated.filter((other) => EXITS.has(tellingOf(other).claim.type))
  return dated.some(
    (other) =>
      ENTRIES.has(tellingOf(other).claim.type) &&
      (lastSaid(other) ?? '') >= told &&
      outs.some((out) => happened(out) < happened(other)),
  )
}

function newestFirst(a: Assessment, b: Assessment): number {
  const [x, y] = [happened(a), happened(b)]
  if (x !== y) return x < y ? 1 : -1
  const rank = (fact: Assessment) => rankOnDay(tellingOf(fact).claim.type)
  return (
    rank(b) - rank(a) ||
    b.independentOrigins.for - a.independentOrigins.for ||
    (a.proposition.id < b.proposition.id ? -1 : 1)
  )
}

/** EDTF dates sort as text; a claim without a day of its own happened at the latest when it was said. */
export function happened(fact: Assessment): string {
  const { claim, report } = tellingOf(fact)
  return claim.date?.edtf ?? (libertyAfter[claim.type] === 'deprived' ? '' : (claim.said ?? report.published ?? ''))
}

function lastSaid(fact: Assessment): string | null {
  const days = fact.proposition.evidence.flatMap(({ claim, report }) => claim.said ?? report.published ?? [])
  return days.sort().at(-1) ?? null
}
