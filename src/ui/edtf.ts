import { fill, type View } from './view.ts'

const DAY = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/

/** An EDTF date in the reader's words, no more precise than it is: '2021-03' has no day to show. What is not EDTF comes back as it is. */
export function dateInWords(view: View, edtf: string): string {
  const m = view.m.dates
  if (edtf.includes('/')) {
    const [from = '', to = ''] = edtf.split('/')
    const open = (end: string) => end === '' || end === '..'
    if (open(from) && open(to)) return m.unknown
    if (open(from)) return fill(m.before, { date: dateInWords(view, to) })
    if (open(to)) return fill(m.after, { date: dateInWords(view, from) })
    return fill(m.span, { from: dateInWords(view, from), to: dateInWords(view, to) })
  }
  const mark = /[~?%]$/.exec(edtf)?.[0]
  if (mark) {
    const date = dateInWords(view, edtf.slice(0, -1))
    return fill(mark === '?' ? m.uncertain : m.about, { date })
  }
  const found = DAY.exec(known(edtf))
  return found ? plainDate(view.language, found) : edtf
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

function plainDate(language: string, [, year, month, day]: RegExpExecArray): string {
  const at = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)))
  return formatOf(language, day ? 'day' : month ? 'month' : 'year').format(at)
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
