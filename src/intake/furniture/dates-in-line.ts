import { type LanguageWords, languageWords } from './lexicon.ts'

/** A calendar day or month as a line writes it. */
export interface LineDate {
  /** EDTF: YYYY-MM-DD, or YYYY-MM when the line names no day. */
  readonly edtf: string
  readonly start: number
  readonly end: number
}

interface DateForms {
  readonly patterns: readonly {
    readonly pattern: RegExp
    readonly read: (groups: Record<string, string>) => string | null
  }[]
  readonly month: (name: string) => number | null
}

let forms: DateForms | null = null

/** The dates in a folded line, in order. Day before month where only numbers are given, as all our languages but American English write it. */
export function datesInLine(folded: string): readonly LineDate[] {
  forms ??= buildForms()
  const found: LineDate[] = []
  for (const { pattern, read } of forms.patterns)
    for (const match of folded.matchAll(pattern)) {
      const edtf = read(match.groups ?? {})
      const [start, end] = [match.index, match.index + match[0].length]
      if (edtf !== null && !found.some((one) => start < one.end && one.start < end)) found.push({ edtf, start, end })
    }
  return found.sort((a, b) => a.start - b.start)
}

function buildForms(): DateForms {
  const numbers = new Map<string, number>()
  for (const { months } of languageWords())
    months.forEach((names, i) => {
      for (const name of names) numbers.set(name, i + 1)
    })
  const month = (name: string) => numbers.get(name) ?? null
  const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const list = (all: readonly string[]) =>
    [...new Set(all)]
      .sort((a, b) => b.length - a.length)
      .map(escaped)
      .join('|')
  const M = `(?<m>${list([...numbers.keys()])})\\.?`
  const pick = (key: (words: LanguageWords) => readonly string[]) => list(languageWords().flatMap(key))
  const W = `(?:(?:${pick((words) => words.weekdays)})\\.?,? )?`
  const of = `(?: ?(?:${pick((words) => words.dateWords)})\\.?)?`
  const D = '(?<d>\\d{1,2})(?:st|nd|rd|th|er|º|°|\\.|-?га|-?го)?'
  const Y = '(?<y>(?:19|20)\\d{2})'
  const edge = (source: string) => new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'gu')
  const named = (g: Record<string, string>) => day(g.y, month(g.m ?? ''), g.d)
  return {
    month,
    patterns: [
      {
        pattern: edge(`${Y}-(?<n>\\d{2})-(?<d>\\d{2})(?:t[\\d:.]+(?:z|[+-]\\d{2}:?\\d{2})?)?`),
        read: (g) => day(g.y, Number(g.n), g.d),
      },
      { pattern: edge(`${Y}[./](?<n>\\d{1,2})[./](?<d>\\d{1,2})`), read: (g) => day(g.y, Number(g.n), g.d) },
      {
        pattern: edge(`(?<d>\\d{1,2})[./-](?<n>\\d{1,2})[./-]${Y}${of}`), // Where the second number is no month the page is American.
        read: (g) => day(g.y, Number(g.n), g.d) ?? day(g.y, Number(g.d), g.n),
      },
      { pattern: edge(`${W}${D}${of} ${M}${of},? ${Y}${of}`), read: named },
      { pattern: edge(`${W}${M} ${D},? ${Y}`), read: named },
      { pattern: edge(`${Y}${of} ?${M} ${D}${of}`), read: named },
      { pattern: edge(`${M}${of},? ${Y}${of}`), read: (g) => monthOf(g.y, month(g.m ?? '')) },
    ],
  }
}

function day(year: string | undefined, month: number | null, text: string | undefined): string | null {
  if (year === undefined || month === null || text === undefined) return null
  const date = new Date(Date.UTC(Number(year), month - 1, Number(text)))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== Number(text)) return null
  return date.toISOString().slice(0, 10)
}

function monthOf(year: string | undefined, month: number | null): string | null {
  return year === undefined || month === null ? null : `${year}-${String(month).padStart(2, '0')}`
}
