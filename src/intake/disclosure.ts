import { foldLine, sentences } from '../text/index.ts'
import type { Block } from './block.ts'
import { insideLine, wholeLine } from './furniture/lexicon.ts'
import type { AiDisclosure, Furniture } from './report.ts'

const LONGEST_SENTENCE = 500
const LABEL = /^\p{L}[\p{L}' -]{0,40}:\s+/u

let words: Readonly<Record<'subjects' | 'terms' | 'acts' | 'not' | 'lines', Pick<RegExp, 'test'>>> | null = null

// A report speaks of itself at its beginning or its end; in the middle it speaks of others.
const FIRST = 4
const LAST = 5

/** The first sentence in which the report says of itself that a machine wrote it, verbatim: in its furniture, or near an end of its body. */
export function findAiDisclosure(body: readonly Block[], furniture: readonly Furniture[]): AiDisclosure | null {
  const edges = body.length <= FIRST + LAST ? body : [...body.slice(0, FIRST), ...body.slice(-LAST)]
  const around = furniture.filter(({ kind }) => kind !== 'related').slice(0, 4000)
  for (const { text } of [...around, ...edges])
    for (const sentence of sentences(text)) {
      const quote = sentence.text.replace(LABEL, '')
      if (disclosesAi(quote)) return { disclosed: true, quote }
    }
  return null
}

/** Whether a sentence says of this very report that artificial intelligence made it; reports about such machines do not count. */
export function disclosesAi(sentence: string): boolean {
  if (sentence.length > LONGEST_SENTENCE) return false
  words ??= {
    subjects: insideLine(({ ai }) => ai.subjects),
    terms: insideLine(({ ai }) => ai.terms),
    acts: insideLine(({ ai }) => ai.acts),
    not: insideLine(({ ai }) => ai.not),
    lines: wholeLine(({ ai }) => ai.lines),
  }
  const folded = foldLine(sentence).replace(LABEL, '')
  if (words.lines.test(folded)) return true
  return words.terms.test(folded) && words.subjects.test(folded) && words.acts.test(folded) && !words.not.test(folded)
}
