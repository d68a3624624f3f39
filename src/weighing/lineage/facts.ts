import type { Claim } from '../../reading/index.ts'
import { fold, skeleton } from '../fold.ts'
import { hash } from './shingles.ts'

/**
 * What a text is about, in a form that survives translation: names as consonant skeletons, numbers, and what its claims say.
 * A set of keys; how much each tells is decided by how rare it is among the reports.
 */
export function factsOf(text: string, claims: readonly Claim[] = []): ReadonlySet<string> {
  const facts = new Set<string>()
  for (const [number] of text.matchAll(/\d+(?:[.,]\d+)*/g)) facts.add(`n:${number.replace(/[.,](?=\d{3}\b)/g, '')}`)
  for (const word of capitalised(text)) facts.add(`w:${word}`)
  for (const words of quoted(text)) facts.add(`q:${hash(words)}`)
  for (const claim of claims) for (const fact of factsOfClaim(claim)) facts.add(fact)
  return facts
}

const LEAST_QUOTED = 5

/** Words between quotation marks, five at least: a rewrite leaves them as they were said. */
function quoted(text: string): readonly string[] {
  return [...text.matchAll(/[“«„"]([^“”«»„"]{20,600})[”»“"]/g)]
    .map(([, words]) => fold(words!))
    .filter((words) => words.split(' ').length >= LEAST_QUOTED)
}

/** Skeletons of capitalised words inside a sentence; a first word tells nothing about being a name. */
function capitalised(text: string): readonly string[] {
  return [...text.matchAll(/(?<![.!?…»”"]\s|^|\n)(?<=[\s(«„“"'])(\p{Lu}[\p{L}’'-]{2,})/gu)]
    .map(([, word]) => stem(skeleton(withoutEnding(word!))))
    .filter((key) => key.length >= 2)
}

/** Endings of the inflecting languages that would add a consonant to a name; vowels are dropped anyway. */
const withoutEnding = (word: string): string =>
  fold(word).replace(/(?<=..[a-z])(iem|[oeiy]m|[oe]ho|ego|[oe]mu|o[vw]i|ami|akh|[aiu]s)$/, '')

/** The first five consonants tell a name; a longer tail is more often an ending than a difference. */
const stem = (key: string): string => (key.length > 4 ? key.slice(0, 5) : key)

/** Numbers that a text spells out are digits in its claims; the rest of a claim depends too much on who reads it. */
function factsOfClaim({ value }: Claim): readonly string[] {
  return [value?.number, value?.min, value?.max].flatMap((number) =>
    typeof number === 'number' ? [`n:${number}`] : [],
  )
}
