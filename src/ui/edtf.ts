import { fill, type View } from './view.ts'

const DAY = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/

/** How a date stands in its sentence: by itself, or after a word such as 'until'. */
export type DateForm = 'plain' | 'of'

/** An EDTF date in the reader's words, no more precise than it is: '2021-03' has no day to show. What is not EDTF comes back as it is. */
export function dateInWords(view: View, edtf: string, form: DateForm = 'plain'): string {
  const m = view.m.dates
  if (edtf.includes('/')) {
    const [from = '', to = ''] = edtf.split('/')
    const open = (end: string) => end === '' || end === '..'
    if (open(from) && open(to)) return m.unknown
    if (open(from)) return fill(m.before, { date: dateInWords(view, to, 'of') })
    if (open(to)) return fill(m.after, { date: dateInWords(view, from, 'of') })
    return fill(m.span, { from: dateInWords(view, from), to: dateInWords(view, to) })
  }
  const mark = /[~?%]$/.exec(edtf)?.[0]
  if (mark) {
    const date = dateInWords(view, edtf.slice(0, -1), form)
    return fill(mark === '?' ? m.uncertain : m.about, { date })
  }
  const found = DAY.exec(known(edtf))
  return found ? plainDate(view.language, found, form) : edtf
}

/** The part of a date that is told: '2023-10-XX' says no more than '2023-10'. */
export function known(edtf: string): string {
  return edtf.replace(/(-XX)+$/, '')
}

/** The first day an EDTF date can mean, as a sortable string; undated comes last. */
export function sortKey(edtf: string | null): string {
  if (edtf === null) return '9999'
  const start = edtf.split('/').find((part) => part !== '' && part !== '..') ?? '9999'
  return known(start.replace(/[~?%]/g, '')).replaceAll('X', '0')
}

function plainDate(language: string, [, year, month, day]: RegExpExecArray, form: DateForm): string {
  const at = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)))
  if (form === 'of' && month && !day) return monthOf(language, at)
  return formatOf(language, day ? 'day' : month ? 'month' : 'year').format(at)
}

/** Slavic months stand in another case after a preposition, as they do in a whole date: '2021-12' is 'снежня 2021', not 'снежань 2021'. */
function monthOf(language: string, at: Date): string {
  const parts = formatOf(language, 'day').formatToParts(at)
  const month = parts.find(({ type }) => type === 'month')?.value ?? ''
  const year = parts.find(({ type }) => type === 'year')?.value ?? ''
  return `${month} ${year}`
}

// Made once: making one takes longer than all else on a page.
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(language: string, precision: 'day' | 'month' | 'year'): Intl.DateTimeFormat {
  const key = `${language} ${precision}`
  const held = formats.get(key)
  if (held) return held
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' }
  if (precision !== 'year') options.month = 'long'
  if (precision === 'day') options.day = 'numeric'
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options)
  formats.set(key, made)
  return made
}
