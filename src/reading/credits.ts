import type { Clauses } from './frames/items.ts'
import { isWritten } from './frames/sources.ts'
import { hitAt, tagKey } from './text/view.ts'

const MOST = 30

/** Organisations and media that the report names as its sources, in order of mention. */
export function creditsOf(all: readonly Clauses[]): string[] {
  const found = new Set<string>()
  for (const { view } of all) {
    if (!view.tags.has('org:')) continue
    for (let i = 0; i < view.tokens.length && found.size < MOST; i++) {
      const organisation = hitAt(view, i, 'org:')
      if (
        !organisation ||
        !isWritten(view, i, organisation.to) ||
        !nearSaying(view, organisation.from, organisation.to)
      )
        continue
      found.add(tagKey(organisation))
    }
  }
  return [...found]
}

function nearSaying(view: Clauses['view'], from: number, to: number): boolean {
  for (let i = Math.max(0, from - 4); i < Math.min(view.tokens.length, to + 4); i++)
    if (hitAt(view, i, 'speech') || hitAt(view, i, 'acc')) return true
  return false
}
