import type { Settled } from './decision.ts'
import type { Reason, ReasonCode, ReasonParams, VerdictState } from './evidence.ts'
import type { Independence } from './independence.ts'
import { says, saysInParts } from './says.ts'
import type { Bearing, Weighed } from './weigh.ts'

const AGAINST: Readonly<Partial<Record<ReasonCode, string>>> = {
  already_out: 'already out before, with no new detention known between',
  released_later: 'released only later, with no release known before',
  still_held: 'still in custody after that day',
  refused: 'refused to leave',
  denied: 'the opposite',
  retracted: 'withdrawn by who said it',
  died_before: 'dead before that day',
  sentence_before_arrest: 'arrested only after that day',
  released_before_detention: 'arrested only after that day, and released in these days',
  age_impossible: 'an age at which this cannot be',
  kind_differs: 'another kind of act, by the word of those who decided it',
  date_differs: 'another date',
  value_differs: 'another number for the same people at the same time',
  terms_differ: 'other terms',
}

/** Why a verdict is what it is, in words and as codes; every code comes with its text. */
export function explainVerdict(
  weighed: Weighed,
  state: VerdictState,
  settled: Settled | null,
  /** The claim's own report is written by a machine: whether nobody else names the person at all, or only not this fact. */
  invented: 'person' | 'fact' | null = null,
): { readonly explanation: string; readonly reasons: readonly Reason[] } {
  const reasons: Reason[] = []
  if (settled) reasons.push(decisionReason(settled))
  reasons.push(...againstReasons(weighed), ...forReasons(weighed, state, invented))
  if (weighed.beside.length > 0) reasons.push(...besideReasons(weighed.beside))
  if (weighed.for.bounded || weighed.against.bounded)
    reasons.push({ code: 'bounded_count', text: 'The number of origins is a safe lower bound.' })
  return { explanation: reasons.map((reason) => reason.text).join(' '), reasons }
}

/** Of many origins the largest are named. */
const NAMED = 8

/** '31 reports, 3 origins: Gitanas Nausėda (22), AFP (6), Belsat (3)'. */
export function picture(independence: Independence): string {
  const { reports, who = [], more = 0 } = originParams(independence)
  const list = who.map((group) => `${group.label} (${group.reports})`).join(', ')
  const rest = more > 0 ? ` and ${more} more` : ''
  return `${count(reports ?? 0, 'report')}, ${count(independence.size, 'origin')}: ${list}${rest}`
}

function originParams({ origins, size }: Independence): ReasonParams {
  const who = origins.slice(0, NAMED).map(({ label, reports }) => ({ label, reports }))
  const reports = origins.reduce((sum, group) => sum + group.reports, 0)
  return { reports, origins: size, who, more: origins.length - who.length }
}

export const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

function decisionReason({ decision, on }: Settled): Reason {
  const what = on === 'same' ? `this is ${decision.state}` : `the opposite is ${decision.state}`
  const { by, at, state, reason } = decision
  const params = { decision: { by, at, state, reason, on } }
  return {
    code: 'human_decision',
    params,
    text: `Decided by ${decision.by} on ${decision.at}: ${what} (${decision.reason}).`,
  }
}

function againstReasons(weighed: Weighed): readonly Reason[] {
  if (weighed.against.size === 0) return []
  const codes = Map.groupBy(weighed.contradicting, (bearing) => bearing.relation.code ?? 'denied')
  const kinds = [...codes].sort((a, b) => (a[0] < b[0] ? -1 : 1))
  return [
    {
      code: 'independent_origins_against',
      text: `Against it: ${picture(weighed.against)}.`,
      params: originParams(weighed.against),
    },
    ...kinds.map(([code, bearings]) => {
      const { words, params } = examplesOf(bearings)
      return {
        code,
        text: `They say: ${AGAINST[code] ?? code} (${words}).`,
        params: { role: 'against' as const, ...params },
      }
    }),
  ]
}

/** Looked for among the first claims only: a famous case may have thousands. */
const LOOKED_AT = 60
const SHOWN = 3

/** Three examples at most, in words and in parts. */
function examplesOf(bearings: readonly Bearing[]): { readonly words: string; readonly params: ReasonParams } {
  const lines = new Map<string, Bearing>()
  for (const bearing of bearings.slice(0, LOOKED_AT)) {
    const line = `${bearing.origin.label}: “${says(bearing.statement)}”`
    if (!lines.has(line)) lines.set(line, bearing)
  }
  const shown = [...lines].slice(0, SHOWN)
  const more = lines.size - shown.length
  const rest = bearings.length > LOOKED_AT ? '; and more' : more > 0 ? `; and ${more} more` : ''
  return {
    words: shown.map(([line]) => line).join('; ') + rest,
    params: {
      examples: shown.map(([, { origin, statement }]) => ({ origin: origin.label, claim: saysInParts(statement) })),
      more,
    },
  }
}

function forReasons(weighed: Weighed, state: VerdictState, invented: 'person' | 'fact' | null): readonly Reason[] {
  if (weighed.for.size > 0) {
    const reports = new Set(weighed.supporting.map((bearing) => bearing.statement.evidence.report.id)).size
    const text = `For it: ${picture(weighed.for)}.`
    const single = weighed.for.size === 1 && reports > 1
    return [
      { code: 'independent_origins_for', text, params: originParams(weighed.for) },
      ...(single ? [{ code: 'only_dependent_reports' as const, text: 'These reports go back to one origin.' }] : []),
    ]
  }
  const silent = weighed.weightless.filter((bearing) => bearing.relation.kind === 'supports')
  if (invented === 'person')
    return [
      {
        code: 'possibly_invented',
        text: 'Nobody but reports written by a machine names this person: possibly invented.',
        params: { invented },
      },
    ]
  if (silent.length > 0 || (invented === 'fact' && weighed.superseded.length === 0))
    return [
      {
        code: 'possibly_invented',
        text: 'Only reports written by a machine, or repeating our own register, say so: possibly invented.',
      },
    ]
  if (weighed.superseded.length > 0) {
    const { words, params } = examplesOf(weighed.superseded)
    const text = `Earlier reports were overtaken by later ones (${words}).`
    return [{ code: 'superseded', text, params: { role: 'for' as const, ...params } }]
  }
  return [
    {
      code: 'no_other_origin',
      text: state === 'unseen' ? 'Nothing else in the register speaks of it.' : 'No other origin says so.',
    },
  ]
}

function besideReasons(bearings: readonly Bearing[]): readonly Reason[] {
  const codes = Map.groupBy(bearings, (bearing) => bearing.relation.code ?? 'other_population')
  return [...codes]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([code, some]) => {
      const { words, params } = examplesOf(some)
      return {
        code,
        text: `${BESIDE[code] ?? 'Beside it'}: ${words}.`,
        params: { role: 'beside' as const, ...params },
      }
    })
}

const BESIDE: Readonly<Partial<Record<ReasonCode, string>>> = {
  other_population: 'Counts of other people in the same event, not against it',
  other_measure: 'Counts of another kind or period, not against it',
  other_definition: 'Counts by another definition, not against it',
  superseded: 'Earlier or neighbouring states of the news, not against it',
}
