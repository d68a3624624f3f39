import { foldLine, sentences } from '../text/index.ts'
import type { Block } from './block.ts'
import { insideLine, labelBeforeColon, wholeLine } from './furniture/lexicon.ts'
import type { Notice } from './report.ts'

const KINDS = ['retraction', 'correction', 'update'] as const
const LONGEST_QUOTE = 1000
// As for furniture: more paragraphs than any report has, fewer than a hostile text.
const LOOKED_AT = 2000

interface Patterns {
  readonly kind: Notice['kind']
  readonly label: RegExp
  readonly alone: Pick<RegExp, 'test'>
  readonly phrase: RegExp
}

let patterns: readonly Patterns[] | null = null

/** Corrections, updates and retractions the report makes of itself: the whole paragraph under such a label, or the sentence that says so. */
export function findNotices(blocks: readonly Block[]): readonly Notice[] {
  patterns ??= KINDS.map((kind) => ({
    kind,
    label: labelBeforeColon(({ notices }) => notices[kind].labels),
    alone: wholeLine(({ notices }) => notices[kind].labels),
    phrase: insideLine(({ notices }) => notices[kind].phrases),
  }))
  const known = patterns
  return blocks.flatMap((block, i) =>
    i < LOOKED_AT || i >= blocks.length - LOOKED_AT ? noticesOf(block.text, blocks[i + 1]?.text ?? null, known) : [],
  )
}

function noticesOf(text: string, next: string | null, known: readonly Patterns[]): readonly Notice[] {
  const head = foldLine(text.slice(0, 200))
  const labelled = known.find(({ label }) => label.test(head))
  // A label before a date and nothing else tells when, not what: intake keeps that as the day of the update.
  if (labelled) return [{ kind: labelled.kind, quote: text.slice(0, LONGEST_QUOTE) }]
  const alone = text.length < 60 ? known.find((one) => one.alone.test(head)) : undefined
  if (alone) return [{ kind: alone.kind, quote: (next ?? text).slice(0, LONGEST_QUOTE) }]
  const found: Notice[] = []
  for (const sentence of sentences(text)) {
    const folded = foldLine(sentence.text.slice(0, LONGEST_QUOTE))
    const match = known.find(({ phrase }) => phrase.test(folded))
    if (match) found.push({ kind: match.kind, quote: sentence.text.slice(0, LONGEST_QUOTE) })
  }
  return found
}
