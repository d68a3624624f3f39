import { hitAt, hitBefore, type View } from '../text/view.ts'
import { type Clauses, type CountItem, isTitle, type PersonItem, type PredicateItem } from './items.ts'
import type { Target, TargetContext } from './targets.ts'

/** The members of the list in which the first target stands. */
export function spread(clauses: Clauses, predicate: PredicateItem, first: Target, context: TargetContext): Target[] {
  if (first.kind === 'count') return [first, ...besides(clauses, first.item)]
  if (first.kind !== 'person' || !first.item || ofOneOnly(clauses, predicate, first.item)) return [first]
  const members = listAround(clauses, first.item, predicate)
    .filter((item) => item === (first as { item: PersonItem }).item || context.mayBe(item.person))
    .map((item): Target => ({ kind: 'person', person: item.person, item }))
  return [...members, ...coordinatedCounts(clauses, members)]
}

/** All persons of the list that `item` stands in, in order. */
export function listAround(clauses: Clauses, item: PersonItem, predicate: PredicateItem | null): PersonItem[] {
  const { people } = clauses
  let first = people.indexOf(item)
  let last = first
  const items = predicate !== null && predicate.to <= item.from && hasColon(clauses.view, predicate.to, item.from)
  const joined = (a: PersonItem, b: PersonItem) =>
    linked(clauses, a, b, predicate) || (items && opensItem(clauses, a, b))
  while (last + 1 < people.length && joined(people[last] as PersonItem, people[last + 1] as PersonItem)) last++
  while (first > 0 && linked(clauses, people[first - 1] as PersonItem, people[first] as PersonItem, predicate)) first--
  return people.slice(first, last + 1)
}

// In brackets, in a clause of its own or as a participle behind a comma, a predicate speaks of one member alone.
function ofOneOnly(clauses: Clauses, predicate: PredicateItem, item: PersonItem): boolean {
  const { view, depth } = clauses
  if ((depth[predicate.from] ?? 0) > (depth[item.from] ?? 0)) return true
  if (item.from > predicate.from) return false
  for (let i = item.to; i < predicate.from; i++) if (hitAt(view, i, 'w:who')) return true
  if (predicate.voice === 'o') return false
  let comma = false
  for (let i = item.to; i < predicate.from; i++) {
    if (view.tokens[i]?.text === ',') comma = true
    if (hitAt(view, i, 'w:be')) return false
  }
  // "Two of them, A and B, got five years": the comma closes the list, what follows is said of all.
  const ofAll =
    (predicate.voice !== 'p' && predicate.type !== 'custody') ||
    view.language.pluralEnding(view.tokens[predicate.from]?.low ?? '')
  if (view.tokens[predicate.from - 1]?.text === ',' && ofAll && endsNames(clauses, item)) return false
  return comma && (predicate.voice === 'p' || predicate.type === 'given' || predicate.type === 'custody')
}

/** "A and B": the last of names that "and" joins. */
function endsNames({ view, people }: Clauses, item: PersonItem): boolean {
  if (hitBefore(view, item.from, 'join')) return true
  const before = people[people.indexOf(item) - 1]
  for (let i = before?.to ?? item.from; i < item.from; i++)
    if (hitAt(view, i, 'join') && item.from - i <= 4) return true
  return false
}

/** Persons named right before a count that only says who else: "X and 13 other prisoners". */
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

/** After a semicolon a new member of a list may follow, whatever was said of the last one. */
export function opensItem(clauses: Clauses, before: PersonItem, here: PersonItem): boolean {
  for (let i = before.to; i < here.from; i++) if (clauses.view.tokens[i]?.text === ';') return here.from - i <= 8
  return false
}

function hasColon(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (view.tokens[i]?.text === ':') return true
  return false
}

/** Two persons stand in one list when only commas, "and", roles, outlets and brackets lie between them. */
export function linked(clauses: Clauses, a: PersonItem, b: PersonItem, predicate: PredicateItem | null): boolean {
  const { view, depth } = clauses
  // Whoever speaks stands beside those spoken of, not among them.
  if (
    [a, b].some(
      (each) => clauses.cited.has(each.from) || (clauses.speaking.has(each.from) && each.to <= (predicate?.from ?? 0)),
    )
  )
    return false
  const level = Math.min(depth[a.from] ?? 0, depth[b.from] ?? 0)
  let links = 0
  let words = 0
  for (let i = a.to; i < b.from; i++) {
    if ((depth[i] ?? 0) > level) continue
    const behind = behindRelative(view, i, b.from)
    if (behind !== null) {
      if (predicate && predicate.from >= i && predicate.to <= behind) return false
      i = behind
    }
    const text = view.tokens[i]?.text ?? ''
    if (predicate && i >= predicate.from && i < predicate.to) return false
    if (text === ',' || text === ';' || hitAt(view, i, 'join')) links++
    else if (/^[:—–]$/.test(text) && i < b.from - 1) return false
    words++
    if (endsList(view, a.to, i)) return false
  }
  return links > 0 && words <= 24 && !(hitAt(view, b.to, 'speech') && hitBefore(view, b.from, 'r:'))
}

/** "A, whom a court gave eight years, and B": the comma that closes what is told of A, where "and" follows it. */
function behindRelative(view: View, at: number, end: number): number | null {
  if (view.tokens[at]?.text !== ',' || !(hitAt(view, at + 1, 'w:who') || hitAt(view, at + 2, 'w:who'))) return null
  for (let i = at + 2; i < Math.min(end, at + 24); i++)
    if (view.tokens[i]?.text === ',' && hitAt(view, i + 1, 'join')) return i
  return null
}

function endsList(view: View, from: number, at: number): boolean {
  if (inRelative(view, from, at)) return false
  if (hitAt(view, at, 'w:be') || hitAt(view, at, 'w:they')) return true
  if (hitAt(view, at, 'w:by') && !opensAside(view, from, at)) return true
  const pronoun = hitAt(view, at, 'w:he') ?? hitAt(view, at, 'w:she')
  // "l'opposant": an article that looks like a pronoun.
  if (pronoun && !hitAt(view, at, 'w:possessive') && !hitAt(view, pronoun.to, 'r:') && !isTitle(view, pronoun))
    return true
  return (view.hitsAt[at] ?? []).some(
    (h) =>
      h.tag === 'speech' ||
      (h.tag === 'acc' && !opensAside(view, from, at)) ||
      (h.tag.startsWith('p:') && !/^p:(tally|member)/.test(h.tag) && !opensAside(view, from, at)),
  )
}

/** "A, who got eight years, and B". */
function inRelative(view: View, from: number, at: number): boolean {
  for (let i = at; i >= from; i--) if (view.tokens[i]?.text === ',') return hitAt(view, i + 1, 'w:who') !== null
  return false
}

// "A, freed in May, and B": a participle between commas says something of A alone.
function opensAside(view: View, from: number, at: number): boolean {
  for (let i = at - 1; i >= from; i--) if (view.tokens[i]?.text === ',') return true
  return false
}
