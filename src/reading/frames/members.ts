import type { ClaimType } from '../claim.ts'
import type { FoundDate } from '../find/dates.ts'
import { covered, hitAt } from '../text/view.ts'
import { countDraft, personDraft } from './claims-of.ts'
import { remember, type Scene } from './draft.ts'
import type { Clauses, CountItem, PersonItem, PredicateItem } from './items.ts'
import { linked, opensItem } from './lists.ts'
import { moodOf } from './mood.ts'
import type { TargetContext } from './targets.ts'
import { asideDate, dateFor } from './when.ts'

const OF_MEMBER: Readonly<Record<string, ClaimType>> = {
  released: 'released',
  pardoned: 'pardoned',
  deported: 'deported',
  crossed: 'released',
  exchanged: 'released',
  arrived: 'released',
  transferred: 'transferred',
  still_held: 'not_released',
  not_released: 'not_released',
  died: 'died',
  arrest: 'detained',
  hunger: 'hunger_strike',
}
/** Members of these share the day of the group's release even where the sentence does not repeat it. */
const UNDATED = new Set<ClaimType>(['released', 'pardoned', 'deported', 'transferred', 'not_released'])

/** "among them X, Y and Z", "X and Y were in the group": the members share what happened to the group. */
export function readMembers(scene: Scene, clauses: Clauses, predicate: PredicateItem, context: TargetContext): void {
  const event = eventFor(scene, clauses, predicate)
  const type = event ? OF_MEMBER[event] : undefined
  if (!type) return
  const mood = moodOf(clauses, predicate)
  if (mood.wanted) return
  const named =
    predicate.type === 'member_in' ? listAfter(clauses, predicate, context) : listBefore(clauses, predicate, context)
  const claim = mood.negated && type !== 'not_released' ? 'not_released' : type
  for (const item of named) {
    remember(scene, item.person)
    const date = dateOfMember(clauses, event, claim, item)
    personDraft(scene, clauses, predicate, { kind: 'person', person: item.person, item }, claim, mood, { date })
  }
  if (!mood.negated && named.length > 1) readAsides(scene, clauses, named)
  if (!mood.negated && OF_COUNT[type]) readCountedMembers(scene, clauses, predicate, OF_COUNT[type])
}

const OF_COUNT: Readonly<Partial<Record<ClaimType, ClaimType>>> = {
  released: 'count_released',
  pardoned: 'count_released',
}

/** "six Lithuanians are among those freed" */
function readCountedMembers(scene: Scene, clauses: Clauses, predicate: PredicateItem, type: ClaimType): void {
  const item = clauses.counts.findLast((c) => c.to <= predicate.from && predicate.from - c.to <= 2)
  if (!item?.count.noun || scene.typeOfCount.has(item)) return
  for (let i = item.to; i < predicate.from; i++) if (clauses.view.tokens[i]?.kind === 'mark') return
  scene.typeOfCount.set(item, 'released')
  countDraft(scene, clauses, predicate, item, type, 0, moodOf(clauses, predicate))
}

/** The day on which it happened to the group; what is said of one member in a clause behind the name comes first. */
function dateOfMember(clauses: Clauses, event: string | null, claim: ClaimType, item: PersonItem): FoundDate | null {
  if (UNDATED.has(claim)) return null
  const next = clauses.people.find((p) => p.from >= item.to)?.from ?? clauses.view.tokens.length
  const own = asideDate(clauses, item.to, next)
  if (own) return own
  const source = clauses.predicates.find((p) => p.type === event && p.to <= item.from)
  return source ? dateFor(clauses, source) : null
}

/** "eight journalists: X, Y …", "two priests, X and Y,": the names behind a count are those counted. */
export function readNamedCounts(scene: Scene, clauses: Clauses, context: TargetContext): void {
  for (const item of clauses.counts) {
    const type = OF_MEMBER[scene.typeOfCount.get(item) ?? '']
    if (!type || (!item.count.noun && !item.count.part)) continue
    const named = namesBehind(clauses, item, context)
    if (named.length === 0) continue
    const place = { kind: 'predicate' as const, type: 'member_in', voice: 's', from: item.from, to: item.to }
    const claim = scene.typeOfCount.get(item) === 'released' && scene.event?.type === 'pardoned' ? 'pardoned' : type
    for (const member of named) {
      remember(scene, member.person)
      personDraft(
        scene,
        clauses,
        place,
        { kind: 'person', person: member.person, item: member },
        claim,
        moodOf(clauses, place),
        { date: null },
      )
    }
    if (named.length > 1) readAsides(scene, clauses, named)
  }
}

/** Those counted, where their names follow: as many as the number says, or a list behind a colon. */
export function namesBehind(clauses: Clauses, item: CountItem, context: TargetContext): PersonItem[] {
  const sign = signAfter(clauses, item.to)
  if (sign === null) return []
  const place = { kind: 'predicate' as const, type: 'member_in', voice: 's', from: item.from, to: sign + 1 }
  const named = listAfter(clauses, place, context)
  const colon = clauses.view.tokens[sign]?.text === ':'
  return colon || named.length === item.count.number.value ? named : []
}

// Words between a count and the colon that opens the list of those counted.
const MOST_BEFORE_LIST = 20

/** The comma, colon or dash that follows a count within four words (an outlet, a place), a colon further on too. */
function signAfter(clauses: Clauses, at: number): number | null {
  const { tokens } = clauses.view
  for (let i = at; i < Math.min(at + 5, tokens.length); i++) if (/^[,:—–(]$/.test(tokens[i]?.text ?? '')) return i
  for (let i = at + 5; i < Math.min(at + MOST_BEFORE_LIST, tokens.length); i++) {
    if (tokens[i]?.text === ':') return i
    if (/^[;,(]$/.test(tokens[i]?.text ?? '')) return null
  }
  return null
}

const SAYS_RELEASED = ['p:released:p', 'p:released:s', 'n:freed']

function eventFor(scene: Scene, clauses: Clauses, predicate: PredicateItem): string | null {
  for (let i = predicate.from; i < predicate.to; i++) {
    if (SAYS_RELEASED.some((tag) => covered(clauses.view, i, tag))) return 'released'
    if (covered(clauses.view, i, 'p:pardoned:p') || covered(clauses.view, i, 'p:pardoned:s')) return 'pardoned'
  }
  const counted = clauses.counts.filter((c) => scene.typeOfCount.has(c))
  const nearest = counted.findLast((c) => c.to <= predicate.from) ?? counted.find((c) => c.from >= predicate.to)
  const own = nearest ? scene.typeOfCount.get(nearest) : undefined
  if (own) return OF_MEMBER[own] ? own : null
  const here = scene.events.filter((e) => e.sentence === scene.sentence)
  const before = here.findLast((e) => e.at < predicate.from)
  const earlier = scene.events.findLast((e) => e.sentence < scene.sentence)
  return (before ?? (predicate.type === 'member_out' ? here[0] : undefined) ?? earlier ?? null)?.type ?? null
}

function listAfter(clauses: Clauses, predicate: PredicateItem, context: TargetContext): PersonItem[] {
  const first = clauses.people.findIndex((p) => p.from >= predicate.to)
  const head = clauses.people[first]
  if (!head || head.from - predicate.to > 14 || interrupted(clauses, predicate.to, head.from)) return []
  const members = [head]
  for (let i = first + 1; i < clauses.people.length; i++) {
    const here = clauses.people[i] as PersonItem
    const before = clauses.people[i - 1] as PersonItem
    if (!linked(clauses, before, here, null) && !opensItem(clauses, before, here)) break
    members.push(here)
  }
  return members.filter((m) => context.mayBe(m.person))
}

function interrupted(clauses: Clauses, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (
      clauses.view.tokens[i]?.text === ';' ||
      hitAt(clauses.view, i, 'speech') ||
      (i > from + 1 && hitAt(clauses.view, i, 'w:be'))
    )
      return true
  }
  return clauses.predicates.some((p) => p.from >= from && p.to <= to && !/^(tally|member)/.test(p.type))
}

function listBefore(clauses: Clauses, predicate: PredicateItem, context: TargetContext): PersonItem[] {
  const at = clauses.people.findLastIndex((p) => p.to <= predicate.from && !crosses(clauses, p.to, predicate.from))
  const last = clauses.people[at]
  if (!last) return []
  const members = [last]
  for (let i = at - 1; i >= 0; i--) {
    const here = clauses.people[i] as PersonItem
    if (!linked(clauses, here, clauses.people[i + 1] as PersonItem, predicate)) break
    members.unshift(here)
  }
  return members.filter((m) => context.mayBe(m.person))
}

function crosses(clauses: Clauses, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (clauses.view.tokens[i]?.text === ';' || hitAt(clauses.view, i, 'speech')) return true
  return false
}

/** "A (held since October 2021) and B (August 2022)": what is said of the first in brackets holds for the others. */
export function readAsides(scene: Scene, clauses: Clauses, members: readonly PersonItem[]): void {
  const told = clauses.predicates.some(
    (p) => (p.type === 'custody' || p.type === 'arrest') && p.from >= (members[0]?.to ?? 0),
  )
  if (!told) return
  members.forEach((item, i) => {
    const until = members[i + 1]?.from ?? clauses.view.tokens.length
    const own = clauses.predicates.some((p) => p.from >= item.to && p.to <= until && /^(custody|arrest)$/.test(p.type))
    const date = asideDate(clauses, item.to, until)
    if (own || !date || !(date.since || (clauses.depth[date.from] ?? 0) > 0)) return
    const target = { kind: 'person' as const, person: item.person, item }
    personDraft(scene, clauses, { from: date.from, to: date.to }, target, 'detained', moodOf(clauses, item), { date })
  })
}

/** Counts that share the fate of a group: "38 citizens and 14 foreigners", "eight journalists among the 52", "12 of them". */
export function readSharedCounts(scene: Scene, clauses: Clauses): void {
  for (const item of clauses.counts) {
    if (scene.typeOfCount.has(item)) continue
    const type = sharedType(scene, clauses, item)
    if (!type) continue
    scene.typeOfCount.set(item, type)
    const place = { from: item.from, to: item.to }
    countDraft(
      scene,
      clauses,
      place,
      item,
      type === 'still_held' ? 'count_held' : 'count_released',
      0,
      moodOf(clauses, place),
    )
  }
}

const FREEING = new Set(['released', 'pardoned', 'deported', 'crossed', 'exchanged', 'arrived'])

function sharedType(scene: Scene, clauses: Clauses, item: CountItem): string | null {
  const { view } = clauses
  const kind = item.count.noun?.key ?? ''
  const reach = kind === 'demonym' && clauses.counts.filter((c) => c.count.noun?.key === 'demonym').length > 2 ? 9 : 2
  const near = scene.event && scene.sentence - scene.event.sentence <= reach && FREEING.has(scene.event.type)
  if (near && item.count.noun && isMember(clauses, item)) return 'released'
  if (otherFate(clauses, item) || (item.count.part && item.count.number.value === 1)) return null
  const typed = clauses.counts.filter((c) => c !== item && scene.typeOfCount.has(c))
  const left = typed.findLast((c) => c.to <= item.from)
  if (left && !item.count.noun && !item.count.part) return afterDate(clauses, item) ? freeing(scene, left) : null
  if (!item.count.noun && !item.count.part) return null
  const right = typed.find((c) => c.from >= item.to && c.from - item.to <= 4)
  if (left && (item.from - left.to <= 4 || listed(view, left, item))) return freeing(scene, left)
  if (right) return freeing(scene, right)
  return near && (item.count.part || /^(demonym|citizen|journalist|woman|man)$/.test(kind)) ? 'released' : null
}

/** "22 political detainees were among them". */
function isMember(clauses: Clauses, item: CountItem): boolean {
  return clauses.predicates.some(
    (p) =>
      p.type === 'member_out' &&
      p.from >= item.to &&
      p.from - item.to <= 12 &&
      clauses.segment[p.from] === clauses.segment[item.to - 1],
  )
}

function freeing(scene: Scene, item: CountItem): string | null {
  const type = scene.typeOfCount.get(item) ?? ''
  return FREEING.has(type) ? 'released' : type === 'still_held' ? type : null
}

/** "in July — 16": a bare number behind a date and a dash repeats what was said of the last one. */
function afterDate(clauses: Clauses, item: CountItem): boolean {
  const dash = /^[—–-]$/.test(clauses.view.tokens[item.from - 1]?.text ?? '')
  return dash && clauses.dates.some((d) => d.to === item.from - 1)
}

/** A predicate of another kind follows in the same clause: "20 of them were convicted". */
function otherFate(clauses: Clauses, item: CountItem): boolean {
  const { view, segment } = clauses
  const until = view.tokens.findIndex((t, i) => i >= item.to && /^[;:]$/.test(t.text))
  const next = clauses.counts.find((c) => c.from >= item.to)?.from ?? view.tokens.length
  const end = Math.min(until < 0 ? view.tokens.length : until, next)
  return clauses.predicates.some((p) => {
    if (/^(tally|member)/.test(p.type) || FREEING.has(p.type)) return false
    return segment[p.from] === segment[item.from] || (item.count.part && p.from >= item.to && p.to <= end)
  })
}

function listed(view: Clauses['view'], a: CountItem, b: CountItem): boolean {
  const [first, second] = a.from < b.from ? [a, b] : [b, a]
  for (let i = first.to; i < second.from; i++) {
    if (view.tokens[i]?.text === ';') return false
  }
  return second.from - first.to <= 40
}
