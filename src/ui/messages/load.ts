import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, TYPE } from '@formatjs/icu-messageformat-parser'
import en from './en.json' with { type: 'json' }
import type { Messages } from './messages.ts'

export interface Locale {
  readonly language: string
  /** '' for the language at the root, '/ru' and the like for the others. */
  readonly prefix: string
  /** Left to right unless given. */
  readonly direction?: 'rtl'
  readonly m: Messages
}

export class InvalidMessagesError extends Error {
  override name = 'InvalidMessagesError'
}

const ROOT = 'en'

/** The languages of a folder: each file in it is one, named by its BCP 47 tag; English comes first, at the root. */
export function loadLocales(folder: string = import.meta.dirname): readonly Locale[] {
  return readdirSync(folder)
    .flatMap((file) => /^([a-z]{2,3}(?:-[A-Za-z]+)*)\.json$/.exec(file)?.[1] ?? [])
    .sort((a, b) => Number(b === ROOT) - Number(a === ROOT) || (a < b ? -1 : 1))
    .map((language) => localeOf(language, JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))))
}

/** A language whose file lacks a text, or has one that English has not, is refused with the list: half a translation helps nobody. */
export function localeOf(language: string, messages: unknown): Locale {
  const faults = faultsOf(messages, en, '')
  if (!isComplete(messages, faults))
    throw new InvalidMessagesError(
      `messages ${language}: expected the texts of en.json with the same places for values, got ${faults.slice(0, 5).join('; ')}${faults.length > 5 ? ` and ${faults.length - 5} more` : ''}. Correct ${language}.json.`,
    )
  return {
    language,
    prefix: language === ROOT ? '' : `/${language}`,
    ...(messages.direction === 'rtl' ? { direction: 'rtl' as const } : {}),
    m: messages,
  }
}

function isComplete(_messages: unknown, faults: readonly string[]): _messages is Messages {
  return faults.length === 0
}

function faultsOf(own: unknown, english: unknown, path: string): readonly string[] {
  if (typeof english === 'string') return textFaults(own, english, path)
  if (english === null || typeof english !== 'object') return []
  if (own === null || typeof own !== 'object') return [`${path}: nothing`]
  const mine = new Map(Object.entries(own))
  const wanted = new Map(Object.entries(english))
  return [
    ...[...wanted].flatMap(([key, value]) => faultsOf(mine.get(key), value, path ? `${path}.${key}` : key)),
    ...[...mine.keys()].filter((key) => !wanted.has(key)).map((key) => `${path}.${key}: a text that English has not`),
  ]
}

function textFaults(own: unknown, english: string, path: string): readonly string[] {
  if (typeof own !== 'string' || own.trim() === '') return [`${path}: nothing`]
  const [has, wants] = [placesIn(own), placesIn(english)]
  return has === wants ? [] : [`${path}: ${has || 'no places'} instead of ${wants || 'none'}`]
}

/** The places for values in a message, those inside the forms of a plural too. */
function placesIn(message: string): string {
  const found = new Set<string>()
  const walk = (elements: ReturnType<typeof parse>): void => {
    for (const element of elements) {
      if (element.type === TYPE.argument || element.type === TYPE.plural) found.add(element.value)
      if (element.type === TYPE.plural) for (const { value } of Object.values(element.options)) walk(value)
    }
  }
  walk(parse(message, { ignoreTag: true }))
  return [...found].sort().join(' ')
}
