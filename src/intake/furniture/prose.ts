import { sentences } from '../../text/index.ts'
import type { Block } from '../block.ts'

const LEAST_PROSE = 80
const LONGEST_HEADLINE = 250
const LEAST_HEADLINE = 12

/** A paragraph that tells something in sentences. */
export function isProse({ text, kind }: Block): boolean {
  if (kind === 'heading') return false
  if (!/[.!?…]["'»”’)\]]{0,3}$/u.test(text) && text.length < 4 * LEAST_PROSE) return false
  return text.length >= LEAST_PROSE || sentences(text).length > 1
}

/** A line that can be the report's headline: short, of several words, and no sentence that ends in a full stop. */
export function isHeadline({ text, kind }: Block): boolean {
  if (kind === 'item' || kind === 'row' || text.length > LONGEST_HEADLINE) return false
  if (kind === 'heading') return true
  return (
    text.length >= LEAST_HEADLINE &&
    /\s/.test(text) &&
    !/[.;,:]["'»”’)\]]{0,3}$/u.test(text) &&
    sentences(text).length <= 2
  )
}
