import { readFileSync } from 'node:fs'
import type { PersonEntry } from '../publishing/index.ts'
import type { View } from './view.ts'

const CYRILLIC = /\p{Script=Cyrillic}/u
const LATIN = /\p{Script=Latin}/u

type Named = Pick<PersonEntry, 'name' | 'names'>
type Reader = Pick<View, 'language'>

/**
 * A person's name as the page's language writes it: in that language where the edition has it, else in its script; else in its letters by
 * rule, with the spelling it was made from beside it, so that nobody takes a spelling that we made for one that somebody uses.
 */
export function nameIn(view: Reader, person: Named): string {
  const { text, from } = spelt(view, person)
  return from === null ? text : `${text} (${from})`
}

/** Whether the reader's letters were put by rule. */
export const isNameByRule = (view: Reader, person: Named): boolean => spelt(view, person).from !== null

function spelt(view: Reader, { name, names }: Named): { readonly text: string; readonly from: string | null } {
  const own = names.find(({ language }) => language === view.language)
  if (own) return { text: own.text, from: null }
  const wantsCyrillic = isCyrillic(view.language)
  const script = wantsCyrillic ? CYRILLIC : LATIN
  const inScript = script.test(name) ? name : names.find(({ text }) => script.test(text))?.text
  if (inScript !== undefined) return { text: inScript, from: null }
  const made = byRule(view.language, name)
  return made === null || !script.test(made) ? { text: name, from: null } : { text: made, from: name }
}

const cyrillic = new Map<string, boolean>()

/** A language that writes its own name in Cyrillic letters. */
function isCyrillic(language: string): boolean {
  const held = cyrillic.get(language)
  if (held !== undefined) return held
  const is = CYRILLIC.test(new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? '')
  cyrillic.set(language, is)
  return is
}

interface Rules {
  readonly to: Readonly<Record<string, Readonly<Record<string, string>>>>
}

let rules: Rules | null = null

/** The name letter by letter after resources/transliteration/shown-names.yml; null for a language that has no rules there. */
function byRule(language: string, name: string): string | null {
  rules ??= JSON.parse(
    readFileSync(new URL('../resources/transliteration/shown-names.json', import.meta.url), 'utf8'),
  ) as Rules
  const letters = rules.to[language]
  return letters ? name.replace(/\p{L}+/gu, (word) => writtenIn(letters, word)) : null
}

const LONGEST = 4

function writtenIn(letters: Readonly<Record<string, string>>, word: string): string {
  const small = word.toLowerCase()
  let [made, at] = ['', 0]
  while (at < small.length) {
    let length = Math.min(LONGEST, small.length - at)
    while (length > 1 && letters[small.slice(at, at + length)] === undefined) length--
    made += letters[small.slice(at, at + length)] ?? small.slice(at, at + length)
    at += length
  }
  return word[0] === small[0] ? made : made.charAt(0).toUpperCase() + made.slice(1)
}
