import { datesInLine, type LineDate } from './dates-in-line.ts'
import { insideLine } from './lexicon.ts'

/** What is left of a line when dates, times, their labels and counters are taken out of it. */
export interface EatenLine {
  readonly residue: string
  readonly counters: number
  readonly published: LineDate | null
  readonly updated: LineDate | null
  readonly labelled: boolean
  /** Where in the folded line the time of day stands counts as nothing: a date's own. */
  readonly times: number
}

interface Patterns {
  readonly counters: RegExp
  readonly published: RegExp
  readonly updated: RegExp
  readonly rest: RegExp
}

const TIME =
  /(?<![\d:])\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?\(?(?:gmt|utc|cet|cest|eet|eest|msk|мск|bst|est|edt)(?:[+-]\d{1,2})?\)?)?(?!\d)/gu
let patterns: Patterns | null = null

/** Takes a folded line of at most a few hundred characters apart. */
export function eatMetadata(folded: string): EatenLine {
  patterns ??= {
    counters: insideLine((words) => words.counters, 'gu'),
    published: insideLine((words) => words.published, 'gu'),
    updated: insideLine((words) => words.updated, 'gu'),
    rest: insideLine((words) => [...words.weekdays, ...words.dateWords], 'gu'),
  }
  const dates = datesInLine(folded)
  const updatedAt = dates.length === 0 ? -1 : folded.search(patterns.updated)
  const updated = updatedAt < 0 ? null : (dates.find(({ start }) => start > updatedAt) ?? null)
  const published = dates.find((date) => date !== updated) ?? null
  let counters = 0
  let labels = 0
  let times = 0
  const blank = (count: () => void) => () => {
    count()
    return ' | '
  }
  const residue = blankOut(folded, dates)
    .replace(
      patterns.counters,
      blank(() => counters++),
    )
    .replace(
      TIME,
      blank(() => times++),
    )
    .replace(
      dates.length > 0 ? patterns.updated : /(?!)/,
      blank(() => labels++),
    )
    .replace(
      dates.length > 0 ? patterns.published : /(?!)/,
      blank(() => labels++),
    )
  const bare = dates.length > 0 ? residue.replace(patterns.rest, ' ') : residue
  return {
    residue: bare.replace(/[\s|·•,;:()./-]+/g, ' ').trim(),
    counters,
    published,
    updated,
    labelled: labels > 0,
    times,
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
