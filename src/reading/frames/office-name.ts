import { offices } from '../language/load.ts'
import { hitAt, tagKey, type View } from '../text/view.ts'

// "U.S." is four tokens.
const BEFORE = 5
const BEHIND = 3
/** "spokesman of the ministry" is the ministry, "authorities' press service" the press service. */
const VAGUE = new Set(['spokesperson', 'official', 'source', 'president', 'ministry', 'authorities', 'press service'])

/**
 * The one English name under which an office speaks, whatever the language: "MSZ w Warszawie" is the Polish foreign ministry.
 * A state is named only where the words beside the office name it. Null where no office is known.
 */
export function officeName(view: View, from: number, to: number, day: string | null): string | null {
  const office = officeIn(view, from, to)
  if (!office) return isOnlyState(view, from, to)
  // "White House", "German foreign ministry": a name with a capital needs no state.
  const state = /^\p{Lu}/u.test(office.name) ? null : stateNear(view, from, to, office)
  const place = office.name === 'embassy' ? placeBehind(view, Math.max(office.to, state?.to ?? 0)) : null
  const full = state ? `${state.name} ${office.name}` : office.name
  return offices().holder(full, day) ?? (place === null ? full : `${full} in ${place}`)
}

interface Found {
  readonly name: string
  readonly from: number
  readonly to: number
}

/** The most telling office inside, or in the words right behind: "spokesman of the ministry". */
function officeIn(view: View, from: number, to: number): Found | null {
  let best: Found | null = null
  for (let i = from; i < Math.min(to + BEHIND, view.tokens.length); i++) {
    if (i >= to && isEnd(view, i)) break
    const found = offices().officeAt(view.tokens, i)
    if (!found || (i >= to && (!best || !VAGUE.has(best.name)))) continue
    if (!best || VAGUE.has(best.name) || found.to - found.from > best.to - best.from) best = found
    i = found.to - 1
  }
  return best
}

function stateNear(view: View, from: number, to: number, office: Found): Found | null {
  for (let i = from; i < Math.max(to, office.to); i++) {
    const inside = offices().stateAt(view.tokens, i)
    if (inside && (i < office.from || i >= office.to || office.to === office.from + 1)) return inside
  }
  for (let i = from - 1; i >= Math.max(0, from - BEFORE) && view.tokens[i]?.text !== ','; i--) {
    const before = offices().stateAt(view.tokens, i)
    if (before && before.to <= from && from - before.to <= 1) return before
  }
  for (let i = to; i < Math.min(to + BEHIND - 1, view.tokens.length) && !isEnd(view, i); i++) {
    const behind = offices().stateAt(view.tokens, i)
    if (behind) return behind
    if ((view.tokens[i]?.text.length ?? 9) > 4) return null
  }
  return null
}

/** "Minsk announced", "Вашингтон заявил": a capital or a state speaks for its government. */
function isOnlyState(view: View, from: number, to: number): string | null {
  const state = offices().stateAt(view.tokens, from)
  return state?.to === to ? `${state.name} authorities` : null
}

function placeBehind(view: View, at: number): string | null {
  for (let i = at; i < Math.min(at + BEHIND, view.tokens.length) && !isEnd(view, i); i++) {
    const place = hitAt(view, i, 'pl:')
    if (place) return tagKey(place)
  }
  return null
}

/** Offices that speak wherever they stand beside a verb of saying; courts, parties and armies are as often only told of. */
const SPEAK =
  'president|presidency|government|foreign ministry (MFA)|defence ministry|interior ministry|justice ministry|ministry|embassy|prosecutors|press service|spokesperson|state media|junta|human rights defenders|support group|White House|prison service'.split(
    '|',
  )

/** An office that may be the one who speaks: tokens from `at`; null when none begins there. */
export function speakingOffice(
  view: View,
  at: number,
): { readonly tag: string; readonly from: number; readonly to: number } | null {
  const state = offices().stateAt(view.tokens, at)
  if (state && view.tokens[at]?.capital && standsAlone(view, at) && hitAt(view, state.to, 'speech'))
    return { tag: 'sp:organisation', from: at, to: state.to }
  const found = offices().officeAt(view.tokens, at)
  if (!found || !SPEAK.some((name) => found.name.endsWith(name))) return null
  return { tag: 'sp:organisation', from: found.from, to: found.to }
}

/** "Kyiv said", not "officials in Kyiv said" and not "a court in Kyiv told". */
function standsAlone(view: View, at: number): boolean {
  const before = view.tokens[at - 1]
  return before === undefined || before.kind === 'mark' || hitAt(view, at - 1, 'join') !== null
}

function isEnd(view: View, at: number): boolean {
  return (view.tokens[at]?.kind ?? 'mark') === 'mark' || hitAt(view, at, 'speech') !== null
}
