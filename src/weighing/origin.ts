import type { Directory, Organisation } from './directory.ts'
import type { Evidence, EvidenceRef } from './evidence.ts'
import { fold, nameKeys } from './fold.ts'
import { saidDay } from './window.ts'

/** Where a claim comes from: everything it shares with another claim makes the two dependent. */
export interface Origin {
  readonly evidence: Evidence
  /** Statement, basis of knowledge and control; two origins with a common key are dependent. */
  readonly roots: readonly string[]
  readonly lineage: string
  /** Nothing is known of where it comes from: dependent on everything. */
  readonly unknown: boolean
  /** The claim itself credits somebody; false where only the outlet or the report as a whole stands behind it. */
  readonly credited: boolean
  /** In words: 'Gitanas Nausėda', 'AFP', 'Belsat'. */
  readonly label: string
}

/** Why a claim carries no weight of its own, or null when it does. */
export function weightless(evidence: Evidence): 'ai_written' | 'cites_us' | null {
  if (evidence.report.aiWritten) return 'ai_written'
  return evidence.report.citesUs ? 'cites_us' : null
}

/** Origins already worked out, by directory and claim; one whose lineage has a new first report is worked out anew. */
const known = new WeakMap<Directory, WeakMap<Evidence, { readonly first: Evidence; readonly origin: Origin }>>()

/**
 * Who is credited decides: a speaker, then the wire or post credited for the claim, then whom the report credits as a whole,
 * then the outlet itself. Reports of one lineage speak with the voice of the first of them.
 */
export function originOf(evidence: Evidence, directory: Directory, first: Evidence = evidence): Origin {
  const held = known.get(directory) ?? new WeakMap<Evidence, { first: Evidence; origin: Origin }>()
  known.set(directory, held)
  const cached = held.get(evidence)
  if (cached?.first === first) return cached.origin
  const origin = workOut(evidence, directory, first)
  held.set(evidence, { first, origin })
  return origin
}

function workOut(evidence: Evidence, directory: Directory, first: Evidence): Origin {
  const lineage = evidence.lineage || evidence.report.id
  const day = saidDay(evidence)
  const voices = voicesOf(evidence, first)
  const roots = new Set<string>()
  for (const voice of voices.names) for (const key of keysOf(voice, day, directory)) roots.add(key)
  return {
    evidence,
    roots: [...roots].sort(),
    lineage,
    unknown: roots.size === 0 || voices.anonymous,
    credited: voices.credited,
    label: wordsFor(voices, evidence, directory),
  }
}

/** 'AFP'; 'officials, by Outlet' where nobody in particular is credited. */
function wordsFor(voices: Voices, evidence: Evidence, directory: Directory): string {
  const names = voices.names.map((name) => labelOf(name, directory)).join(' and ')
  if (!voices.anonymous) return names || 'unknown origin'
  return names ? `${evidence.claim.speaker?.name ?? 'somebody'}, by ${names}` : 'unknown origin'
}

export const refOf = (origin: Origin): EvidenceRef => ({
  reportId: origin.evidence.report.id,
  claimId: origin.evidence.claim.id,
  origin: origin.label,
})

/** The label under which a name is shown: the organisation's own name where it is known. */
export function labelOf(name: string, directory: Directory): string {
  return directory.find(name)?.name ?? name
}

interface Voices {
  readonly names: readonly string[]
  readonly anonymous: boolean
  readonly credited: boolean
}

function voicesOf(evidence: Evidence, first: Evidence): Voices {
  const { speaker, origin } = evidence.claim
  const anonymous = speaker !== null && speaker.kind !== 'outlet' && isGeneric(speaker.name)
  if (speaker && speaker.kind !== 'outlet' && !anonymous)
    return { names: split(speaker.name), anonymous: false, credited: true }
  if (origin && !isGeneric(origin)) return { names: split(origin), anonymous, credited: true }
  if (anonymous) return { names: outletOf(evidence, first), anonymous, credited: true }
  if (speaker?.kind === 'outlet' && !isOwn(speaker.name, evidence))
    return { names: [speaker.name], anonymous, credited: true }
  if (first.report.credits.length > 0) return { names: [...first.report.credits].sort(), anonymous, credited: false }
  return { names: outletOf(evidence, first), anonymous, credited: false }
}

function outletOf(evidence: Evidence, first: Evidence): readonly string[] {
  const own =
    evidence.claim.speaker?.kind === 'outlet' && first.report.id === evidence.report.id
      ? evidence.claim.speaker.name
      : null
  const outlet = first.report.outlet ?? first.report.url ?? own
  return outlet ? [outlet] : []
}

/** Words for offices and sources, folded to Latin: 'the Embassy' alone names nobody in particular. */
const OFFICE =
  /^(the|of|le|la|el|die|der|das|embass|posol|ambas|embaj|botschaft|minist|govern|pravitel|urad|rzad|regier|gobiern|president|prezid|authorit|vlast|ulad|wladz|behord|autorid|autorit|offici|source|istochn|krynits|zrodl|quelle|fuente|spokes|rzeczn|sprecher|portavoz|police|militsi|court|sud$|admin|media$|smi$|agency|agenc|right|group|activist|pravozas|pravaab)/

/** 'officials', 'источники', 'the Embassy': nobody in particular, told by small letters or by words of office alone. */
const isGeneric = (name: string): boolean =>
  !/\p{Lu}/u.test(name) ||
  fold(name)
    .split(' ')
    .every((word) => OFFICE.test(word))

const isOwn = (name: string, evidence: Evidence): boolean =>
  evidence.report.outlet === null || fold(evidence.report.outlet) === fold(name)

const split = (names: string): readonly string[] =>
  names
    .split(/\s*[,;/]\s*|\s+(?:and|und|et|y|e|и|і|й|oraz|ir|&)\s+/u)
    .map((name) => name.trim())
    .filter((name) => name.length > 1)

function keysOf(voice: string, day: number | null, directory: Directory): readonly string[] {
  const found: readonly Organisation[] = /^[a-z]+:\/\//i.test(voice)
    ? [directory.findByUrl(voice)].filter((entry) => entry !== null)
    : directory.findAll(voice)
  if (found.length > 0) return found.flatMap((entry) => directory.roofs(entry.id, day))
  return [`name:${unlisted(voice)}`]
}

/** A name that no directory lists is keyed by its last word, so that two spellings or a bare surname stay dependent. */
function unlisted(voice: string): string {
  const keys = nameKeys(voice)
  return keys.length <= 3 ? (keys.at(-1) ?? fold(voice)) : keys.join(' ')
}
