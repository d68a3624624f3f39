import { type Alignment, alignWords, wholeCost } from './align.ts'
import { female, male, nominatives, type SexCase, sexesMeet } from './sex-case.ts'
import type { Word } from './word.ts'

export interface FamilyDistance {
  /** Hundredths of a full letter error. */
  readonly cost: number
  readonly maskA: SexCase
  readonly maskB: SexCase
}

const obliqueCost = 4
/** From here on two words have nothing in common, and how little is not worth finding out. */
const far = 400
const farFrom = 160

/**
 * How far two family names are apart: sound by sound, and before their endings wherever both endings belong to one
 * paradigm and to the sexes and cases the rest of the name allows.
 */
export function familyDistance(a: Word, b: Word, maskA: SexCase, maskB: SexCase): FamilyDistance {
  if (a.text === b.text) return { cost: 0, maskA: maskA & a.familyMask || maskA, maskB: maskB & b.familyMask || maskB }
  const alignment = alignWords(a, b, farFrom)
  const whole = Math.min(far, wholeCost(alignment))
  const best = { cost: whole, maskA: maskA & a.familyMask || maskA, maskB: maskB & b.familyMask || maskB }
  if (whole === 0) return best
  if (whole > swapCost && isSwap(a.text, b.text)) best.cost = swapCost
  else if (whole > swapSoundsCost && isSwap(a.bones, b.bones)) best.cost = swapSoundsCost
  if (!mayShareStem(alignment, best.cost)) return best
  for (const left of a.tails) {
    const leftMask = left.mask & maskA
    if (leftMask === 0) continue
    for (const right of b.tails) {
      const rightMask = right.mask & maskB
      if (right.paradigm !== left.paradigm || rightMask === 0) continue
      const stems = alignment.costs[left.node * alignment.width + right.node]!
      if (stems >= best.cost) continue
      const agreed = agreement(leftMask, rightMask)
      const cost = stems + left.cost + right.cost + agreed.cost
      if (cost < best.cost) Object.assign(best, { cost, maskA: agreed.maskA, maskB: agreed.maskB })
    }
  }
  return best
}

// Whether any place where endings can begin is reached at less than the whole costs.
function mayShareStem({ costs, width, endA, endB }: Alignment, whole: number): boolean {
  if (whole <= slight) return false
  for (let i = Math.max(2, endA - longestEnding); i <= endA; i++)
    for (let j = Math.max(2, endB - longestEnding); j <= endB; j++) if (costs[i * width + j]! < whole) return true
  return false
}

/** Below this, endings have nothing to explain. */
const slight = 3
/** In nodes of a lattice. */
const longestEnding = 10

/** Two neighbouring letters changed places: a typing error. */
const swapCost = 40
/** The same in two alphabets, where vowels may differ too. */
const swapSoundsCost = 55

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 5) return false
  let i = 0
  while (a.charCodeAt(i) === b.charCodeAt(i)) i++
  if (a.charCodeAt(i) !== b.charCodeAt(i + 1) || a.charCodeAt(i + 1) !== b.charCodeAt(i)) return false
  return a.slice(i + 2) === b.slice(i + 2)
}

// One person has one sex: the masks are narrowed to it, nominatives preferred where they are possible.
function agreement(a: SexCase, b: SexCase): FamilyDistance {
  const sexes = sexesMeet(a, b)
    ? [male, female].filter((sex) => (a & sex) !== 0 && (b & sex) !== 0).reduce((x, y) => x | y, 0)
    : 0
  const maskA = sexes === 0 ? a : a & sexes
  const maskB = sexes === 0 ? b : b & sexes
  const oblique = (maskA & nominatives) === 0 || (maskB & nominatives) === 0
  return { cost: oblique ? obliqueCost : 0, maskA, maskB }
}
