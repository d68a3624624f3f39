import type { PersonRole } from '../claim.ts'
import type { NameRun } from '../find/names.ts'
import { findNames } from '../find/names.ts'
import type { FamilyItem, PersonItem } from '../frames/items.ts'
import { covered, hitAt, hitBefore, tagKey, type View } from '../text/view.ts'
import { People, type Person } from './people.ts'
import { shareSurnames } from './shared-surname.ts'

const ENOUGH = 0.8

/** Finds who is mentioned where: full names first, then the shorter forms that mean the same people. */
export function resolvePeople(
  views: readonly View[],
  inflects: boolean,
): { people: People; items: PersonItem[][]; families: FamilyItem[][] } {
  const people = new People(inflects)
  const runs = shareSurnames(views, views.map(findNames))
  const chosen = views.map((view, v) =>
    (runs[v] ?? []).map((run, i) => (isFull(view, runs[v] ?? [], i) ? people.take(run) : null)),
  )
  const items: PersonItem[][] = []
  const families: FamilyItem[][] = []
  let recent: Person | null = null
  views.forEach((view, v) => {
    const found: PersonItem[] = []
    const plural: FamilyItem[] = []
    for (const [i, run] of (runs[v] ?? []).entries()) {
      const family = chosen[v]?.[i] ? [] : people.family(run.lows, view.language.familyPlural)
      if (family.length > 0) {
        plural.push({ people: family, from: run.from, to: run.to })
        continue
      }
      const person = chosen[v]?.[i] ?? people.find(run, recent) ?? newSingle(view, runs[v] ?? [], i, people)
      if (!person) continue
      recent = person
      mention(view, run, person)
      found.push({ kind: 'person', person, from: run.from, to: run.to })
    }
    items.push(found)
    families.push(plural)
  })
  return { people, items, families }
}

function isFull(view: View, runs: readonly NameRun[], i: number): boolean {
  const run = runs[i] as NameRun
  return run.parts.length > 1 && run.weight + listBonus(view, runs, i) >= ENOUGH
}

function newSingle(view: View, runs: readonly NameRun[], i: number, people: People): Person | null {
  const run = runs[i] as NameRun
  const inside = run.from > 0 || (verbFollows(view, run.to) && view.language.surnameEnding(run.lows[0] ?? ''))
  if (run.parts.length > 1 && run.weight >= 0 && people.knowsFamily(run)) return people.take(run)
  const needed = run.parts.length > 1 ? ENOUGH : view.language.inflects && inside ? 0.4 : ENOUGH
  return run.weight + listBonus(view, runs, i) >= needed ? people.take(run) : null
}

// A surname that opens a sentence looks like any word; a verb of this field right behind it tells.
function verbFollows(view: View, at: number): boolean {
  return (view.hitsAt[at] ?? []).some((h) => h.tag.startsWith('p:') || h.tag === 'speech')
}

// A name in a list of names is a name.
function listBonus(view: View, runs: readonly NameRun[], i: number): number {
  const here = runs[i] as NameRun
  const joined = (a: NameRun | undefined, b: NameRun | undefined) => {
    if (!a || !b || b.from - a.to > 2 || b.from === a.to || Math.max(a.weight, b.weight) < ENOUGH) return false
    for (let at = a.to; at < b.from; at++) if (view.tokens[at]?.text !== ',' && !hitAt(view, at, 'join')) return false
    return true
  }
  return joined(runs[i - 1], here) || joined(here, runs[i + 1]) ? 0.4 : 0
}

function mention(view: View, run: NameRun, person: Person): void {
  const first = view.tokens[run.from]
  const last = view.tokens[run.to - 1]
  if (!first || !last) return
  person.mentions.push({ start: first.start, end: last.end })
  const leader = hitAt(view, run.to - 1, 'lead:')
  if (leader) person.head = tagKey(leader)
  const role = roleBefore(view, run.from) ?? roleAfter(view, run.to)
  if (role) person.roles.set(role, (person.roles.get(role) ?? 0) + 1)
  if (isTriedBehind(view, run.to)) person.roles.set('prisoner', (person.roles.get('prisoner') ?? 0) + 2)
  const kin =
    hitBefore(view, run.from, 'k:') ??
    (view.tokens[run.from - 1]?.text === ',' ? hitBefore(view, run.from - 1, 'k:') : null)
  if (kin) {
    person.roles.set('relative', (person.roles.get('relative') ?? 0) + 1)
    person.sex ??= tagKey(kin) as 'f' | 'm'
  }
}

/** "Lithuanian President", "лидер оппозиции": the chain of words in front of a name. */
function roleBefore(view: View, at: number): PersonRole | null {
  let found: PersonRole | null = null
  let of = false
  for (let i = at; i > Math.max(0, at - 7); ) {
    const role = hitBefore(view, i, 'r:')
    // "the mother of X", "the lawyer of X" are not X.
    if (role && of && /:(relative|lawyer)$/.test(role.tag)) return found
    of ||= hitBefore(view, i, 'w:of') !== null
    if (role) {
      found = stronger(found, wasFormer(view, role.from) ? 'prisoner' : (tagKey(role) as PersonRole))
      i = role.from
      continue
    }
    const token = view.tokens[i - 1]
    const before = view.tokens[i - 2]
    if (!token || token.kind === 'mark' || covered(view, i - 1, 'join')) return found
    if (
      hitBefore(view, i, 'w:be') ||
      hitBefore(view, i, 'speech') ||
      hitBefore(view, i, 'w:by') ||
      (view.hitsAt[i - 1] ?? []).some((h) => h.tag.startsWith('p:'))
    )
      return found
    if (found && before?.kind !== 'word') return found
    i--
  }
  return found
}

/** "the councillor X, sentenced to": an office does not keep whoever is tried or held from being a prisoner. */
function isTriedBehind(view: View, at: number): boolean {
  if (view.tokens[at]?.text !== ',') return false
  return (view.hitsAt[at + 1] ?? []).some((h) => /^p:(sentenced|arrest|custody):[ps]$/.test(h.tag))
}

/** "a former foreign minister": whoever held an office once holds it no more. */
function wasFormer(view: View, at: number): boolean {
  if (!view.tags.has('w:former')) return false
  for (let i = at; i >= Math.max(1, at - 2) && view.tokens[i - 1]?.kind === 'word'; i--)
    if (hitBefore(view, i, 'w:former')) return true
  return false
}

/** ", president of Lithuania," and the like behind a name. */
function roleAfter(view: View, at: number): PersonRole | null {
  if (!/^[,(—–]$/.test(view.tokens[at]?.text ?? '')) return null
  for (let i = at + 1; i < Math.min(at + 6, view.tokens.length); i++) {
    if (view.tokens[i]?.kind === 'mark') return null
    const role = hitAt(view, i, 'r:')
    if (role) return tagKey(role) as PersonRole
  }
  return null
}

function stronger(a: PersonRole | null, b: PersonRole): PersonRole {
  return a === 'official' || b === 'official' ? 'official' : (a ?? b)
}
