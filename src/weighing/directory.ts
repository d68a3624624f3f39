import { fold } from './fold.ts'
import { dayOf, windowOf } from './window.ts'

export type OrganisationKind = 'wire' | 'outlet' | 'monitor' | 'ngo' | 'union' | 'state' | 'person'

/** A dated edge of control: `from` and `until` are EDTF dates, open when absent. */
export interface Control {
  readonly id: string
  readonly kind: 'owner' | 'ministry' | 'office' | 'coalition' | 'newsroom'
  readonly from?: string
  readonly until?: string
}

export interface Organisation {
  readonly id: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly names: readonly string[]
  readonly domains?: readonly string[]
  readonly under?: readonly Control[]
  /** Its pages are written by a machine, as it says of itself or as is known: they are suspected even where one does not say so. */
  readonly machineWritten?: boolean
}

/** Finds organisations by any of their names or their domain, and who controls them on a day. */
export interface Directory {
  /** ISO 3166 codes of the countries whose prisons the packs describe: never the other side of a deal. */
  readonly countries: readonly string[]
  find(name: string): Organisation | null
  findAll(text: string): readonly Organisation[]
  findByUrl(url: string): Organisation | null
  /** The organisation and all that control it on that day (days since 1970; null: at any time), as ids. */
  roofs(id: string, day: number | null): readonly string[]
}

export function createDirectory(organisations: readonly Organisation[], countries: readonly string[] = []): Directory {
  const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]))
  const aliases = indexAliases(organisations)
  const domains = new Map(
    organisations.flatMap((entry) => (entry.domains ?? []).map((domain) => [domain, entry] as const)),
  )
  const known = new Map<string, readonly Organisation[]>()
  const findAll = (text: string): readonly Organisation[] => {
    const cached = known.get(text)
    if (cached) return cached
    const found = matchAliases(fold(text).split(' '), aliases)
    if (known.size < 50_000) known.set(text, found)
    return found
  }
  return {
    countries,
    findAll,
    find: (name) => findAll(name)[0] ?? null,
    findByUrl: (url) => byDomain(url, domains),
    roofs: (id, day) => [...climb(id, day, byId)].sort(),
  }
}

interface Alias {
  readonly words: readonly string[]
  readonly organisation: Organisation
}

function indexAliases(organisations: readonly Organisation[]): ReadonlyMap<string, readonly Alias[]> {
  const index = new Map<string, Alias[]>()
  for (const organisation of organisations)
    for (const name of [organisation.name, ...organisation.names]) {
      const words = fold(name).split(' ')
      const key = words[0]?.slice(0, 2) ?? ''
      if (key) index.set(key, [...(index.get(key) ?? []), { words, organisation }])
    }
  return index
}

/** All organisations whose name stands in the words, longest name first where several begin at one place. */
function matchAliases(words: readonly string[], index: ReadonlyMap<string, readonly Alias[]>): readonly Organisation[] {
  const found: Organisation[] = []
  let at = 0
  while (at < words.length) {
    const fits = (index.get(words[at]!.slice(0, 2)) ?? []).filter((alias) => standsAt(alias.words, words, at))
    const best = fits.sort((a, b) => b.words.join('').length - a.words.join('').length)[0]
    if (best && !found.includes(best.organisation)) found.push(best.organisation)
    at += best?.words.length ?? 1
  }
  return found
}

const standsAt = (alias: readonly string[], words: readonly string[], at: number): boolean =>
  alias.every((word, offset) => sameStem(word, words[at + offset] ?? ''))

/** Equal, or equal but for a case ending of up to three letters on a word of five or more. */
function sameStem(alias: string, word: string): boolean {
  if (alias === word) return true
  if (alias.length < 5 || Math.abs(alias.length - word.length) > 3) return false
  return word.startsWith(alias.slice(0, Math.max(4, alias.length - 2)))
}

function byDomain(url: string, domains: ReadonlyMap<string, Organisation>): Organisation | null {
  const labels = (/^[a-z]+:\/\/([^/:?#]+)/i.exec(url)?.[1] ?? '').toLowerCase().split('.')
  for (let from = 0; from < labels.length - 1; from++) {
    const found = domains.get(labels.slice(from).join('.'))
    if (found) return found
  }
  return null
}

function climb(
  id: string,
  day: number | null,
  byId: ReadonlyMap<string, Organisation>,
  seen = new Set<string>(),
): Set<string> {
  if (seen.has(id)) return seen
  seen.add(id)
  for (const edge of byId.get(id)?.under ?? []) if (holds(edge, day)) climb(edge.id, day, byId, seen)
  return seen
}

/** An edge of unknown or fitting time holds: what may be dependent counts as dependent. */
function holds(edge: Control, day: number | null): boolean {
  if (day === null) return true
  const from = edge.from ? (dayOf(edge.from) ?? Number.NEGATIVE_INFINITY) : Number.NEGATIVE_INFINITY
  const until = edge.until ? (windowOf(edge.until)?.to ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
  return from <= day && day <= until
}
