import type { Language } from '../language/language.ts'
import type { Hit, TagSet } from '../language/matcher.ts'
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
  /** All tags, and groups of tags, that stand anywhere in the sentence. */
  readonly tags: Pick<TagSet, 'has'>
  /** Digits, number words, or words with a hyphen, which may hold one, stand in it. */
  readonly numbers: boolean
}

const NONE: readonly Hit[] = []

export function viewSentence(sentence: Sentence, language: Language): View {
  const { tokens } = sentence
  const hitsAt: (readonly Hit[])[] = []
  const tags = language.matcher.tagSet()
  let numbers = false
  let spread = false
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    const hits = token.kind === 'number' ? NONE : language.matcher.matchAt(tokens, i)
    if (token.kind === 'number' || (token.kind === 'word' && token.low.includes('-'))) numbers = true
    for (const hit of hits) {
      tags.add(hit.entry)
      if (hit.to > i + 1) spread = true
    }
    hitsAt.push(unordered(hits) ? hits.toSorted(longestFirst) : hits)
  }
  return {
    sentence,
    language,
    tokens,
    hitsAt,
    covering: spread ? coverage(hitsAt) : hitsAt,
    tags,
    numbers: numbers || tags.has('num:'),
  }
}

function unordered(hits: readonly Hit[]): boolean {
  for (let i = 1; i < hits.length; i++) if ((hits[i] as Hit).to > (hits[i - 1] as Hit).to) return true
  return false
}

function longestFirst(a: Hit, b: Hit): number {
  return b.to - a.to
}

/** A token under no longer expression shares the list of its own hits. */
function coverage(hitsAt: readonly (readonly Hit[])[]): (readonly Hit[])[] {
  const covering: (readonly Hit[])[] = [...hitsAt]
  for (let i = 0; i < hitsAt.length; i++)
    for (const hit of hitsAt[i] ?? NONE)
      for (let j = i + 1; j < hit.to; j++) covering[j] = [hit, ...(covering[j] ?? NONE)]
  return covering
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

export function tagKey(hit: { readonly tag: string }): string {
  return hit.tag.slice(hit.tag.indexOf(':') + 1)
}
