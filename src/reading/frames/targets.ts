import type { Person } from '../people/people.ts'
import { covered, hitAt, hitBefore, type View } from '../text/view.ts'
import type { Clauses, CountItem, Item, PersonItem, PredicateItem } from './items.ts'

/** To whom something happens. */
export type Target =
  | { readonly kind: 'person'; readonly person: Person; readonly item: PersonItem | null }
  | { readonly kind: 'count'; readonly item: CountItem }
  | { readonly kind: 'group'; readonly from: number; readonly to: number }

export interface TargetContext {
  /** The person last spoken of as held, freed or tried. */
  readonly topic: (sex: 'f' | 'm' | null) => Person | null
  readonly mayBe: (person: Person) => boolean
}

/** Those whom a predicate concerns, its list of coordinated members spread out. */
export function findTargets(clauses: Clauses, predicate: PredicateItem, context: TargetContext): Target[] {
  const side = sideOf(clauses, predicate)
  const sides: ('left' | 'right')[] = side === 'right' ? ['right'] : ['left']
  if (clauses.view.language.freeOrder || side === 'either') sides.push(side === 'right' ? 'left' : 'right')
  else if (side === 'left' && leads(clauses, predicate)) sides.push('right')
  for (const each of sides) {
    const first =
      each === 'left'
        ? firstLeft(clauses, predicate, context)
        : firstRight(clauses, predicate, context, sides.length > 1 && each !== sides[0])
    if (first) return spread(clauses, predicate, first, context)
  }
  return elided(clauses, predicate, context)
}

function sideOf(clauses: Clauses, predicate: PredicateItem): 'left' | 'right' | 'either' {
  if (predicate.voice === 'o' || predicate.voice === 'n') return 'right'
  if (predicate.voice === 's') return 'left'
  const { view } = clauses
  if (hasPassive(view, predicate.from)) return 'left'
  return objectFollows(clauses, predicate) ? 'right' : 'left'
}

/** "was", "has been" up to three words before. */
function hasPassive(view: View, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 3); i--) {
    if (hitAt(view, i, 'w:be')) return true
    if (view.tokens[i]?.kind === 'mark') return false
  }
  return false
}

function objectFollows(clauses: Clauses, predicate: PredicateItem): boolean {
  const next = clauses.items.find((i) => i.from >= predicate.to && i.kind !== 'predicate')
  if (!next || next.kind === 'predicate') return false
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
    (i) => i.to <= predicate.from && (i.kind === 'person' || i.kind === 'count' || i.kind === 'pronoun'),
  )
}

function firstLeft(clauses: Clauses, predicate: PredicateItem, context: TargetContext): Target | null {
  const { items, view, depth } = clauses
  const level = depth[predicate.from] ?? 0
  let crossed = 0
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i] as Item
    if (item.from >= predicate.from || item === predicate) continue
    if (item.to > predicate.from) {
      if (item.kind === 'count') return { kind: 'count', item }
      continue
    }
    if ((depth[item.from] ?? 0) > level) continue
    if (hasStop(view, item.to, predicate.from)) return null
    if (item.kind === 'predicate') crossed++
    const target = asTarget(clauses, item, context)
    if (target && !(item.kind === 'person' && isOblique(view, item.from, crossed))) return target
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
    if (item.from - predicate.to > 26) return null
    if (
      item.kind === 'predicate' &&
      item.from >= predicate.to &&
      !/^(tally|member)/.test(item.type) &&
      !near(predicate, item) &&
      !second
    ) {
      if (item.type !== predicate.type) return null
    }
    if (item.kind === 'pronoun' && item.word === 'who') continue
    const target = asTarget(clauses, item, context)
    if (target && !(item.kind === 'person' && hitBefore(view, item.from, 'w:by'))) return target
  }
  return null
}

function near(predicate: PredicateItem, item: Item): boolean {
  return item.from - predicate.to < 2
}

function asTarget(clauses: Clauses, item: Item, context: TargetContext): Target | null {
  if (item.kind === 'person') return context.mayBe(item.person) ? { kind: 'person', person: item.person, item } : null
  if (item.kind === 'count')
    return item.count.noun || item.count.part || item.count.other || standsAlone(clauses, item)
      ? { kind: 'count', item }
      : null
  if (item.kind !== 'pronoun') return null
  if (item.word === 'they') return { kind: 'group', from: item.from, to: item.to }
  if (item.word === 'who') return antecedent(clauses, item.from, context)
  const person = context.topic(item.word === 'she' ? 'f' : 'm')
  return person ? { kind: 'person', person, item: null } : null
}

// A number without a noun counts people only where nothing else can be meant.
function standsAlone(clauses: Clauses, item: CountItem): boolean {
  const { view } = clauses
  const next = clauses.items.find((i) => i.from >= item.to)
  if (next?.kind === 'predicate' && next.from === item.to) return true
  return (
    covered(view, item.from - 1, 'w:the') ||
    hitBefore(view, item.from, 'p:tally:o') !== null ||
    hitAt(view, item.to, 'd:since') !== null
  )
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

/** "with X", "by X", "to X": not the subject of what follows. */
function isOblique(view: View, at: number, crossed: number): boolean {
  let i = at
  for (let step = 0; step < 4 && i > 0; step++) {
    if (hitBefore(view, i, 'w:by') || hitBefore(view, i, 'w:prep') || (crossed > 0 && hitBefore(view, i, 'd:before')))
      return true
    const role = hitBefore(view, i, 'r:')
    if (!role && view.tokens[i - 1]?.kind !== 'word') return false
    if (!role && !hitBefore(view, i, 'pl:')) return false
    i = role ? role.from : i - 1
  }
  return false
}

function hasStop(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (view.tokens[i]?.text === ';') return true
  return false
}

function elided(clauses: Clauses, predicate: PredicateItem, context: TargetContext): Target[] {
  const { view } = clauses
  const allowed = view.language.dropsSubject || (predicate.voice === 'o' && covered(view, predicate.from - 1, 'w:he'))
  const person = allowed ? context.topic(null) : null
  return person ? [{ kind: 'person', person, item: null }] : []
}

/** The members of the list in which the first target stands. */
function spread(clauses: Clauses, predicate: PredicateItem, first: Target, context: TargetContext): Target[] {
  if (first.kind !== 'person' || !first.item)
    return first.kind === 'count' ? [first, ...besides(clauses, first.item)] : [first]
  const { people } = clauses
  const at = people.indexOf(first.item)
  const members: Target[] = [first]
  const take = (item: PersonItem) => {
    if (context.mayBe(item.person)) members.push({ kind: 'person', person: item.person, item })
  }
  for (let i = at + 1; i < people.length; i++) {
    const here = people[i] as PersonItem
    if (!linked(clauses, people[i - 1] as PersonItem, here, predicate)) break
    take(here)
  }
  for (let i = at - 1; i >= 0; i--) {
    const here = people[i] as PersonItem
    if (!linked(clauses, here, people[i + 1] as PersonItem, predicate)) break
    take(here)
  }
  return [...members, ...coordinatedCounts(clauses, members)]
}

/** Persons named right before or after a count that only says who else: "X and 13 other prisoners". */
function besides(clauses: Clauses, item: CountItem): Target[] {
  if (!item.count.other) return []
  const before = clauses.people.filter(
    (p) => p.to <= item.from && item.from - p.to <= 3 && isLink(clauses.view, p.to, item.from),
  )
  return before.map((p) => ({ kind: 'person', person: p.person, item: p }))
}

function coordinatedCounts(clauses: Clauses, members: readonly Target[]): Target[] {
  const last = members.reduce((to, m) => (m.kind === 'person' && m.item ? Math.max(to, m.item.to) : to), 0)
  const next = clauses.counts.find((c) => c.from >= last && c.from - last <= 8 && isLink(clauses.view, last, c.from))
  return next && (next.count.noun || next.count.other) ? [{ kind: 'count', item: next }] : []
}

function isLink(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (hitAt(view, i, 'join') || hitAt(view, i, 'w:and')) return true
  return false
}

/** Two persons stand in one list when only commas, "and", roles, outlets and brackets lie between them. */
export function linked(clauses: Clauses, a: PersonItem, b: PersonItem, predicate: PredicateItem | null): boolean {
  const { view, depth } = clauses
  const level = Math.min(depth[a.from] ?? 0, depth[b.from] ?? 0)
  let links = 0
  let words = 0
  for (let i = a.to; i < b.from; i++) {
    if ((depth[i] ?? 0) > level) continue
    const text = view.tokens[i]?.text ?? ''
    if (predicate && i >= predicate.from && i < predicate.to) return false
    if (text === ',' || text === ';' || hitAt(view, i, 'join')) links++
    else if (/^[:—–]$/.test(text) && i < b.from - 1) return false
    words++
    if (
      hitAt(view, i, 'w:be') ||
      hitAt(view, i, 'w:by') ||
      hitAt(view, i, 'w:they') ||
      hitAt(view, i, 'w:he') ||
      hitAt(view, i, 'w:she')
    )
      return false
    if (
      (view.hitsAt[i] ?? []).some(
        (h) =>
          h.tag === 'speech' ||
          h.tag === 'acc' ||
          (h.tag.startsWith('p:') && !h.tag.startsWith('p:tally') && !opensAside(view, a.to, i)),
      )
    )
      return false
  }
  return links > 0 && words <= 24
}

// "A, freed in May, and B": a participle between commas says something of A alone.
function opensAside(view: View, from: number, at: number): boolean {
  for (let i = at - 1; i >= from; i--) {
    if (view.tokens[i]?.text === ',') return true
  }
  return false
}
