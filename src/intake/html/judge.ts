import type { Block } from '../block.ts'
import { isProse } from '../furniture/prose.ts'
import type { FurnitureKind } from '../report.ts'
import type { PageBlock } from './page-blocks.ts'
import type { Vote } from './votes.ts'

const MOSTLY_LINKS = 0.6

/**
 * Which blocks of a page are the report, which are around it.
 * The text is always the page's own; the extractors only vote. Prose that no part of the page marks as furniture stays even against both.
 */
export function judgeBlocks(blocks: readonly PageBlock[], votes: readonly Vote[]): readonly Block[] {
  const mainProse = blocks.filter((block) => block.purpose === 'main' && isProse(block)).length
  const hasMain =
    mainProse > 0 && mainProse * 2 >= blocks.filter((block) => block.purpose === null && isProse(block)).length
  return blocks.map((block) => ({ text: asShown(block), kind: block.kind, judged: judge(block, votes, hasMain) }))
}

// As a browser shows it: without its mark an item could be taken for a paragraph, and a list of names for nothing.
function asShown({ text, kind }: PageBlock): string {
  return kind === 'item' && !/^[•·*–—-]/u.test(text) ? `• ${text}` : text
}

function judge(block: PageBlock, votes: readonly Vote[], hasMain: boolean): FurnitureKind | null {
  if (block.purpose === 'hidden') return 'other'
  const around = block.purpose !== null && block.purpose !== 'main' ? block.purpose : null
  const links = block.linked > MOSTLY_LINKS && !isProse(block)
  const yes = votes.filter((vote) => vote(block.text)).length
  if (yes === 2) return null
  const likely = around === null && !links
  if (yes === 1) return likely || isProse(block) ? null : (around ?? 'navigation')
  if (votes.length === 0) {
    if (likely && (!hasMain || block.purpose === 'main')) return null
    return around ?? (links ? 'navigation' : isProse(block) ? null : 'other')
  }
  return likely && isProse(block) && (!hasMain || block.purpose === 'main') ? null : (around ?? 'navigation')
}
