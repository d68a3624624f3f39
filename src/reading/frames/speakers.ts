import type { Speaker } from '../claim.ts'
import type { Person } from '../people/people.ts'
import { COLON, COMMA, DASH, OPEN, SEMICOLON } from '../text/tokens.ts'
import { covered, hitAt, hitBefore, tagKey, type View } from '../text/view.ts'
import type { Clauses } from './items.ts'
import { type Candidate, findSources, type Heard, isWritten } from './sources.ts'

/** Who says something in a sentence, and where the words of saying stand. */
export interface Saying {
  readonly speaker: Speaker
  readonly person: Person | null
  readonly from: number
  readonly to: number
  readonly confirms: boolean
  /** An organisation known by name, not "the authorities". */
  readonly named: boolean
  /** For whom a person speaks. */
  readonly of?: string | undefined
  /** Who says it too. */
  readonly with?: string | undefined
}

/** Without one of these nobody speaks in a sentence, nor is anybody brought in who may speak later. */
const MAY_SAY = ['speech', 'acc', 'accp', 'p:tally:o', 'k:', 'r:lawyer', 'sp:person']
const NAMED_BY = ['k:', 'r:', 'sp:person']
const BEHIND = 8
const BEFORE = 14
const APART = COMMA | SEMICOLON | COLON | DASH | OPEN

export function findSayings(clauses: Clauses, text: string, heard: Heard): Saying[] {
  const { view } = clauses
  if (!MAY_SAY.some((tag) => view.tags.has(tag)) && !view.tokens.some((t) => (t.sign & COLON) !== 0)) {
    noteMention(view, heard)
    return []
  }
  const sources = findSources(clauses, text, heard)
  const found: Saying[] = []
  for (let i = 0; i < view.tokens.length; i++) {
    if ((view.hitsAt[i] ?? []).length === 0) continue
    const pronoun = hitAt(view, i, 'accp')
    const according = hitAt(view, i, 'acc')
    const verb = hitAt(view, i, 'speech') ?? tallyBeside(view, sources, i)
    if (pronoun) {
      if (heard.person) found.push(saying(heard.person, pronoun.from, pronoun.to, false))
      i = pronoun.to - 1
    } else if (according) {
      const next = headOf(
        sources,
        calledBehind(view, sources, according.to) ??
          sources.find(
            (c) => c.from >= according.to && c.from - according.to <= 6 && !separated(view, according.to, c.from),
          ),
      )
      if (next) {
        clauses.cited.add(next.from)
        note(found, heard, saying(next, according.from, next.to, false))
      }
      i = according.to - 1
    } else if (verb && !hitBefore(view, i, 'w:who') && !unsaid(view, i)) {
      const said = saidBy(clauses, sources, found.at(-1), verb, heard)
      if (said) note(found, heard, said)
      i = verb.to - 1
    }
  }
  const colon = colonSpeaker(view, sources)
  if (colon && found.length === 0) note(found, heard, saying(colon, colon.from, colon.to, false))
  return found
}

/** Who is named without speaking may be the one meant by "that count" in the next sentence. */
function noteMention(view: View, heard: Heard): void {
  if (!view.tags.has('org:')) return
  for (let i = 0; i < view.tokens.length; i++) {
    const organisation = hitAt(view, i, 'org:')
    if (!organisation || !isWritten(view, i, organisation.to)) continue
    const speaker = { name: tagKey(organisation), kind: 'organisation' as const }
    heard.mentioned = { from: i, to: organisation.to, speaker, person: null, named: true }
  }
}

/** "According to his lawyer, Anna Nowak,": a word for somebody and, behind a comma, the name. */
function calledBehind(view: View, sources: readonly Candidate[], from: number): Candidate | undefined {
  return sources.find(
    (c) => c.person !== null && c.from - from >= 2 && c.from - from <= 5 && namedBehindComma(view, from, c),
  )
}

// "Me", "Dr" may stand before the name.
function namedBehindComma(view: View, from: number, { from: name }: Candidate): boolean {
  const comma = view.tokens[name - 1]?.text === ',' ? name - 1 : name - 2
  if (view.tokens[comma]?.text !== ',' || separated(view, from, comma)) return false
  if (comma < name - 1 && (view.tokens[name - 1]?.text.length ?? 9) > 3) return false
  return NAMED_BY.some((tag) => hitBefore(view, comma, tag))
}

/** "The centre counts 40": a verb of counting says something where its subject stands right before it. */
function tallyBeside(view: View, sources: readonly Candidate[], at: number): { from: number; to: number } | null {
  const tally = hitAt(view, at, 'p:tally:o')
  if (!tally) return null
  const near = sources.some((c) => c.to <= at && at - c.to <= 2 && !separated(view, c.to, at))
  return near ? { from: at, to: at + 1 } : null
}

function note(found: Saying[], heard: Heard, said: Saying): void {
  found.push(said)
  const candidate: Candidate = {
    ...{ from: said.from, to: said.to, speaker: said.speaker, person: said.person, named: said.named },
    ...(said.of === undefined ? {} : { of: said.of }),
  }
  if (said.speaker.kind === 'person') heard.person = candidate
  else if (said.named) heard.organisation = candidate
}

function saidBy(
  clauses: Clauses,
  sources: readonly Candidate[],
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
  const first =
    hitBefore(view, verb.from, 'join') || hitBefore(view, verb.from, 'w:but') ? firstOf(view, sources, verb.from) : null
  if (first) clauses.speaking.add(first.from)
  if (first) return saying(first, first.from, verb.to, confirms)
  const inverted = opensInversion(view, sources, verb.from)
  const behind = inverted ? subjectBehind(view, sources, verb.to) : null
  const pick = behind ?? (inverted ? null : subjectOf(clauses, sources, verb.from, verb.to)) ?? null
  if (pick) clauses.speaking.add(pick.from)
  if (pick)
    return saying(together(view, sources, pick), Math.min(pick.from, verb.from), Math.max(pick.to, verb.to), confirms)
  if (!inverted) return null
  if (view.language.dropsSubject || view.language.inflects)
    return heard.person ? saying(heard.person, verb.from, verb.to, confirms) : null
  const across = subjectOf(clauses, sources, verb.from, verb.to)
  return across ? saying(across, Math.min(across.from, verb.from), Math.max(across.to, verb.to), confirms) : null
}

/** «…, сообщил», "… – podała", "\"…\" a dit": behind a comma, a dash or a quotation the one who speaks follows the verb. */
function opensInversion(view: View, sources: readonly Candidate[], verb: number): boolean {
  if (hitBefore(view, verb, 'acc') || opensWithAbout(view, sources, verb)) return true
  let at = verb
  while (at > 0 && verb - at < 3 && isLight(view, at - 1) && !sources.some((c) => c.to === at)) at--
  if (at === 0) return verb > 0
  if (sources.some((c) => c.to === at)) return false
  const mark = view.tokens[at - 1]?.text ?? ''
  if (!/^[,;—–»”"“-]$/.test(mark)) return false
  // "X, his lawyer, said": the comma closes what is told of X.
  return mark !== ',' || !closesAside(view, sources, at - 1)
}

/** «Об освобождении Нины Пробной сообщила её сестра»: where the order is free, a verb behind "about …" has its subject behind it. */
function opensWithAbout(view: View, sources: readonly Candidate[], verb: number): boolean {
  if (!view.language.freeOrder || verb < 2 || !hitAt(view, 0, 'w:about') || separated(view, 0, verb)) return false
  return subjectBehind(view, sources, verb + 1) !== null
}

// "a" (French), "ha", "też", "как": short words of the verb, never a pronoun.
function isLight(view: View, at: number): boolean {
  const token = view.tokens[at]
  if (token?.kind !== 'word' || (token.capital && at > 0) || token.text.length > 4) return false
  return !hitAt(view, at, 'w:he') && !hitAt(view, at, 'w:she') && !hitAt(view, at, 'join') && !hitAt(view, at, 'k:')
}

/** The comma before the verb has a partner right behind somebody named, and nothing between them is told of others. */
function closesAside(view: View, sources: readonly Candidate[], comma: number): boolean {
  for (let i = comma - 1; i > 0 && comma - i <= 16; i--) {
    if (view.tokens[i]?.text !== ',') continue
    if (isNameOf(view, sources, i, comma)) return true
    return sources.some((c) => c.to === i && !hitBefore(view, c.from, 'join')) && !listed(view, sources, i, comma)
  }
  return false
}

/** "His lawyer, Anna Nowak, said": the name between the commas is whose the word before is. */
function isNameOf(view: View, sources: readonly Candidate[], from: number, to: number): boolean {
  return (
    sources.some((c) => c.person !== null && c.from === from + 1 && c.to === to) &&
    NAMED_BY.some((tag) => hitBefore(view, from, tag))
  )
}

// "A, B and C, said D": between the commas stands a list, not an aside.
function listed(view: View, sources: readonly Candidate[], from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (hitAt(view, i, 'join') && sources.some((c) => c.from >= i && c.to <= to)) return true
  return false
}

function subjectBehind(view: View, sources: readonly Candidate[], from: number): Candidate | null {
  const first = sources.find(
    (c) =>
      c.from >= from && c.from - from <= BEHIND && !separated(view, from, c.from) && !subordinate(view, from, c.from),
  )
  return headOf(sources, first ?? calledBehind(view, sources, from))
}

/** «заместитель Келлога Джон Коул», "rzecznik MSZ Paweł Nowak": of names that follow each other the last one is meant. */
function headOf(sources: readonly Candidate[], first: Candidate | undefined): Candidate | null {
  let head = first
  for (;;) {
    const next = sources.find((c) => head !== undefined && c.from === head.to && c.person !== null)
    if (!next) return head ?? null
    head = next
  }
}

/** "His lawyer Omar Lantern and state TV say": those who speak together are named together. */
function together(view: View, sources: readonly Candidate[], pick: Candidate): Candidate {
  const joined = (a: Candidate, b: Candidate) =>
    b.from - a.to === 1 && hitAt(view, a.to, 'join') !== null && (a.person === null || b.person === null)
  const before = sources.find((c) => joined(c, pick))
  const behind = sources.find((c) => joined(pick, c))
  if (before && behind) return pick
  // A person is named by the reading, which knows the nominative.
  if (before)
    return pick.person === null ? { ...before, with: pick.speaker.name } : { ...pick, with: before.speaker.name }
  return behind?.person === null ? { ...pick, with: behind.speaker.name } : pick
}

/** "X thanked Y but spoke of": the two verbs have one subject, the first person of the clause. */
function firstOf(view: View, sources: readonly Candidate[], verb: number): Candidate | null {
  return sources.find((c) => c.to < verb - 1 && c.person !== null && !separated(view, c.to, verb)) ?? null
}

/** "nobody could say", "did not say". */
function unsaid(view: View, at: number): boolean {
  for (let i = Math.max(0, at - 3); i < at; i++) if (hitAt(view, i, 'w:neg')) return true
  return false
}

function saying(from: Candidate, start: number, to: number, confirms: boolean): Saying {
  return {
    speaker: from.speaker,
    person: from.person,
    from: start,
    to,
    confirms,
    named: from.named ?? false,
    of: from.of,
    with: from.with,
  }
}

function subjectOf(clauses: Clauses, sources: readonly Candidate[], from: number, to: number): Candidate | null {
  const { view } = clauses
  const left = sources.findLast(
    (c) =>
      c.to <= from &&
      from - c.to <= BEFORE &&
      !broken(view, c.to, from) &&
      !insideRelative(view, c.from, from) &&
      !insideApposition(view, sources, c, from),
  )
  const right = sources.find(
    (c) => c.from >= to && c.from - to <= 5 && !separated(view, to, c.from) && !subordinate(view, to, c.from),
  )
  const told = covered(view, from, 'w:told') || hitAt(view, from, 'w:want') !== null
  if (left && (told || !right))
    return left.speaker.kind === 'person' && left.person ? left : preferPerson(sources, left, view)
  if (!left)
    return told
      ? null
      : (right ?? sources.findLast((c) => c.to <= from && from - c.to <= 24 && !hasSemicolon(view, c.to, from)) ?? null)
  return separated(view, left.to, from) && right ? right : preferPerson(sources, left, view)
}

// "Paweł Nowak BNS sakė": an organisation squeezed between a person and the verb is who was told.
function preferPerson(sources: readonly Candidate[], left: Candidate, view: View): Candidate {
  const before = sources.findLast((c) => c.to === left.from)
  return left.person === null && before?.person && view.tokens[before.to]?.kind === 'word' ? before : left
}

function broken(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (((view.tokens[i]?.sign ?? 0) & (SEMICOLON | COLON)) !== 0) return true
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
function insideApposition(view: View, sources: readonly Candidate[], c: Candidate, verb: number): boolean {
  if (view.tokens[verb - 1]?.text !== ',') return false
  let i = c.from - 1
  while (i >= 0 && view.tokens[i]?.text !== ',') i--
  return i > 0 && i < c.from - 1 && sources.some((other) => other !== c && other.to === i)
}

function separated(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (((view.tokens[i]?.sign ?? 0) & APART) !== 0) return true
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
function colonSpeaker(view: View, sources: readonly Candidate[]): Candidate | null {
  const first = sources[0]
  if (!first || first.from > 1) return null
  const next = view.tokens[first.to]?.text === '»' ? first.to + 1 : first.to
  return view.tokens[next]?.text === ':' ? first : null
}
