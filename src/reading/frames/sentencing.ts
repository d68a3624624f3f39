import type { FoundTerm } from '../find/terms.ts'
import { covered, hitAt, hitBefore, type View } from '../text/view.ts'
import { personDraft } from './claims-of.ts'
import { remember, type Scene } from './draft.ts'
import { readElided } from './elided-terms.ts'
import type { Clauses, PersonItem, PredicateItem } from './items.ts'
import { listAround } from './lists.ts'
import { namesBehind } from './members.ts'
import { moodOf } from './mood.ts'
import { findTargets, type Target, type TargetContext } from './targets.ts'
import { dateFor } from './when.ts'

type PersonTarget = Extract<Target, { kind: 'person' }>

/** An appeal court that "confirmed his seven years" tells the sentence too. */
const SENTENCING = /^(sentenced|given|appeal_rejected)$/

/** Sentences of a court: a verb of sentencing with its term, a weak verb ("got", "was given") only with a term. */
export function readSentences(scene: Scene, clauses: Clauses, context: TargetContext): void {
  const used = new Set<FoundTerm>()
  for (const term of clauses.terms) if (isAge(clauses, term)) used.add(term)
  for (const predicate of clauses.predicates) {
    if (predicate.type === 'remaining') readRemaining(scene, clauses, predicate, used, context)
    if (!SENTENCING.test(predicate.type)) continue
    const terms = termsOf(clauses, predicate, used)
    if (terms.length === 0 && predicate.type !== 'sentenced') continue
    const targets = findTargets(clauses, predicate, context)
    const found = targets.flatMap((target) => personsOf(clauses, target, context))
    const counted = found.length === 0 && clauses.counts.some((c) => c.to <= predicate.from)
    const persons =
      found.length < terms.length && !counted ? wholeList(clauses, predicate, found, terms.length, context) : found
    if (persons.length > 0) for (const term of terms) used.add(term)
    emit(scene, clauses, predicate, persons, terms)
  }
  for (const term of clauses.terms) if (!used.has(term)) readBareTerm(scene, clauses, term, context)
  for (const item of clauses.counts) readElided(scene, clauses, item, context)
}

/** "sentenced two journalists, A and B, to": the names behind the count are meant. */
function personsOf(clauses: Clauses, target: Target, context: TargetContext): PersonTarget[] {
  if (target.kind === 'person') return [target]
  if (target.kind !== 'count') return []
  const named = namesBehind(clauses, target.item, context)
  return named.map((item) => ({ kind: 'person', person: item.person, item }))
}

/** "A and B, who are serving five and nine years", "they got 20 and 17": as many people as there are terms. */
function wholeList(
  clauses: Clauses,
  predicate: PredicateItem,
  found: readonly PersonTarget[],
  terms: number,
  context: TargetContext,
): readonly PersonTarget[] {
  const item = found[0]?.item
  const list = item ? listAround(clauses, item, predicate).filter((p) => context.mayBe(p.person)) : []
  if (list.length === terms) return list.map((p) => ({ kind: 'person', person: p.person, item: p }))
  const pair = found.length === 0 ? context.pair(clauses, predicate.from) : []
  return pair.length === terms ? pair.map((person) => ({ kind: 'person', person, item: null })) : found
}

function emit(
  scene: Scene,
  clauses: Clauses,
  predicate: PredicateItem,
  persons: readonly PersonTarget[],
  terms: readonly FoundTerm[],
): void {
  const mood = moodOf(clauses, predicate)
  if (mood.wanted || mood.negated) return
  const date = dateFor(clauses, predicate)
  const respective = persons.length > 1 && terms.length === persons.length
  // Two terms for three people: nobody's own.
  const unclear = persons.length > 1 && terms.length > 1 && !respective
  const apart = terms.some((t) => persons.some((p, i) => isBetween(t, p, persons[i + 1])))
  persons.forEach((target, i) => {
    const next = apart ? terms.filter((t) => t.from >= (target.item?.to ?? 0)).slice(0, 1) : []
    if (apart && next.length === 0) return
    remember(scene, target.person)
    const own = apart ? next : respective ? terms.slice(i, i + 1) : unclear ? [] : terms
    if (own.length === 0 && saysOnlyWhich(clauses, predicate)) return
    if (own.length === 0) personDraft(scene, clauses, predicate, target, 'sentenced', mood, { date })
    for (const term of own) personDraft(scene, clauses, predicate, target, 'sentenced', mood, { date, term })
  })
}

/** "the hitman X, convicted of murder": a participle without a term tells who somebody is, it brings no news. */
function saysOnlyWhich({ view }: Clauses, predicate: PredicateItem): boolean {
  if (predicate.voice !== 'p') return false
  for (let i = predicate.from - 1; i >= Math.max(0, predicate.from - 3); i--)
    if (hitAt(view, i, 'w:be') || hitAt(view, i, 'w:have')) return false
  return true
}

/** "A to nine years and B to seven": each term belongs to whoever stands before it. */
function isBetween(term: FoundTerm, before: PersonTarget, after: PersonTarget | undefined): boolean {
  return before.item !== null && after?.item != null && before.item.to <= term.from && term.to <= after.item.from
}

/** "ten years left to serve": what remains of a sentence, not a sentence. */
function readRemaining(
  scene: Scene,
  clauses: Clauses,
  predicate: PredicateItem,
  used: Set<FoundTerm>,
  context: TargetContext,
): void {
  const near = clauses.terms.filter((t) => !used.has(t) && !t.age && Math.abs(t.from - predicate.to) <= 12)
  const term = near.find((t) => t.from >= predicate.from) ?? near.at(-1)
  if (!term) return
  used.add(term)
  const targets = findTargets(clauses, predicate, context)
  for (const target of targets)
    if (target.kind === 'person')
      personDraft(scene, clauses, predicate, target, 'sentence_remaining', moodOf(clauses, predicate), {
        date: null,
        term,
      })
}

/** The terms that a verb of sentencing governs: those that follow before the next other predicate, else the one before it. */
function termsOf(clauses: Clauses, predicate: PredicateItem, used: ReadonlySet<FoundTerm>): FoundTerm[] {
  const { view, predicates } = clauses
  const reach = predicate.type === 'given' ? 8 : 18
  const wall =
    predicates.find(
      (p) => p.from >= predicate.to && !/^(sentenced|given|tally|member|reduced|custody|conditional)/.test(p.type),
    )?.from ?? view.tokens.length
  const next =
    predicates.find((p) => p.from >= predicate.to && /^(sentenced|given)$/.test(p.type))?.from ?? view.tokens.length
  const free = clauses.terms.filter((t) => !used.has(t) && isTerm(view, t, predicate))
  const following = free.filter(
    (t) =>
      t.from >= predicate.from &&
      t.from < wall &&
      (clauses.depth[t.from] ?? 0) <= (clauses.depth[predicate.from] ?? 0) &&
      !crossesSemicolon(view, predicate.to, t.from),
  )
  const first = following[0]
  if (first && first.from - predicate.to <= reach && (first.from < next || next - predicate.to <= 3)) {
    const chain = [first]
    for (const term of following.slice(1))
      if (term.from < next && term.from - (chain.at(-1)?.to ?? 0) <= 6) chain.push(term)
    return chain
  }
  const before = free.findLast(
    (t) =>
      t.to <= predicate.from &&
      predicate.from - t.to <= (view.language.freeOrder || predicate.voice === 'n' || t.custody ? 12 : 3),
  )
  if (!before || crossesSemicolon(view, before.to, predicate.from)) return []
  // Where the verb comes last, "11 und 9 Jahren" stands before it.
  const chain = [before]
  for (const term of free.slice(0, free.indexOf(before)).toReversed())
    if ((chain[0] as FoundTerm).from - term.to <= 1) chain.unshift(term)
  return chain
}

function isTerm(view: View, term: FoundTerm, predicate: PredicateItem): boolean {
  if (term.age) return false
  const inside = term.from >= predicate.from && term.from <= predicate.to
  if (!inside && isDuration(view, term) && !term.custody) return false
  if (term.quantity.unit !== 'day') return true
  return term.custody || (predicate.type === 'sentenced' && (term.quantity.number ?? 0) > 2)
}

/** "Ryhor K., 67 years, arrested …": between commas behind a name. */
function isAge({ view, people }: Clauses, term: FoundTerm): boolean {
  if (term.quantity.unit !== 'year' || (term.quantity.number ?? 0) < 14 || view.tokens[term.from - 1]?.text !== ',')
    return false
  return /^[,).]$/.test(view.tokens[term.to]?.text ?? '') && people.some((p) => p.to === term.from - 1)
}

function isDuration(view: View, term: FoundTerm): boolean {
  return (
    hitBefore(view, term.from, 'ns') !== null ||
    covered(view, term.from - 1, 'ns') ||
    hitAt(view, term.to, 'w:ago') !== null
  )
}

/** "his five years in prison", "Fiadynitch nine years in 2023" after somebody else's sentence. */
function readBareTerm(scene: Scene, clauses: Clauses, term: FoundTerm, context: TargetContext): void {
  const { view, segment, busy } = clauses
  if (term.age || isDuration(view, term) || term.quantity.unit === 'day') return
  // "up to ten years in prison" is a threat.
  if (term.quantity.quantifier === 'at_most') return
  const inBusy = busy.has(segment[term.from] ?? -1)
  const named = clauses.people.findLast((p) => p.to <= term.from && term.from - p.to <= 3)
  const parallel =
    named !== undefined && !inBusy && scene.drafts.some((d) => d.type === 'sentenced') && joinsName(view, named, term)
  const bracketed =
    named && view.tokens[term.from - 1]?.text === '(' && named.to === term.from - 1 && (term.custody || parallel)
  if (!parallel && !bracketed && (!term.custody || inBusy)) return
  const person = parallel || bracketed ? named.person : context.topic(null)
  if (!person || !context.mayBe(person)) return
  const target: PersonTarget = { kind: 'person', person, item: parallel || bracketed ? named : null }
  personDraft(scene, clauses, { from: term.from, to: term.to }, target, 'sentenced', moodOf(clauses, term), { term })
}

function joinsName(view: View, named: PersonItem, term: FoundTerm): boolean {
  for (let i = named.to; i < term.from; i++) if (!/^[,:(—–-]$/.test(view.tokens[i]?.text ?? '')) return false
  return true
}

function crossesSemicolon(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (view.tokens[i]?.text === ';') return true
  return false
}
