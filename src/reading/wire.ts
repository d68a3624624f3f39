import type { Speaker } from './claim.ts'
import { isWritten } from './frames/sources.ts'
import { CLOSE, DASH, END, OPEN } from './text/tokens.ts'
import { hitAt, tagKey, type View } from './text/view.ts'

const LEAD = 14
const TAIL = 5
const FRAMES = OPEN | CLOSE | DASH | END

/** The agency or medium that stands in the dateline or under the text: "MINSK (AP) —", "Vilnius, BNS –", "AFP" as the last line. */
export function wireOf(views: readonly View[]): Speaker | null {
  const [first] = views
  const last = views.at(-1)
  if (!first || !last) return null
  return inDateline(first) ?? (views.length > 1 ? underText(last) : null)
}

function inDateline(view: View): Speaker | null {
  const dash = view.tokens.findIndex((token) => (token.sign & DASH) !== 0 || token.text === ':')
  if (dash < 1 || dash > LEAD || view.tokens[dash]?.text === ':') return null
  for (let i = 0; i < dash; i++) {
    if (hitAt(view, i, 'speech') || hitAt(view, i, 'acc')) return null
    const found = organisationAt(view, i)
    if (found && (found.to === dash || ((view.tokens[found.to]?.sign ?? 0) & CLOSE) !== 0)) return found.speaker
  }
  // «МИНСК, 12 сен – РИА Новости.»
  const alone = organisationAt(view, dash + 1)
  return alone && alone.to >= view.tokens.length - 1 ? alone.speaker : null
}

/** Nothing but a name, perhaps with "source:" before it. */
function underText(view: View): Speaker | null {
  if (view.tokens.length > TAIL) return null
  for (let i = 0; i < view.tokens.length; i++) {
    const found = organisationAt(view, i)
    if (!found) continue
    const rest = view.tokens.slice(found.to)
    const others = rest.every((token) => token.text === '/' || (token.sign & FRAMES) !== 0 || token.text.length <= 4)
    return others ? found.speaker : null
  }
  return null
}

function organisationAt(view: View, at: number): { readonly to: number; readonly speaker: Speaker } | null {
  const hit = hitAt(view, at, 'org:')
  if (!hit || !isWritten(view, at, hit.to)) return null
  return { to: hit.to, speaker: { name: tagKey(hit), kind: 'organisation' } }
}
