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
  const judged = blocks.map((block) => judge(block, votes, hasMain))
  const isBody = (block: PageBlock, i: number) => judged[i] === null && isProse(block)
  // When the names of its parts leave a page without prose they do not mean what they say: a wrapper called "share" holds the article.
  const misled = !blocks.some(isBody) && blocks.some((block) => block.purpose !== 'hidden' && isProse(block))
  return blocks.map((block, i) => ({
    text: asShown(block),
    kind: block.kind,
    judged: misled ? judgeUnnamed(block) : (judged[i] ?? null),
  }))
}

function judgeUnnamed(block: PageBlock): FurnitureKind | null {
  if (block.purpose === 'hidden') return 'other'
  if (block.purpose === 'navigation' && !isProse(block)) return 'navigation'
  return isMostlyLinks(block) ? 'navigation' : null
}

function isMostlyLinks(block: PageBlock): boolean {
  return block.linked > MOSTLY_LINKS && !isProse(block)
}

// As a browser shows it: without its mark an item could be taken for a paragraph, and a list of names for nothing.
function asShown({ text, kind }: PageBlock): string {
  return kind === 'item' && !/^[•·*–—-]/u.test(text) ? `• ${text}` : text
}

function judge(block: PageBlock, votes: readonly Vote[], hasMain: boolean): FurnitureKind | null {
  if (block.purpose === 'hidden') return 'other'
  const around = block.purpose !== null && block.purpose !== 'main' ? block.purpose : null
  const links = isMostlyLinks(block)
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
