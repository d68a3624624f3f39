import type { Speaker } from '../claim.ts'
import type { Hit } from '../language/matcher.ts'
import type { Person } from '../people/people.ts'
import { covered, hitAt, hitBefore, tagKey, type View } from '../text/view.ts'
import type { Clauses, PersonItem } from './items.ts'

/** Who says something in a sentence, and where the words of saying stand. */
export interface Saying {
  readonly speaker: Speaker
  readonly person: Person | null
  readonly from: number
  readonly to: number
  readonly confirms: boolean
  /** An organisation known by name, not "the authorities". */
  readonly named: boolean
}

export interface Candidate {
  readonly named?: boolean
  readonly from: number
  readonly to: number
  readonly speaker: Speaker
  readonly person: Person | null
}

/** Who spoke before in the same report, for "he noted" and "the portal". */
export interface Heard {
  person: Candidate | null
  organisation: Candidate | null
}

export function findSayings(clauses: Clauses, text: string, heard: Heard): Saying[] {
  const { view } = clauses
  const candidates = findCandidates(clauses, text, heard)
  const found: Saying[] = []
  for (let i = 0; i < view.tokens.length; i++) {
    const pronoun = hitAt(view, i, 'accp')
    const according = hitAt(view, i, 'acc')
    const verb = hitAt(view, i, 'speech')
    if (pronoun) {
      if (heard.person) found.push(saying(heard.person, pronoun.from, pronoun.to, false))
      i = pronoun.to - 1
    } else if (according) {
      const next = candidates.find(
        (c) => c.from >= according.to && c.from - according.to <= 6 && !separated(view, according.to, c.from),
      )
      if (next) found.push(saying(next, according.from, next.to, false))
      i = according.to - 1
    } else if (verb && !hitBefore(view, i, 'w:who') && !unsaid(view, i)) {
      const said = saidBy(clauses, candidates, found.at(-1), verb, heard)
      if (said) found.push(said)
      i = verb.to - 1
    }
  }
  const colon = colonSpeaker(view, candidates)
  if (colon && found.length === 0) found.push(saying(colon, colon.from, colon.to, false))
  for (const each of found) hear(heard, each)
  return found
}

function hear(heard: Heard, said: Saying): void {
  const candidate: Candidate = { from: said.from, to: said.to, speaker: said.speaker, person: said.person }
  if (said.speaker.kind === 'person') heard.person = candidate
  else if (said.named) heard.organisation = candidate
}

function saidBy(
  clauses: Clauses,
  candidates: readonly Candidate[],
  previous: Saying | undefined,
  verb: { from: number; to: number },
  heard: Heard,
): Saying | null {
  const { view } = clauses
  const confirms = covered(view, verb.from, 'w:confirm')
  if (previous && (hitBefore(view, verb.from, 'join') || hitBefore(view, verb.from, 'w:but')))
    return { ...previous, from: verb.from, to: verb.to, confirms }
  const near = clauses.items.some(
    (i) => i.kind === 'pronoun' && (i.word === 'he' || i.word === 'she') && (i.to === verb.from || i.from === verb.to),
  )
  if (near && heard.person) return saying(heard.person, verb.from, verb.to, confirms)
  const pick = subjectOf(clauses, candidates, verb.from, verb.to)
  return pick ? saying(pick, Math.min(pick.from, verb.from), Math.max(pick.to, verb.to), confirms) : null
}

/** "nobody could say", "did not say". */
function unsaid(view: View, at: number): boolean {
  for (let i = Math.max(0, at - 3); i < at; i++) if (hitAt(view, i, 'w:neg')) return true
  return false
}

/** The saying nearest to a claim's words; none when the sentence credits nobody. */
export function sayingFor(
  clauses: Clauses,
  sayings: readonly Saying[],
  at: number,
  about: Person | null,
): Saying | null {
  let best: Saying | null = null
  let least = Number.POSITIVE_INFINITY
  for (const each of sayings) {
    const gap = at < each.from ? each.from - at : at >= each.to ? at - each.to : 0
    const walls =
      at > each.to && hasColon(clauses.view, each.to, at)
        ? 0
        : countStops(clauses.view, Math.min(at, each.from), Math.max(at, each.to))
    const cost = gap + (about !== null && each.person === about ? 15 : 0)
    if (cost < least && walls === 0) {
      least = cost
      best = each
    }
  }
  return best
}

function saying(from: Candidate, start: number, to: number, confirms: boolean): Saying {
  return { speaker: from.speaker, person: from.person, from: start, to, confirms, named: from.named ?? false }
}

function countStops(view: View, from: number, to: number): number {
  let stops = 0
  for (let i = from; i < to; i++) if (view.tokens[i]?.text === ';') stops++
  return stops
}

function hasColon(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (view.tokens[i]?.text === ':') return true
  return false
}

function findCandidates(clauses: Clauses, text: string, heard: Heard): Candidate[] {
  const { view } = clauses
  const found: Candidate[] = clauses.people.map((item: PersonItem) => ({
    from: item.from,
    to: item.to,
    speaker: { name: item.person.parts.join(' '), kind: 'person' },
    person: item.person,
  }))
  const inPerson = new Set<number>()
  for (const item of clauses.people) for (let i = item.from; i < item.to; i++) inPerson.add(i)
  for (let i = 0; i < view.tokens.length; i++) {
    if (inPerson.has(i)) continue
    const organisation = hitAt(view, i, 'org:')
    const unnamed = hitAt(view, i, 'sp:') ?? kinAt(view, i)
    if (organisation && isWritten(view, i, organisation.to)) {
      found.push({
        from: i,
        to: organisation.to,
        speaker: { name: tagKey(organisation), kind: 'organisation' },
        person: null,
        named: true,
      })
      i = organisation.to - 1
    } else if (unnamed && !namedNext(view, unnamed.to)) {
      const first = view.tokens[i]
      const last = view.tokens[unnamed.to - 1]
      const name = first && last ? text.slice(first.start, last.end) : ''
      const same = tagKey(unnamed) === 'same'
      if (same && heard.organisation) found.push({ ...heard.organisation, from: i, to: unnamed.to })
      else if (!same)
        found.push({
          from: i,
          to: unnamed.to,
          speaker: { name, kind: tagKey(unnamed) as 'organisation' | 'person' },
          person: null,
        })
      i = unnamed.to - 1
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

/** "her father", without a name behind it. */
function kinAt(view: View, at: number): Hit | null {
  const kin = hitAt(view, at, 'w:possessive') ? hitAt(view, at + 1, 'k:') : null
  if (!kin || view.tokens[kin.to]?.capital) return null
  return { tag: 'sp:person', group: 'sp:', from: at, to: kin.to }
}

/** Names carry a capital or stand in quotation marks; short ones are abbreviations and all capitals. */
export function isWritten(view: View, at: number, to: number): boolean {
  const token = view.tokens[at]
  if (!token) return false
  if (to === at + 1 && token.text.length <= 4) return token.text === token.text.toUpperCase()
  return token.capital || isQuote(view, at - 1)
}

/** "the NGO Viasna": the name says more. */
function namedNext(view: View, at: number): boolean {
  const next = isQuote(view, at) ? at + 1 : at
  const organisation = hitAt(view, next, 'org:')
  return organisation !== null && isWritten(view, next, organisation.to)
}

function isQuote(view: View, at: number): boolean {
  return /^[«"“„”]$/.test(view.tokens[at]?.text ?? '')
}

function subjectOf(clauses: Clauses, candidates: readonly Candidate[], from: number, to: number): Candidate | null {
  const { view } = clauses
  const left = candidates.findLast(
    (c) =>
      c.to <= from &&
      from - c.to <= 14 &&
      !broken(view, c.to, from) &&
      !insideRelative(view, c.from, from) &&
      !insideApposition(view, candidates, c, from),
  )
  const right = candidates.find(
    (c) => c.from >= to && c.from - to <= 5 && !separated(view, to, c.from) && !subordinate(view, to, c.from),
  )
  const told = covered(view, from, 'w:told') || hitAt(view, from, 'w:want') !== null
  if (left && (told || !right))
    return left.speaker.kind === 'person' && left.person ? left : preferPerson(candidates, left, view)
  if (!left)
    return told
      ? null
      : (right ??
          candidates.findLast((c) => c.to <= from && from - c.to <= 24 && !hasSemicolon(view, c.to, from)) ??
          null)
  const comma = separated(view, left.to, from)
  return comma && right ? right : preferPerson(candidates, left, view)
}

// "Paweł Nowak BNS sakė": an organisation squeezed between a person and the verb is who was told.
function preferPerson(candidates: readonly Candidate[], left: Candidate, view: View): Candidate {
  const before = candidates.findLast((c) => c.to === left.from)
  return left.person === null && before?.person && view.tokens[before.to]?.kind === 'word' ? before : left
}

function broken(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (/^[;:]$/.test(view.tokens[i]?.text ?? '')) return true
    if (hitAt(view, i, 'speech') && !hitBefore(view, i, 'w:who')) return true
  }
  return false
}

// "X, who speaks for Y, said": Y is not the one who said it.
function insideRelative(view: View, at: number, verb: number): boolean {
  let comma = false
  for (let i = at; i < verb; i++) if (view.tokens[i]?.text === ',') comma = true
  if (!comma) return false
  for (let i = at - 1; i >= 0 && view.tokens[i]?.text !== ','; i--) if (hitAt(view, i, 'w:who')) return true
  return false
}

// "X, who works for Y," and "X, a reporter of Y, said": between commas Y only describes X.
function insideApposition(view: View, candidates: readonly Candidate[], c: Candidate, verb: number): boolean {
  if (view.tokens[verb - 1]?.text !== ',') return false
  let i = c.from - 1
  while (i >= 0 && view.tokens[i]?.text !== ',') i--
  return i > 0 && i < c.from - 1 && candidates.some((other) => other.person !== null && other.to === i)
}

function separated(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (/^[,;:—–(]$/.test(view.tokens[i]?.text ?? '')) return true
  return false
}

// "denied that X had died": X is not the one who spoke.
function subordinate(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (hitAt(view, i, 'w:who')) return true
  return false
}

function hasSemicolon(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (view.tokens[i]?.text === ';') return true
  return false
}

// "BelTA: …"
function colonSpeaker(view: View, candidates: readonly Candidate[]): Candidate | null {
  const first = candidates[0]
  if (!first || first.from > 1) return null
  const next = view.tokens[first.to]?.text === '»' ? first.to + 1 : first.to
  return view.tokens[next]?.text === ':' ? first : null
}
