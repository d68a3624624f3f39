import { datesInLine, type LineDate } from './dates-in-line.ts'
import { insideLine, wholeLine } from './lexicon.ts'

/** What is left of a line when dates, times, their labels and counters are taken out of it. */
export interface EatenLine {
  readonly residue: string
  readonly counters: number
  readonly published: LineDate | null
  readonly updated: LineDate | null
  readonly labelled: boolean
}

interface Patterns {
  readonly counters: RegExp
  readonly counter: Pick<RegExp, 'test'>
  readonly published: RegExp
  readonly updated: RegExp
  readonly rest: RegExp
}

const TIME =
  /(?<![\d:])\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?\(?(?:gmt|utc|cet|cest|eet|eest|msk|мск|bst|est|edt)(?:[+-]\d{1,2})?\)?)?(?!\d)/gu
const NOTHING = /(?!)/u
let patterns: Patterns | null = null

/** Takes a folded line of at most a few hundred characters apart. */
export function eatMetadata(folded: string): EatenLine {
  patterns ??= {
    counter: wholeLine((words) => words.counters),
    counters: insideLine((words) => words.counters, 'gu'),
    published: insideLine((words) => words.published, 'gu'),
    updated: insideLine((words) => words.updated, 'gu'),
    rest: insideLine((words) => [...words.weekdays, ...words.dateWords], 'gu'),
  }
  const dates = /\d/.test(folded) ? datesInLine(folded) : []
  const updatedAt = dates.length === 0 ? -1 : folded.search(patterns.updated)
  const updated = updatedAt < 0 ? null : (dates.find(({ start }) => start > updatedAt) ?? null)
  const published = dates.find((date) => date !== updated) ?? null
  let counters = 0
  let labels = 0
  const dated = dates.length > 0
  const { counter } = patterns
  const parts = blankOut(folded, dates).split(/[|•·]/u)
  const uncounted = parts.filter((part) => part.trim() !== '' && !counter.test(part.trim()))
  counters += parts.filter((part) => part.trim() !== '').length - uncounted.length
  const residue = uncounted
    .join(' | ')
    .replace(TIME, ' | ')
    .replace(patterns.counters, () => {
      counters++
      return ' | '
    })
    .replace(dated ? patterns.updated : NOTHING, () => {
      labels++
      return ' | '
    })
    .replace(dated ? patterns.published : NOTHING, () => {
      labels++
      return ' | '
    })
  const bare = dated ? residue.replace(patterns.rest, ' ') : residue
  return {
    residue: bare.replace(/[\s|·•,;:()./-]+/g, ' ').trim(),
    counters,
    published,
    updated,
    labelled: labels > 0,
  }
}

function blankOut(text: string, dates: readonly LineDate[]): string {
  let out = ''
  let at = 0
  for (const { start, end } of dates) {
    out += `${text.slice(at, start)} | `
    at = end
  }
  return out + text.slice(at)
}
