import type { PartialDate } from '../../dates/index.ts'
import { ageAt, ageIn, bornIn, bornYear } from '../find/ages.ts'
import type { PersonItem } from '../frames/items.ts'
import { covered, hitAt, hitBefore, type View } from '../text/view.ts'
import type { Person } from './people.ts'

const FURTHEST_BACK = 8
const FURTHEST_ON = 9

const OF_OTHERS = new Set(['join', 'w:possessive', 'mi:parents', 'mi:offspring', 'mi:children'])

interface Signs {
  /** A stated age or year of birth, which outweighs what a word suggests. */
  adult: boolean
  minor: boolean
}

/**
 * Marks everybody who is, or may be, under 18: by a stated age, a year of birth, or a word for a child.
 * In doubt a person is a minor, for that only keeps a claim from the public; a stated age of 18 or more decides.
 */
export function markMinors(
  views: readonly View[],
  items: readonly (readonly PersonItem[])[],
  published: PartialDate | null,
): ReadonlySet<Person> {
  const signs = new Map<Person, Signs>()
  let last: Person | null = null
  views.forEach((view, v) => {
    const here = items[v] ?? []
    here.forEach((item, i) => {
      note(signs, item.person, ageOf(view, here, i, published), childWord(view, here, i))
    })
    if (last) note(signs, last, ageOfPronoun(view, here[0]?.from ?? view.tokens.length), false)
    last = here.at(-1)?.person ?? last
  })
  const adults = new Set<Person>()
  for (const [person, { adult, minor }] of signs) {
    if (minor) person.minor = true
    else if (adult) adults.add(person)
  }
  return adults
}

function note(signs: Map<Person, Signs>, person: Person, age: number | null, child: boolean): void {
  const known = signs.get(person) ?? { adult: false, minor: false }
  if (age !== null && age >= 18) known.adult = true
  if (age !== null && age < 18) known.minor = true
  if (age === null && child) known.minor = true
  signs.set(person, known)
}

function ageOf(view: View, items: readonly PersonItem[], i: number, published: PartialDate | null): number | null {
  if (!view.numbers) return null
  const item = items[i] as PersonItem
  const until = Math.min(items[i + 1]?.from ?? view.tokens.length, item.to + FURTHEST_ON)
  const own = ageAfter(view, item.to, until, published)
  if (own !== null) return own
  const told = items.length === 1 ? ageTold(view, item.to) : null
  if (told !== null) return told
  for (let at = item.from - 1; at >= phraseStart(view, items, i); at--) {
    const age = ageAt(view, at)
    if (age && age.to <= item.from) return age.years
    const year = bornYear(view, at)
    if (year !== null) return bornIn(year, published)
  }
  return null
}

/** ", 15,", "(aged 15)", ", a 15-year-old pupil", ", born in 2011": no verb of what befell somebody stands between. */
function ageAfter(view: View, from: number, until: number, published: PartialDate | null): number | null {
  const mark = view.tokens[from]?.text ?? ''
  const apart = /^[,(—–-]$/.test(mark)
  const bare = apart ? ageIn(view, from + 1) : null
  if (bare !== null) return bare
  const plain = !apart && !view.tags.has('p:') && hitAt(view, from + 1, 'u:year')
  if (plain) return ageIn(view, from)
  const end = apart ? until : Math.min(until, from + 3)
  for (let at = from; at < end; at++) {
    if (ofSomebodyElse(view, at)) return null
    if (/^[;:.!?]$/.test(view.tokens[at]?.text ?? '') && view.tokens[at - 1]?.kind !== 'word') return null
    const year = bornYear(view, at)
    if (year !== null) return bornIn(year, published)
    const age = ageAt(view, at)
    if (age) return age.years
    if (hitAt(view, at, 'p:')) return null
  }
  return null
}

/** "was detained at the age of 16", "died at 17", of the only person in the sentence. */
function ageTold(view: View, from: number): number | null {
  if (!view.tags.has('ageb') && !view.tags.has('mi:at')) return null
  for (let at = from; at < view.tokens.length; at++) {
    if (ofSomebodyElse(view, at)) return null
    const age = hitBefore(view, at, 'ageb') || hitBefore(view, at, 'mi:at') ? ageAt(view, at) : null
    if (age) return age.years
  }
  return null
}

/** "and his 7-year-old", ", father of a 7-year-old": the age is not the person's own. */
function ofSomebodyElse(view: View, at: number): boolean {
  for (const { tag, group } of view.hitsAt[at] ?? []) if (OF_OTHERS.has(tag) || group === 'k:') return true
  return false
}

function ageOfPronoun(view: View, until: number): number | null {
  for (let at = 0; view.numbers && at < Math.min(until, 6); at++) {
    const age = ageAt(view, at)
    if (age)
      return [1, 2, 3].some((back) => hitAt(view, at - back, 'w:he') || hitAt(view, at - back, 'w:she'))
        ? age.years
        : null
  }
  return null
}

/** Where the words that go with the name begin: behind a verb, another person, or all but one comma. */
function phraseStart(view: View, items: readonly PersonItem[], i: number): number {
  const item = items[i] as PersonItem
  const least = Math.max(items[i - 1]?.to ?? 0, item.from - FURTHEST_BACK)
  let at = item.from
  let commas = 0
  while (at > least) {
    const token = view.tokens[at - 1]
    if (token?.text === ',') {
      if (++commas > 1) break
    } else if (token?.kind === 'mark' && !/^[-«"“„]$/.test(token.text)) break
    if (isEvent(view, at - 1)) break
    at--
  }
  return at
}

function childWord(view: View, items: readonly PersonItem[], i: number): boolean {
  const item = items[i] as PersonItem
  const start = phraseStart(view, items, i)
  if (ownParent(view, items, i)) return true
  for (let at = item.from - 1; at >= start; at--) {
    if (covered(view, at, 'mi:words') || covered(view, at, 'mi:aged')) return true
    if (covered(view, at, 'mi:children')) return !parentBefore(view, at)
    if (covered(view, at, 'mi:offspring')) return !belongs(view, item, at)
    if (hitAt(view, at, 'k:')) return false
  }
  if (joinedChild(view, items, i)) return true
  return /^[,(—–]$/.test(view.tokens[item.to]?.text ?? '') && childFollows(view, item.to + 1)
}

/** ", a schoolgirl from X": up to four words on, before any verb. */
function childFollows(view: View, from: number): boolean {
  for (let at = from; at < Math.min(from + 4, view.tokens.length); at++) {
    if (view.tokens[at]?.kind === 'mark' || isEvent(view, at) || covered(view, at, 'k:')) return false
    if (covered(view, at, 'mi:words')) return true
  }
  return false
}

/** "the daughter of Olga, Marina": the name behind the comma is the child's. */
function ownParent(view: View, items: readonly PersonItem[], i: number): boolean {
  const item = items[i] as PersonItem
  const parent = items[i - 1]
  if (!parent || parent.to !== item.from - 1 || view.tokens[parent.to]?.text !== ',') return false
  for (let at = parent.from - 1; at >= Math.max(0, parent.from - 3); at--)
    if (covered(view, at, 'mi:offspring')) return belongs(view, parent, at)
  return false
}

/** "her children Anna and Peter" */
function joinedChild(view: View, items: readonly PersonItem[], i: number): boolean {
  const item = items[i] as PersonItem
  const before = items[i - 1]
  if (!before || item.from - before.to > 1) return false
  if (!hitAt(view, before.to, 'join') && view.tokens[before.to]?.text !== ',') return false
  const start = phraseStart(view, items, i - 1)
  for (let at = before.from - 1; at >= start; at--) if (covered(view, at, 'mi:children')) return !parentBefore(view, at)
  return joinedChild(view, items, i - 1)
}

/** "the daughter of Olga", «дочка Ольги»: the person is the parent, unless an owner stands before the child. */
function belongs(view: View, item: PersonItem, at: number): boolean {
  for (let i = at + 1; i < item.from; i++) if (hitAt(view, i, 'mi:of')) return true
  const child = hitAt(view, at, 'k:')
  if (child && item.person.sex !== null && child.tag.slice(2) !== item.person.sex) return true
  if (!view.language.inflects || item.to - item.from < 2) return false
  if (hitBefore(view, at, 'w:possessive') || hitBefore(view, at - 1, 'w:possessive')) return false
  const given = view.tokens[item.from]?.low ?? ''
  return (view.language.ownerEndings[item.person.sex ?? ''] ?? []).some((ending) => given.endsWith(ending))
}

/** "mother of three children Olga" names the mother. */
function parentBefore(view: View, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 5); i--) if (covered(view, i, 'mi:parents')) return true
  return false
}

function isEvent(view: View, at: number): boolean {
  if (!view.tags.has('p:')) return false
  return (view.hitsAt[at] ?? []).some((h) => h.group === 'p:' && !/:[pn]$|^p:(tally|member)/.test(h.tag))
}
