import { cleanText } from '../../text/index.ts'
import type { Block } from '../block.ts'
import { isProse } from '../furniture/prose.ts'
import type { PageMetadata } from '../metadata/merge.ts'
import { plainBlocks } from '../plain-blocks.ts'
import { judgeBlocks } from './judge.ts'
import { pageBlocks } from './page-blocks.ts'
import { pageMetadata } from './page-metadata.ts'
import { tokenize } from './tokenize.ts'
import { extractorVotes } from './votes.ts'

/** A page taken apart: its blocks in order, each judged, and what it says of itself. */
export interface Page {
  readonly blocks: readonly Block[]
  readonly metadata: PageMetadata
  readonly notes: readonly string[]
}

/** Reads a page, however broken: cut off, unclosed or nested without end. */
export function readPage(html: string): Page {
  const found = pageBlocks(tokenize(html)).map((block) => ({
    ...block,
    text: cleanText(block.text).text.replace(/\s+/g, ' ').trim(),
  }))
  const { votes, notes } = extractorVotes(html)
  const metadata = pageMetadata(tokenize(html), found)
  const blocks = judgeBlocks(found, votes).filter(({ text }) => text !== '')
  if (!metadata.body || blocks.some((block) => !block.judged && isProse(block))) return { blocks, metadata, notes }
  const scripted = plainBlocks(cleanText(metadata.body).text)
  const note = 'The page shows its text by script only; it was taken from the data the page gives for search engines.'
  return { blocks: [...blocks, ...scripted], metadata, notes: [...notes, note] }
}
