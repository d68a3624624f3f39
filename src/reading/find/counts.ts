import { covered, hitAt, hitBefore, tagKey, type View } from '../text/view.ts'
import { type FoundNumber, numberAt } from './numbers.ts'

/** A number of people: "at least eight journalists", "463 of whom", "51 others". */
export interface FoundCount {
  readonly from: number
  readonly to: number
  readonly number: FoundNumber
  /** Token range of who is counted; empty when the number stands alone. */
  readonly noun: { readonly from: number; readonly head: number; readonly to: number; readonly key: string } | null
  /** "other", "more": beside those just named. */
  readonly other: boolean
  /** "of them", "of whom". */
  readonly part: boolean
}

const MOST_WORDS = 6

export function findCounts(view: View, taken: (at: number) => boolean): FoundCount[] {
  const found: FoundCount[] = []
  if (!view.numbers && !view.tags.has('vague:')) return found
  for (let i = 0; i < view.tokens.length; ) {
    const count = taken(i) ? null : countAt(view, i, taken)
    if (count) found.push(count, ...eachOf(view, count))
    i = count ? Math.max(count.to, i + 1) : i + 1
  }
  return found
}

function countAt(view: View, at: number, taken: (at: number) => boolean): FoundCount | null {
  const number = numberAt(view, at)
  if (!number || number.value === 0 || (number.value !== null && !Number.isInteger(number.value))) return null
  const unit = view.tokens[number.to]
  if (
    unit &&
    (/^[%°$€£₽]$/.test(unit.text) || (!unit.spaced && unit.kind === 'word' && unit.text.length <= 3 && !number.inWords))
  )
    return null
  if (
    hitAt(view, number.to, 'u:') ||
    hitAt(view, number.to, 'age') ||
    /^[№#$€£]$/.test(view.tokens[at - 1]?.text ?? '')
  )
    return null
  // "on day 22"
  if (hitBefore(view, at, 'w:numbered') || hitBefore(view, at, 'u:day')) return null
  const part = hitAt(view, number.to, 'w:them_of')
  if (part) return make(view, number, null, part.to, true)
  const before = hitBefore(view, number.from, 'w:them_of')
  const whole = wholeOf(view, number.to)
  const noun = nounAfter(view, whole ?? number, taken)
  if (noun) {
    if (number.value === 1 && !(noun.head === number.to && /^(demonym|citizen)$/.test(noun.key))) return null
    return make(view, number, noun, noun.to, before !== null)
  }
  if (before) return make(view, number, null, number.to, true)
  const told = toldBehind(view, number.to)
  if (told && number.value !== 1) return make(view, number, told, told.to, true)
  return number.value === 1 || number.value === null ? null : make(view, number, null, number.to, false)
}

/** "Fourteen are women", "пятеро — иностранцы": who they are stands behind the verb or dash. */
function toldBehind(view: View, at: number): FoundCount['noun'] {
  const link = hitAt(view, at, 'w:be')?.to ?? (/^[—–]$/.test(view.tokens[at]?.text ?? '') ? at + 1 : null)
  const hit = link === null ? null : peopleAt(view, link)
  return link !== null &&
    hit &&
    hit.key !== 'freed' &&
    hit.key !== 'dead' &&
    view.hitsAt[link]?.every((h) => h.group !== 'p:')
    ? { from: link, head: link, to: hit.to, key: hit.key }
    : null
}

/** "8 of 182 prisoners": the eight are counted, the noun stands behind the whole. */
function wholeOf(view: View, at: number): FoundNumber | null {
  const of = hitAt(view, at, 'w:of')
  if (!of) return null
  return numberAt(view, of.to)
}

function make(view: View, number: FoundNumber, noun: FoundCount['noun'], to: number, part: boolean): FoundCount {
  let other = hitBefore(view, number.from, 'w:other') !== null
  for (let i = number.to; i < to; i++) if (hitAt(view, i, 'w:other')) other = true
  if (!noun && hitAt(view, number.to, 'w:other')) other = true
  return { from: number.from, to, number, noun, other, part }
}

/** "two each from Latvia, Poland and Germany": the number holds for each. */
function eachOf(view: View, count: FoundCount): FoundCount[] {
  const key = count.noun?.key
  if ((key !== 'demonym' && key !== 'citizen') || !hitBefore(view, count.number.from, 'w:each')) return []
  const found: FoundCount[] = []
  // "two citizens each of Latvia, Poland …": the first country belongs to the noun.
  const first = key === 'citizen' ? hitAt(view, count.to, 'pl:') : null
  for (let at = first?.to ?? count.to; found.length < 12; ) {
    const link = view.tokens[at]?.text === ',' ? at + 1 : (hitAt(view, at, 'join')?.to ?? null)
    const hit = link === null ? null : (hitAt(view, link, 'pl:') ?? hitAt(view, link, 'n:demonym'))
    if (!hit) break
    found.push({ ...count, to: hit.to, noun: { from: hit.from, head: hit.from, to: hit.to, key: 'demonym' } })
    at = hit.to
  }
  return found
}

function nounAfter(view: View, number: FoundNumber, taken: (at: number) => boolean): FoundCount['noun'] {
  const from = hitAt(view, number.to, 'w:from')
  const home = from ? hitAt(view, from.to, 'pl:') : null
  if (home) return { from: number.to, head: number.to, to: home.to, key: 'demonym' }
  let best: NonNullable<FoundCount['noun']> | null = null as NonNullable<FoundCount['noun']> | null
  for (let j = number.to; j < Math.min(number.to + MOST_WORDS, view.tokens.length); j++) {
    const token = view.tokens[j]
    if (!token || taken(j)) break
    if (token.kind === 'mark' && !isPassing(token.text, number) && !saysWho(view, j, number)) break
    if (token.kind === 'number') break
    const hit = peopleAt(view, j)
    if (hit) {
      best = { from: number.to, head: best?.head ?? j, to: hit.to, key: saysFate(best?.key) ?? hit.key }
      j = hit.to - 1
      continue
    }
    if (best) {
      if (!covered(view, j, 'n:political')) break
      best = { ...best, to: j + 1 }
      continue
    }
    if (stops(view, j, number) && !saysWho(view, j, number)) break
  }
  return best
}

/** "seven deaths of prisoners", "52 freed men": the first noun tells what happened. */
function saysFate(key: string | undefined): string | null {
  return key === 'freed' || key === 'dead' ? key : null
}

function peopleAt(view: View, at: number): { to: number; key: string } | null {
  const hits = (view.hitsAt[at] ?? []).filter(
    (h) => h.tag.startsWith('n:') && !/^n:(political|childNouns)$/.test(h.tag),
  )
  const hit = hits.find((h) => h.tag === 'n:citizen' && h.to === hits[0]?.to) ?? hits[0]
  return hit ? { to: hit.to, key: tagKey(hit) } : null
}

const WHO = ['n:citizen', 'n:demonym', 'n:woman', 'n:journalist']

/** "six – citizens of Lithuania", "thirteen are political prisoners". */
function saysWho(view: View, at: number, number: FoundNumber): boolean {
  const be = hitAt(view, at, 'w:be')
  if (at !== number.to || !(be || /^[–—]$/.test(view.tokens[at]?.text ?? ''))) return false
  // "two were detained" names nobody: a word for prisoners counts only with "political" beside it.
  return [at + 1, at + 2].some(
    (i) =>
      WHO.some((tag) => hitAt(view, i, tag)) ||
      (hitAt(view, i, 'n:prisoner') && [i - 1, i + 1].some((beside) => hitAt(view, beside, 'n:political'))),
  )
}

function isPassing(text: string, number: FoundNumber): boolean {
  return /^["«»“”„'-]$/.test(text) || (text === ',' && number.value === null)
}

function stops(view: View, at: number, number: FoundNumber): boolean {
  if (hitAt(view, at, 'w:of')) return number.value !== null && number.value < 100
  if (hitAt(view, at, 'w:by') || hitAt(view, at, 'w:who') || hitAt(view, at, 'd:before') || hitAt(view, at, 'w:be'))
    return true
  if (hitAt(view, at, 'mon:') || hitAt(view, at, 'join')) return at === number.to
  return (view.hitsAt[at] ?? []).some((h) => h.tag.startsWith('p:') && !/:(p|s)$/.test(h.tag))
}
