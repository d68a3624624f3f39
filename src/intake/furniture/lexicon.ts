import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { expandPattern } from './expand-pattern.ts'
import { firstLetters } from './first-letters.ts'

const words = z.array(z.string())
const noticeWords = z.strictObject({ labels: words, phrases: words })
const LanguageFile = z.strictObject({
  language: z.string(),
  months: z.array(words).length(12),
  weekdays: words,
  dateWords: words,
  published: words,
  updated: words,
  counters: words,
  share: words,
  navigation: words,
  cookie: words,
  newsletter: words,
  disclaimer: words,
  related: words,
  disclaimerLabels: words,
  ai: z.strictObject({ subjects: words, terms: words, acts: words, lines: words, not: words }),
  notices: z.strictObject({ correction: noticeWords, update: noticeWords, retraction: noticeWords }),
})

/** The words of one language by which furniture, dates, disclosures and notices are recognised; see resources/intake/README.md. */
export type LanguageWords = z.infer<typeof LanguageFile>

const FOLDER = new URL('../../resources/intake/', import.meta.url)
let loaded: readonly LanguageWords[] | null = null

/** All languages' words. A page may mix languages, so all are always looked for. */
export function languageWords(): readonly LanguageWords[] {
  loaded ??= readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => LanguageFile.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))))
  return loaded
}

const NEVER = /(?!)/u

/** Tells whether a whole folded line is one of the patterns, in any language. */
export function wholeLine(pick: (words: LanguageWords) => readonly string[]): Pick<RegExp, 'test'> {
  const byLetter = new Map<string, string[]>()
  const anywhere: string[] = []
  for (const source of languageWords().flatMap(pick).map(expandPattern)) {
    const letters = firstLetters(source)
    if (letters === null) anywhere.push(source)
    else for (const letter of letters) byLetter.set(letter, [...(byLetter.get(letter) ?? []), source])
  }
  byLetter.set('', anywhere)
  const compiled = new Map<string, RegExp>()
  const compile = (key: string): RegExp => {
    const whole = compiled.get(key) ?? wholeOf(byLetter.get(key) ?? [])
    compiled.set(key, whole)
    return whole
  }
  return {
    test: (line) => {
      const letter = String.fromCodePoint(line.codePointAt(0) ?? 0)
      return compile(letter).test(line) || compile('').test(line)
    },
  }
}

function wholeOf(alternatives: readonly string[]): RegExp {
  return alternatives.length === 0 ? NEVER : new RegExp(`^(?:${alternatives.join('|')})[\\s.:!…]{0,4}$`, 'u')
}

/** One expression that finds any of the patterns as whole words inside a folded line. */
export function insideLine(pick: (words: LanguageWords) => readonly string[], flags: 'u' | 'gu' = 'u'): RegExp {
  // Longest first: an alternation takes the first that fits.
  const alternatives = languageWords()
    .flatMap(pick)
    .sort((a, b) => b.length - a.length)
    .map(expandPattern)
  if (alternatives.length === 0) return NEVER
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, flags)
}

/** One expression that matches any of the labels at the start of a folded line, up to and with its colon or dash. */
export function labelBeforeColon(pick: (words: LanguageWords) => readonly string[]): RegExp {
  const alternatives = languageWords()
    .flatMap(pick)
    .sort((a, b) => b.length - a.length)
    .map(expandPattern)
  return alternatives.length === 0
    ? NEVER
    : new RegExp(`^[\\s*_("]{0,3}(?:${alternatives.join('|')})[^.!?:]{0,40}?:\\s*`, 'u')
}
