import type { Speaker } from '../claim.ts'
import { offices } from '../language/load.ts'
import type { Person } from '../people/people.ts'
import { covered, hitAt, hitBefore, tagKey, type View } from '../text/view.ts'
import type { Clauses, PersonItem } from './items.ts'
import { officeName, speakingOffice } from './office-name.ts'
import { unknownSources } from './unknown-sources.ts'

/** Somebody who may be the one who says something: tokens `from` up to `to`. */
export interface Candidate {
  readonly from: number
  readonly to: number
  readonly speaker: Speaker
  readonly person: Person | null
  /** An organisation known by name, not "the authorities". */
  readonly named?: boolean
  /** For whom a person speaks: the organisation or office that stands beside the name. */
  readonly of?: string
  /** Who speaks together with the one above. */
  readonly with?: string
}

/** Who spoke before in the same report, for "he noted" and "the portal". */
export interface Heard {
  person: Candidate | null
  organisation: Candidate | null
  /** The organisation last named at all, for "according to that count" where nobody has spoken yet. */
  mentioned: Candidate | null
  /** Who was last brought in by a word such as "lawyer" or "wife", by the beginning of that word. */
  readonly called: Map<string, Candidate>
  /** The day of publication, by which an office has its holder. */
  readonly day: string | null
}

// "Me", "Dr", "tarybos" and the like may stand between "his lawyer" and the name.
const MOST_BETWEEN = 2
const STEM = 5
const UNNAMED = ['sp:', 'k:', 'r:lawyer']
const BARE_KIN = 'sp:person:bare'

/** Everybody in a sentence who may be speaking, in order. */
export function findSources(clauses: Clauses, text: string, heard: Heard): Candidate[] {
  const { view } = clauses
  const found: Candidate[] = clauses.people.map((item) => personSource(item))
  const taken = new Set<number>()
  for (const item of clauses.people) for (let i = item.from; i < item.to; i++) taken.add(i)
  for (let i = 0; view.tags.has('org:') && i < view.tokens.length; i++) {
    if (taken.has(i)) continue
    const organisation = hitAt(view, i, 'org:')
    if (organisation && isWritten(view, i, organisation.to)) {
      const speaker = { name: tagKey(organisation), kind: 'organisation' as const }
      const from = isQuote(view, i - 1) ? i - 1 : i
      const to = isQuote(view, organisation.to) ? organisation.to + 1 : organisation.to
      heard.mentioned = { from, to, speaker, person: null, named: true }
      found.push(heard.mentioned)
      for (let j = from; j < to; j++) taken.add(j)
      i = to - 1
    }
  }
  for (const source of unknownSources(clauses, text, taken)) {
    found.push(inOffice(view, source, heard))
    for (let i = source.from; i < source.to; i++) taken.add(i)
  }
  const speaks = view.tags.has('speech') || view.tags.has('acc')
  const some = speaks || UNNAMED.some((tag) => view.tags.has(tag))
  for (let i = 0; some && i < view.tokens.length; i++) {
    if (taken.has(i) || view.tokens[i]?.kind !== 'word') continue
    const unnamed = hitAt(view, i, 'sp:') ?? kinAt(view, i) ?? (speaks ? speakingOffice(view, i) : null)
    if (!unnamed || taken.has(unnamed.to - 1)) continue
    const source = unnamedSource(clauses, unnamed, found, text, heard)
    if (source) found.push(inOffice(view, source, heard))
    i = unnamed.to - 1
  }
  return withOrganisations(view, found, heard)
}

/** An office speaks under one name in all languages; what is no office keeps its own. */
function inOffice(view: View, source: Candidate, { day }: Heard): Candidate {
  if (source.person !== null || (source.named && !isOffice(view, source))) return source
  const name = officeName(view, source.from, source.to, day)
  if (name === null) return source
  return { ...source, speaker: { ...source.speaker, name }, named: /^\p{Lu}/u.test(name) }
}

/** "Prosecutor General's Office", not "Open Court Foundation": no other word of the name has a capital. */
function isOffice(view: View, { from, to }: Candidate): boolean {
  const known = offices()
  for (let i = from; i < to; i++) {
    const token = view.tokens[i]
    if (!token || isQuote(view, i)) return false
    const hit = known.officeAt(view.tokens, i) ?? known.stateAt(view.tokens, i) ?? hitAt(view, i, 'pl:')
    if (hit) i = hit.to - 1
    else if (token.capital) return false
  }
  return true
}

/** "rzecznik MSZ Paweł Nowak", "Anna Ruiz, de Foro Penal": whoever speaks for an organisation is one voice with it. */
function withOrganisations(view: View, found: readonly Candidate[], heard: Heard): Candidate[] {
  const sorted = found.toSorted((a, b) => a.from - b.from)
  return sorted.map((each, i) => {
    if (each.person === null || isInside(each.person)) return each
    const [before, behind] = [sorted[i - 1], sorted[i + 1]]
    if (before?.named && before.person === null && before.to === each.from) return { ...each, of: before.speaker.name }
    if (behind?.named && behind.person === null && isOf(view, each.to, behind.from))
      return { ...each, of: behind.speaker.name }
    const office = spokenFor(view, each.from, heard)
    return office === null ? each : { ...each, of: office }
  })
}

/** Prisoners and journalists are described by where they worked; they do not speak for it. */
function isInside({ roles }: Person): boolean {
  return (roles.get('prisoner') ?? 0) + (roles.get('journalist') ?? 0) > 0
}

function isOf(view: View, from: number, to: number): boolean {
  const at = view.tokens[from]?.text === ',' ? from + 1 : from
  return to === at + 1 && (hitAt(view, at, 'w:of') !== null || hitAt(view, at, 'w:prep') !== null)
}

/** The office with its state right before a name: "Polish foreign ministry spokesman". */
function spokenFor(view: View, at: number, { day }: Heard): string | null {
  for (let i = Math.max(0, at - 4); i < at; i++) {
    const office = speakingOffice(view, i)
    if (!office || office.to > at || !covered(view, at - 1, 'sp:')) continue
    const name = officeName(view, i, at, day)
    if (name !== null && /^\p{Lu}/u.test(name)) return name
  }
  return null
}

/** Names carry a capital or stand in quotation marks; short ones are abbreviations and all capitals. */
export function isWritten(view: View, at: number, to: number): boolean {
  const token = view.tokens[at]
  if (!token) return false
  if (to === at + 1 && token.text.length <= 4) return token.text === token.text.toUpperCase()
  return token.capital || isQuote(view, at - 1)
}

function personSource(item: PersonItem): Candidate {
  const { person, from, to } = item
  return { from, to, speaker: { name: person.parts.join(' '), kind: 'person' }, person }
}

/** "the ministry", "her father", "his lawyer": who is meant when a name stands beside it or stood there before. */
interface Unnamed {
  readonly tag: string
  readonly from: number
  readonly to: number
}

function unnamedSource(
  { view }: Clauses,
  unnamed: Unnamed,
  known: readonly Candidate[],
  text: string,
  heard: Heard,
): Candidate | null {
  const { from, to } = unnamed
  const kind = unnamed.tag === BARE_KIN ? 'person' : tagKey(unnamed)
  const stem = (view.tokens[to - 1]?.low ?? '').slice(0, STEM)
  const named = known.find((c) => besides(view, c, unnamed))
  if (named) {
    if (named.person) heard.called.set(stem, named)
    return null
  }
  if (kind === 'same') {
    const meant = heard.organisation ?? heard.mentioned
    return meant ? { ...meant, from, to } : null
  }
  const before = kind === 'person' ? heard.called.get(stem) : undefined
  if (before) return { ...before, from, to }
  if (unnamed.tag === BARE_KIN && !beside(view, unnamed, 'speech')) return null
  const first = view.tokens[from]
  const last = view.tokens[to - 1]
  if (!first || !last) return null
  const speaker = { name: text.slice(first.start, last.end), kind: kind as 'organisation' | 'person' }
  return { from, to, speaker, person: null }
}

/** "his lawyer Anna Nowak", "his lawyer, Anna Nowak,", "Anna Nowak, his lawyer,", "the NGO Viasna". */
function besides(view: View, known: Candidate, { tag, from, to }: Unnamed): boolean {
  if (known.from >= to && known.from - to <= MOST_BETWEEN + 1) {
    let commas = 0
    for (let i = to; i < known.from; i++) {
      const token = view.tokens[i]
      if (token?.text === ',') commas++
      else if (token?.kind === 'mark' && !isQuote(view, i) && token.text !== '.') return false
      if (hitAt(view, i, 'speech') || hitAt(view, i, 'join') || hitAt(view, i, 'w:who')) return false
    }
    // "According to the ministry, Anna Nowak …": behind a comma only a person has a name.
    const named = tag !== 'sp:organisation' && known.person !== null
    return commas === 0 || (commas === 1 && known.from <= to + 2 && named)
  }
  return known.person !== null && known.to === from - 1 && view.tokens[known.to]?.text === ','
}

/** "her father", "his lawyer"; without an owner only where it is said who is meant, or beside the verb. */
function kinAt(view: View, at: number): Unnamed | null {
  const owned = hitAt(view, at, 'w:possessive')
  const word = owned ? owned.to : at
  const kin = hitAt(view, word, 'k:') ?? hitAt(view, word, 'r:lawyer')
  return kin ? { tag: owned ? 'sp:person' : BARE_KIN, from: at, to: kin.to } : null
}

function beside(view: View, hit: Unnamed, tag: string): boolean {
  for (let back = 0; back <= 1; back++)
    if (hitBefore(view, hit.from - back, tag) || hitAt(view, hit.to + back, tag)) return true
  return false
}

function isQuote(view: View, at: number): boolean {
  return /^[«"“„”»]$/.test(view.tokens[at]?.text ?? '')
}
