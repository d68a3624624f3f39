import type { RoomClaim } from './load-room.ts'

/** A stretch of a paragraph over which the same claims stand. */
export interface Stretch {
  readonly text: string
  readonly over: readonly RoomClaim[]
  /** Claims whose words end here; their numbers follow the stretch. */
  readonly ending: readonly RoomClaim[]
}

export interface Paragraph {
  /** UTF-16 units into the report's text. */
  readonly start: number
  readonly stretches: readonly Stretch[]
  /** Claims that begin in this paragraph. */
  readonly claims: readonly RoomClaim[]
}

/** Cuts a text into paragraphs, and each where the claims over it change. Nothing of the text is left out. */
export function markText(text: string, claims: readonly RoomClaim[]): readonly Paragraph[] {
  const bounds = paragraphs(text)
  let next = 0
  let running: readonly RoomClaim[] = []
  return bounds.map(({ start, end }) => {
    const beginning: RoomClaim[] = []
    for (let claim = claims[next]; claim && claim.first.quote.start < end; claim = claims[++next]) beginning.push(claim)
    running = [...running, ...beginning].filter(({ first }) => first.quote.end > start)
    return { start, stretches: cut(text, start, end, running), claims: beginning }
  })
}

function paragraphs(text: string): readonly { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = []
  let from = 0
  for (const gap of [...text.matchAll(/\n[^\S\n]*\n\s*/g), null]) {
    const end = gap?.index ?? text.length
    if (text.slice(from, end).trim() !== '') found.push({ start: from, end })
    from = gap ? gap.index + gap[0].length : text.length
  }
  return found
}

function cut(text: string, start: number, end: number, claims: readonly RoomClaim[]): readonly Stretch[] {
  const stops = new Set([start, end])
  for (const { first } of claims) {
    if (first.quote.start > start) stops.add(first.quote.start)
    if (first.quote.end < end) stops.add(first.quote.end)
  }
  const ordered = [...stops].sort((a, b) => a - b)
  return ordered.slice(1).map((stop, i) => {
    const from = ordered[i] ?? start
    return {
      text: text.slice(from, stop),
      over: claims.filter(({ first }) => first.quote.start < stop && first.quote.end > from),
      ending: claims.filter(({ first }) => first.quote.start >= start && Math.min(first.quote.end, end) === stop),
    }
  })
}
