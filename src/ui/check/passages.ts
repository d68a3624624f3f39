import type { VerdictState } from '../../weighing/index.ts'

/** A claim reduced to what placing it in the text needs. */
export interface Placed {
  /** 1, 2, 3 … in the order of the text. */
  readonly number: number
  readonly start: number
  readonly end: number
  readonly state: VerdictState
}

export interface Segment {
  readonly text: string
  /** The state of the shortest claim that covers this stretch, for it speaks most closely of these words; null where none does. */
  readonly state: VerdictState | null
  /** Claims whose words end here, in order: their numbers are shown after the stretch. */
  readonly ending: readonly Placed[]
}

export interface Passage<Claim extends Placed> {
  readonly start: number
  readonly segments: readonly Segment[]
  /** Claims that begin in this paragraph. */
  readonly claims: readonly Claim[]
}

const GRAVEST_FIRST: readonly VerdictState[] = ['contradicted', 'disputed', 'unseen', 'single_origin', 'supported']

/** Cuts a text into paragraphs and each into stretches at which the set of covering claims changes. Claims may overlap in any way. */
export function passages<Claim extends Placed>(text: string, claims: readonly Claim[]): readonly Passage<Claim>[] {
  const all = paragraphs(text)
  return all.map(({ start, end }, i) => {
    const before = all[i - 1]?.end ?? 0
    const here = claims.filter((claim) => claim.start < end && claim.end > start)
    const beginning = here.filter((claim) => claim.start >= before)
    return { start, segments: cut(text, start, end, here, beginning), claims: beginning }
  })
}

/** Paragraphs are what stands between empty lines; offsets count UTF-16 units of the whole text. */
function paragraphs(text: string): readonly { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  let from = 0
  // Split, not one pattern for a whole paragraph: a line of megabytes would be matched letter by letter on the stack.
  for (const gap of [...text.matchAll(/\n[^\S\n]*\n\s*/g), null]) {
    const piece = text.slice(from, gap?.index ?? text.length)
    const start = from + piece.length - piece.trimStart().length
    if (piece.trim() !== '') found.push({ start, end: start + piece.trim().length })
    from = gap ? gap.index + gap[0].length : text.length
  }
  return found
}

function cut(
  text: string,
  start: number,
  end: number,
  claims: readonly Placed[],
  beginning: readonly Placed[],
): readonly Segment[] {
  const stops = new Set([start, end])
  for (const claim of claims) {
    if (claim.start > start) stops.add(claim.start)
    if (claim.end < end) stops.add(claim.end)
  }
  const ordered = [...stops].sort((a, b) => a - b)
  return ordered.slice(1).map((stop, i) => {
    const from = ordered[i]!
    const covering = claims.filter((claim) => claim.start < stop && claim.end > from)
    return {
      text: text.slice(from, stop),
      state: closest(covering)?.state ?? null,
      ending: beginning.filter((claim) => Math.min(claim.end, end) === stop),
    }
  })
}

/** Of equally short claims the gravest, so that a contradiction is never painted over. */
function closest(covering: readonly Placed[]): Placed | undefined {
  const length = (claim: Placed) => claim.end - claim.start
  const gravity = (claim: Placed) => GRAVEST_FIRST.indexOf(claim.state)
  return covering.toSorted((a, b) => length(a) - length(b) || gravity(a) - gravity(b))[0]
}
