import type { Person } from '../people/people.ts'
import { covered, hitAt, hitBefore, type View } from '../text/view.ts'
import { standsAlone } from './bare-counts.ts'
import {
  hasPassive,
  isApposed,
  isDescribed,
  isOblique,
  onlyCompany,
  ownsNext,
  wholeBefore,
  wholeOfMembers,
} from './beside.ts'
import type { Clauses, CountItem, Item, PersonItem, PredicateItem, PronounItem } from './items.ts'
import { spread } from './lists.ts'
import { hasStop, insideRelative, isAppended, isCompany, leavesBrackets, subjectStands } from './reach.ts'

/** To whom something happens. */
export type Target =
  | { readonly kind: 'person'; readonly person: Person; readonly item: PersonItem | null }
  | { readonly kind: 'count'; readonly item: CountItem }
  | { readonly kind: 'group'; readonly from: number; readonly to: number }

export interface TargetContext {
  /** The person last spoken of as held, freed or tried. */
  readonly topic: (sex: 'f' | 'm' | null, not?: Person | null) => Person | null
  readonly mayBe: (person: Person) => boolean
  /** Whom a pronoun can mean: not somebody's wife or father whom the text brings in as such. */
  readonly mayBeMeant: (person: Person) => boolean
  /** Who says what stands at a token, for "I". */
  readonly speakerAt: (clauses: Clauses, at: number) => Person | null
  /** The two persons last named together, for "both". */
  readonly pair: (clauses: Clauses, at: number) => readonly Person[]
}

/** Those whom a predicate concerns, its list of coordinated members spread out. */
export function findTargets(clauses: Clauses, predicate: PredicateItem, context: TargetContext): Target[] {
  if (predicate.voice === 'g') return [{ kind: 'group', from: predicate.from, to: predicate.to }]
  if (predicate.voice === 't') return spokenOf(clauses, predicate, context)
  const family = familyBefore(clauses, predicate, context)
  if (family.length > 0) return family
  const both = bothBefore(clauses, predicate, context)
  if (both.length > 0) return both
  if (predicate.voice === 'n' && hitBefore(clauses.view, predicate.from, 'w:possessive')) {
    const person = context.topic(null)
    return person ? [{ kind: 'person', person, item: null }] : []
  }
  const around = clauses.counts.find((c) => c.from < predicate.from && c.to > predicate.to && c.count.noun !== null)
  if (predicate.voice === 'n' && around) return [{ kind: 'count', item: around }]
  const side = sideOf(clauses, predicate)
  const first = clauses.view.language.freeOrder
    ? nearer(clauses, predicate, context, side)
    : fixedOrder(clauses, predicate, context, side)
  if (!first) return crowdBehind(clauses, predicate) ?? elided(clauses, predicate, context)
  if (isExcepted(clauses, first)) return []
  const targets = [...spread(clauses, predicate, first, context), ...companyOf(clauses, predicate, first, context)]
  if (predicate.voice === 'o') for (const each of targets) if (each.kind === 'person') noteObject(clauses, each)
  return targets
}

/** "All were taken to Lithuania except X": it did not befall X. */
function isExcepted({ view }: Clauses, target: Target): boolean {
  return target.kind === 'person' && target.item !== null && hitBefore(view, target.item.from, 'w:except') !== null
}

/** "X was detained together with his brother Y". */
function companyOf(clauses: Clauses, predicate: PredicateItem, first: Target, context: TargetContext): Target[] {
  const { view, people, predicates } = clauses
  if (!view.tags.has('w:with') || first.kind !== 'person' || startOf(first, 0) > predicate.from) return []
  return people
    .filter(
      (p) =>
        p.from >= predicate.to &&
        p.from - predicate.to <= 14 &&
        p.person !== first.person &&
        context.mayBe(p.person) &&
        isCompany(view, p.from) &&
        !predicates.some((other) => other.from >= predicate.to && other.to <= p.from),
    )
    .map((item) => ({ kind: 'person', person: item.person, item }))
}

function noteObject(clauses: Clauses, { person, item }: Extract<Target, { kind: 'person' }>): void {
  const start = item ? clauses.view.tokens[item.from]?.start : undefined
  if (start !== undefined) person.objects.add(start)
}

/** "Both were detained": the two named last. */
function bothBefore(clauses: Clauses, predicate: PredicateItem, context: TargetContext): Target[] {
  const near = clauses.items.findLast((i) => i.kind !== 'predicate' && i.to <= predicate.from)
  const after = clauses.items.find((i) => i.kind !== 'predicate' && i.from >= predicate.to)
  const word = [near, after].find((i) => i?.kind === 'pronoun' && i.word === 'both')
  if (!word || (word === after && (near || after.from - predicate.to > 2))) return []
  return context.pair(clauses, word.from).map((person) => ({ kind: 'person', person, item: null }))
}

function fixedOrder(
  clauses: Clauses,
  predicate: PredicateItem,
  context: TargetContext,
  side: 'left' | 'right',
): Target | null {
  if (side === 'right')
    return firstRight(clauses, predicate, context, false) ?? relativeObject(clauses, predicate, context)
  const left = firstLeft(clauses, predicate, context)
  return (
    left ??
    (leads(clauses, predicate) || clauses.view.language.dropsSubject
      ? firstRight(clauses, predicate, context, true)
      : null)
  )
}

/** "the 52 prisoners that Minsk has freed": the object stands before the clause. */
function relativeObject(clauses: Clauses, predicate: PredicateItem, context: TargetContext): Target | null {
  if (predicate.voice !== 'o') return null
  const who = clauses.items.findLast((i) => i.to <= predicate.from && predicate.from - i.to <= 6)
  return who?.kind === 'pronoun' && who.word === 'who' ? antecedent(clauses, who.from, context) : null
}

/** Where word order is free, the nearer one; a comma between counts as distance, the usual side has a small lead. */
function nearer(
  clauses: Clauses,
  predicate: PredicateItem,
  context: TargetContext,
  side: 'left' | 'right',
): Target | null {
  const left = firstLeft(clauses, predicate, context)
  const right = firstRight(clauses, predicate, context, false)
  if (!left || !right) return left ?? right
  const end = endOf(left, predicate.from)
  if (closesAside(clauses.view, end, predicate) || isRelative(clauses, end, predicate)) return left
  const cost = (target: Target, from: number, to: number, lead: boolean) => {
    let walls = 0
    for (let i = from; i < to; i++) if (/^[,:—–(]$/.test(clauses.view.tokens[i]?.text ?? '')) walls += 8
    return walls + (to - from) + (lead ? 0 : 3) + (target.kind === 'person' && target.item === null ? 1 : 0)
  }
  const l = cost(left, endOf(left, predicate.from), predicate.from, side === 'left')
  const r = cost(right, predicate.to, startOf(right, predicate.to), side === 'right')
  return l <= r ? left : right
}

/** "A, whom a court gave ten years, and B": within the clause of "whom" the one before it is meant. */
function isRelative({ view, items }: Clauses, from: number, predicate: PredicateItem): boolean {
  const who = items.findLast((i) => i.kind === 'pronoun' && i.from >= from && i.to <= predicate.from)
  if (who?.kind !== 'pronoun' || who.word !== 'who' || who.from - from > 3) return false
  for (let i = who.to; i < predicate.from; i++) if (/^[,;:—–]$/.test(view.tokens[i]?.text ?? '')) return false
  return true
}

/** "A, zu fünf Jahren verurteilt, und B": a participle before the comma that ends an aside belongs to whom it follows. */
function closesAside(view: View, from: number, predicate: PredicateItem): boolean {
  if (view.tokens[predicate.to]?.text !== ',' || predicate.from - from > 12) return false
  for (let i = from; i < predicate.from; i++) if (view.tokens[i]?.text === ',') return true
  return false
}

function endOf(target: Target, fallback: number): number {
  return target.kind === 'group' ? target.to : (target.item?.to ?? fallback)
}

function startOf(target: Target, fallback: number): number {
  return target.kind === 'group' ? target.from : (target.item?.from ?? fallback)
}

function sideOf(clauses: Clauses, predicate: PredicateItem): 'left' | 'right' {
  if (predicate.voice === 'o' || predicate.voice === 'n') return 'right'
  if (predicate.voice === 's') return 'left'
  const { view } = clauses
  if (hasPassive(view, predicate.from)) return 'left'
  return objectFollows(clauses, predicate) ? 'right' : 'left'
}

function objectFollows(clauses: Clauses, predicate: PredicateItem): boolean {
  const next = clauses.items.find((i) => i.from >= predicate.to && i.kind !== 'predicate')
  if (!next || next.kind === 'predicate' || hitBefore(clauses.view, predicate.from, 'w:prep')) return false
  if (next.kind === 'pronoun' && (next.word === 'who' || next.from > predicate.to)) return false
  for (let i = predicate.to; i < next.from; i++) {
    const token = clauses.view.tokens[i]
    if (token?.kind === 'mark' && !/^["«“„]$/.test(token.text)) return false
    if (
      hitAt(clauses.view, i, 'd:before') ||
      hitAt(clauses.view, i, 'w:by') ||
      hitAt(clauses.view, i, 'join') ||
      hitAt(clauses.view, i, 'w:prep')
    )
      return false
  }
  return next.from - predicate.to <= 6
}

// A participle that opens the sentence ("Arrested in 2020, Losik …") finds its subject to the right.
function leads(clauses: Clauses, predicate: PredicateItem): boolean {
  return !clauses.items.some(
    (i) =>
      i.to <= predicate.from &&
      (i.kind === 'count' || ((i.kind === 'person' || i.kind === 'pronoun') && !isOblique(clauses.view, i.from))),
  )
}

function firstLeft(clauses: Clauses, predicate: PredicateItem, context: TargetContext): Target | null {
  const { items, view, depth } = clauses
  const level = depth[predicate.from] ?? 0
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i] as Item
    if (item.from >= predicate.from || item === predicate) continue
    if (item.to > predicate.from) {
      if (item.kind === 'count') return { kind: 'count', item }
      continue
    }
    if ((depth[item.from] ?? 0) > level || insideRelative(view, item, predicate)) continue
    if (hasStop(view, item.to, predicate.from)) return null
    const target = asTarget(clauses, item, context)
    if (!target) continue
    const whole = item.kind === 'person' ? wholeOfMembers(clauses, item, predicate) : null
    if (whole) return { kind: 'count', item: whole }
    if (item.kind === 'count' && item.count.other && onlyCompany(clauses, item)) continue
    if (
      (item.kind === 'person' || item.kind === 'pronoun') &&
      (isOblique(view, item.from) || isCompany(view, item.from)) &&
      !isApposed(view, item, predicate) &&
      !isAppended(view, item, predicate)
    )
      continue
    const before = item.kind === 'count' && item.count.part ? wholeBefore(clauses, item) : null
    return before ? { kind: 'count', item: before } : target
  }
  return null
}

function firstRight(
  clauses: Clauses,
  predicate: PredicateItem,
  context: TargetContext,
  second: boolean,
): Target | null {
  const { items, view } = clauses
  for (const item of items) {
    if (item.from <= predicate.from || item === predicate) continue
    if (hasStop(view, predicate.to, item.from)) return null
    if (item.from - predicate.to > 26 || leavesBrackets(clauses, predicate, item)) return null
    if (
      item.kind === 'predicate' &&
      item.from >= predicate.to &&
      !/^(tally|member)/.test(item.type) &&
      !near(predicate, item) &&
      !second
    ) {
      if (item.type !== predicate.type) return null
    }
    if (item.kind === 'pronoun' && item.word === 'who') {
      if (second && item.from >= predicate.to) return null
      continue
    }
    if (item.kind === 'person' && ownsNext(clauses, item)) continue
    const target = asTarget(clauses, item, context)
    if (
      target &&
      !(item.kind === 'person' && (hitBefore(view, item.from, 'w:by') || hitBefore(view, item.from, 'w:except')))
    )
      return target
  }
  return null
}

function near(predicate: PredicateItem, item: Item): boolean {
  return item.from - predicate.to < 2
}

function asTarget(clauses: Clauses, item: Item, context: TargetContext): Target | null {
  if (item.kind === 'person')
    return context.mayBe(item.person) && !onlySpeaks(clauses, item)
      ? { kind: 'person', person: item.person, item }
      : null
  if (item.kind === 'count')
    return item.count.noun || item.count.part || item.count.other || standsAlone(clauses, item)
      ? { kind: 'count', item }
      : null
  if (item.kind !== 'pronoun') return null
  if (item.word === 'they') return { kind: 'group', from: item.from, to: item.to }
  if (item.word === 'who') return antecedent(clauses, item.from, context)
  if (item.word === 'both') return null
  if (item.word === 'i') {
    const speaker = context.speakerAt(clauses, item.from)
    return speaker && context.mayBe(speaker) ? { kind: 'person', person: speaker, item: null } : null
  }
  const person = whoIs(clauses, item, context)
  return person ? { kind: 'person', person, item: null } : null
}

/** A lawyer or relative who speaks, and whoever "according to" names, is not the one spoken of. */
function onlySpeaks(clauses: Clauses, item: PersonItem): boolean {
  if (clauses.cited.has(item.from)) return true
  if (!clauses.speaking.has(item.from) || hitBefore(clauses.view, item.from, 'w:of') !== null) return false
  const { roles } = item.person
  return (roles.get('lawyer') ?? 0) + (roles.get('relative') ?? 0) > (roles.get('prisoner') ?? 0)
}

/** The first person of the sentence that the pronoun fits, else the one last spoken of. */
function whoIs(clauses: Clauses, item: PronounItem, context: TargetContext): Person | null {
  const sex = item.word === 'she' ? 'f' : 'm'
  const speaker = isQuoted(clauses, item.from) ? context.speakerAt(clauses, item.from) : null
  const fitting = clauses.people.filter(
    (p) =>
      p.to <= item.from &&
      p.person !== speaker &&
      context.mayBe(p.person) &&
      !onlySpeaks(clauses, p) &&
      (p.person.sex === null || p.person.sex === sex),
  )
  const near = fitting.find((p) => context.mayBeMeant(p.person)) ?? (context.topic(sex) ? undefined : fitting[0])
  return near?.person ?? context.topic(sex, speaker)
}

/** Within a quotation "he" is not the one who is quoted. */
function isQuoted(clauses: Clauses, at: number): boolean {
  let open = false
  for (let i = 0; i < at; i++) {
    const text = clauses.view.tokens[i]?.text ?? ''
    if (text === '"') open = !open
    else if (/^[«“„]$/.test(text)) open = true
    else if (/^[»”]$/.test(text)) open = false
  }
  return open
}

/** Whoever the sentence or the text is about. */
function spokenOf(clauses: Clauses, predicate: PredicateItem, context: TargetContext): Target[] {
  const before = clauses.people.findLast(
    (p) => p.to <= predicate.from && context.mayBeMeant(p.person) && !onlySpeaks(clauses, p),
  )
  const group = clauses.counts.findLast((c) => c.to <= predicate.from)
  if (group && group.from >= (before?.to ?? 0) && predicate.type === 'given') return [{ kind: 'count', item: group }]
  const inside = clauses.people.find(
    (p) => p.from >= predicate.from && p.from - predicate.to <= 3 && context.mayBe(p.person),
  )
  const later = before
    ? undefined
    : clauses.people.find(
        (p) =>
          p.from >= predicate.to && p.from - predicate.to <= 9 && context.mayBe(p.person) && !onlySpeaks(clauses, p),
      )
  const item = inside ?? before ?? later ?? null
  const pronoun = clauses.items.find(
    (i): i is PronounItem => i.kind === 'pronoun' && (i.word === 'he' || i.word === 'she'),
  )
  const person = item?.person ?? (pronoun ? whoIs(clauses, pronoun, context) : context.topic(null))
  return person ? [{ kind: 'person', person, item }] : []
}

/** "the Losiks": everybody of that surname. */
function familyBefore(clauses: Clauses, predicate: PredicateItem, context: TargetContext): Target[] {
  const family = clauses.families.findLast((f) => f.to <= predicate.from && predicate.from - f.to <= 30)
  const between =
    family &&
    clauses.items.some(
      (i) =>
        i.kind !== 'predicate' &&
        !(i.kind === 'pronoun' && i.word === 'who') &&
        i.from >= family.to &&
        i.to <= predicate.from,
    )
  if (!family || between || predicate.voice === 'o' || predicate.voice === 'n') return []
  return family.people.filter(context.mayBe).map((person) => ({ kind: 'person', person, item: null }))
}

function antecedent(clauses: Clauses, at: number, context: TargetContext): Target | null {
  for (let i = clauses.items.length - 1; i >= 0; i--) {
    const item = clauses.items[i] as Item
    if (item.from >= at || item.kind === 'predicate' || item.kind === 'pronoun') continue
    if (item.kind === 'person') return context.mayBe(item.person) ? { kind: 'person', person: item.person, item } : null
    return item.count.noun ? { kind: 'count', item } : null
  }
  return null
}

/** "pardoned Ukrainians": a crowd without a number, not whoever was spoken of last. */
function crowdBehind({ view }: Clauses, predicate: PredicateItem): Target[] | null {
  const crowd = predicate.voice === 'o' ? hitAt(view, predicate.to, 'n:') : null
  return crowd && !view.tokens[crowd.from]?.low.includes('-')
    ? [{ kind: 'group', from: crowd.from, to: crowd.to }]
    : null
}

function elided(clauses: Clauses, predicate: PredicateItem, context: TargetContext): Target[] {
  const { view } = clauses
  // "a petition for pardon" says nothing of whoever was spoken of last.
  if (predicate.voice === 'n') return []
  if (subjectStands(clauses, predicate)) return []
  const allowed =
    view.language.dropsSubject ||
    (predicate.voice === 'o' ? covered(view, predicate.from - 1, 'w:he') : isDescribed(clauses, predicate))
  const named = clauses.people.findLast((p) => p.to <= predicate.from && context.mayBeMeant(p.person))
  const person = allowed ? (context.topic(null) ?? named?.person ?? null) : null
  return person ? [{ kind: 'person', person, item: null }] : []
}
