import { eld } from 'eld'
import { LETTERS, NEIGHBOUR_LETTERS } from './letters.ts'
import { isRomanisedBelarusian } from './romanised-belarusian.ts'
import { countScripts } from './script.ts'

export interface LanguageGuess {
  /** BCP 47, or 'und' when no language can be told. */
  readonly language: string
  /** Share of the text, 0..1, whose passages are in that language. */
  readonly share: number
  /** Other languages that passages are in, most first. */
  readonly others: readonly string[]
}

const PASSAGE = 600
const MOST_PASSAGES = 40
const LEAST_LETTERS = 3
const LEAST_OTHER = 120
// Of two near equals the one we know is likelier to reach us; measured on pieces of four words.
const STRANGER = 0.05
const LEAST_SCORE = 0.35
let loading: Promise<unknown> | null = null

/** Loads the language model once; {@link detectLanguage} throws before that. */
export async function prepareLanguages(): Promise<void> {
  // The medium model: on our measurements it tells the eleven languages as well as the large one and loads in a third of the time.
  loading ??= 'load' in eld ? eld.load('medium') : Promise.resolve()
  await loading
}

/** The language most of a text is in, passage by passage, weighed by their letters. */
export function detectLanguage(text: string): LanguageGuess {
  const weights = new Map<string, number>()
  for (const passage of passagesOf(text)) {
    const { letters } = countScripts(passage)
    if (letters < LEAST_LETTERS) continue
    const language = languageOfPassage(passage)
    weights.set(language, (weights.get(language) ?? 0) + letters)
  }
  const ranked = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const total = ranked.reduce((sum, [, weight]) => sum + weight, 0)
  const best = ranked[0]
  if (!best) return { language: 'und', share: 0, others: [] }
  const others = ranked
    .slice(1)
    .filter(([language, weight]) => language !== 'und' && weight > total / 10 && weight >= LEAST_OTHER)
  return { language: best[0], share: best[1] / total, others: others.map(([language]) => language) }
}

function passagesOf(text: string): readonly string[] {
  const passages: string[] = []
  for (const paragraph of text.split(/\n+/))
    for (let at = 0; at < paragraph.length; at += PASSAGE) passages.push(paragraph.slice(at, at + PASSAGE))
  if (passages.length <= MOST_PASSAGES) return passages
  const step = passages.length / MOST_PASSAGES
  return Array.from({ length: MOST_PASSAGES }, (_, i) => passages[Math.floor(i * step)] ?? '')
}

function languageOfPassage(passage: string): string {
  const { letters, cyrillic, latin } = countScripts(passage)
  if (latin > cyrillic && isRomanisedBelarusian(passage)) return 'be-Latn'
  const result = eld.detect(passage)
  const scores = Object.entries(result.getScores())
  const top = scores[0]
  if (!top || top[1] < LEAST_SCORE) return 'und'
  const weighed = scores
    .filter(([, score]) => score > top[1] - 0.25)
    .map(([language, score]) => [language, score - misfit(passage, language, letters)] as const)
    .sort((a, b) => b[1] - a[1])
  const best = weighed[0]
  if (!best || best[1] < LEAST_SCORE) return 'und'
  return result.isReliable() || LETTERS[best[0]] !== undefined ? best[0] : 'und'
}

/** How badly the letters fit the language: 0 when it writes them all. Eight times the share of foreign letters, so that one in thirty outweighs the model. */
function misfit(passage: string, language: string, letters: number): number {
  const own = LETTERS[language] ?? NEIGHBOUR_LETTERS[language]
  if (own === undefined) return STRANGER
  let foreign = 0
  for (const char of passage.toLowerCase().match(/[^\p{ASCII}\P{L}]/gu) ?? []) if (!own.includes(char)) foreign++
  return (8 * foreign) / Math.max(letters, 1)
}
