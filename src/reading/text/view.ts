import type { Language } from '../language/language.ts'
import type { Hit } from '../language/matcher.ts'
import type { Sentence } from './sentences.ts'
import type { Token } from './tokens.ts'

/** A sentence with everything the lexicon knows of it. */
export interface View {
  readonly sentence: Sentence
  readonly language: Language
  readonly tokens: readonly Token[]
  /** By first token, longest first. */
  readonly hitsAt: readonly (readonly Hit[])[]
  /** For each token, the hits that cover it. */
  readonly covering: readonly (readonly Hit[])[]
}

const NONE: readonly Hit[] = []

export function viewSentence(sentence: Sentence, language: Language): View {
  const { tokens } = sentence
  const hitsAt: (readonly Hit[])[] = []
  const covering: Hit[][] = tokens.map(() => NONE as Hit[])
  for (let i = 0; i < tokens.length; i++) {
    const hits = tokens[i]?.kind === 'word' || tokens[i]?.kind === 'mark' ? language.matcher.matchAt(tokens, i) : []
    if (hits.length > 1) hits.sort((a, b) => b.to - a.to)
    hitsAt.push(hits.length > 0 ? hits : NONE)
    for (const hit of hits)
      for (let j = hit.from; j < hit.to; j++) {
        if (covering[j] === NONE) covering[j] = []
        covering[j]?.push(hit)
      }
  }
  return { sentence, language, tokens, hitsAt, covering }
}

/** The longest hit at `at` whose tag is `tag` or, for a tag that ends in a colon, whose group it is. */
export function hitAt(view: View, at: number, tag: string): Hit | null {
  const hits = view.hitsAt[at]
  if (hits === undefined || hits.length === 0) return null
  for (const hit of hits) if (hit.group === tag || hit.tag === tag) return hit
  return null
}

export function covered(view: View, at: number, tag: string): boolean {
  for (const hit of view.covering[at] ?? NONE) if (hit.group === tag || hit.tag === tag) return true
  return false
}

/** The hit of that tag that ends right before token `at`. */
export function hitBefore(view: View, at: number, tag: string): Hit | null {
  for (const hit of view.covering[at - 1] ?? NONE)
    if (hit.to === at && (hit.group === tag || hit.tag === tag)) return hit
  return null
}

export function tagKey(hit: Hit): string {
  return hit.tag.slice(hit.tag.indexOf(':') + 1)
}
