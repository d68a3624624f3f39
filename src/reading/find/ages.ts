import type { PartialDate } from '../../dates/index.ts'
import { hitAt, hitBefore, type View } from '../text/view.ts'

const OLDEST = 120
// Of a report without a date, who was born since then may be a minor.
const UNDATED_SINCE = 2000

/** An age in so many words: "15-year-old", "aged 15", "fourteen-year-old", «16-летняя». */
export function ageAt(view: View, at: number): { readonly years: number; readonly to: number } | null {
  const token = view.tokens[at]
  if (!token) return null
  const inWord = ageWord(view, token.low)
  if (inWord !== null) return { years: inWord, to: at + 1 }
  const years = numberOf(view, at)
  if (years === null) return null
  const dash = /^[-–]$/.test(view.tokens[at + 1]?.text ?? '') ? 1 : 0
  const unit = hitAt(view, at + 1 + dash, 'age') ?? hitAt(view, at + 1 + dash, 'mi:units')
  if (unit) return { years, to: unit.to }
  const year = hitAt(view, at + 1 + dash, 'u:year')
  if (hitBefore(view, at, 'ageb')) return { years, to: year?.to ?? at + 1 }
  if (hitBefore(view, at, 'mi:before') && year && !hitAt(view, year.to, 'cn')) return { years, to: year?.to ?? at + 1 }
  // "died in custody at 54", "was jailed at 17": the number stands alone.
  const to = year?.to ?? at + 1
  const alone = /^[,.;)]$/.test(view.tokens[to]?.text ?? '.') || hitAt(view, to, 'join') !== null
  const ofTerm = year !== null && (tellsOfTerms(view) || hitAt(view, to, 'cn') !== null)
  if ((alone || year) && !ofTerm && hitBefore(view, at, 'mi:at')) return { years, to }
  return toldOf(view, at, to, year !== null) ? { years, to } : null
}

/** "who is 17,", «, ему 16 лет»: nothing else stands with the number. */
function toldOf(view: View, at: number, to: number, unit: boolean): boolean {
  const next = view.tokens[to]
  if (next && !/^[,.;)]$/.test(next.text)) return false
  if (hitBefore(view, at, 'w:be')) return true
  const pronoun = hitBefore(view, at, 'w:he') ?? hitBefore(view, at, 'w:she')
  return unit && pronoun !== null && (view.tokens[pronoun.from - 1]?.kind ?? 'mark') === 'mark'
}

/** The age that stands alone behind a comma or bracket: "15,", "15 лет)", "15 ans."; a prison term is none. */
export function ageIn(view: View, at: number): number | null {
  const years = numberOf(view, at)
  if (years === null) return null
  const unit = hitAt(view, at + 1, 'u:year')
  const to = unit?.to ?? at + 1
  const next = view.tokens[to]?.text
  if (next !== undefined && !/^[,.;:)—–]$/.test(next) && !(hitAt(view, to, 'join') && !unit)) return null
  if (unit && view.tokens[at - 1]?.text !== ',' && tellsOfTerms(view)) return null
  return years
}

/** "X — 9 and a half years, Y (5 years)": a list of sentences. */
function tellsOfTerms(view: View): boolean {
  const tags = ['cn', 'half', 'u:month', 'p:sentenced:p', 'p:sentenced:o', 'p:sentenced:s']
  return view.tokens.some((_, i) => tags.some((tag) => hitAt(view, i, tag)))
}

/** The year of birth that a word at this place opens ("born in 2011") or closes («2011 года рождения»). */
export function bornYear(view: View, at: number): number | null {
  const born = hitAt(view, at, 'mi:born')
  for (let i = born?.to ?? at; born && i < born.to + 6; i++) {
    const year = yearOf(view, i)
    if (year !== null) return year
  }
  const year = yearOf(view, at)
  return year !== null && hitAt(view, at + 1, 'mi:bornAfter') ? year : null
}

/** The least age that such a birth allows on the day of the report. */
export function bornIn(year: number, published: PartialDate | null): number {
  if (published === null) return year >= UNDATED_SINCE ? 0 : 18
  return published.year - year - 1
}

function yearOf(view: View, at: number): number | null {
  const text = view.tokens[at]?.text ?? ''
  const year = Number(/^(?:\d{1,2}\.\d{1,2}\.)?((?:19|20)\d\d)$/.exec(text)?.[1])
  return Number.isNaN(year) ? null : year
}

function numberOf(view: View, at: number): number | null {
  const token = view.tokens[at]
  if (!token) return null
  const years =
    token.kind === 'number'
      ? /^\d{1,3}$/.test(token.text)
        ? Number(token.text)
        : null
      : view.language.numberWord(token.low)
  return years !== null && years <= OLDEST ? years : null
}

/** "fourteen-year-old" is one word of the text. */
export function ageWord(view: View, low: string): number | null {
  if (!low.includes('-')) return null
  const parts = low.length <= 40 ? low.split('-') : []
  for (let cut = 1; cut < Math.min(parts.length, 3); cut++) {
    const unit = view.language.matcher.matchWord(parts.slice(cut).join('-'))
    if (!unit.includes('age') && !unit.includes('mi:units')) continue
    const values = parts.slice(0, cut).map((part) => view.language.numberWord(part))
    if (values.every((value) => value !== null)) return values.reduce((sum, value) => sum + value, 0)
  }
  return null
}
