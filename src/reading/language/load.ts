import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { compileLanguage, type Language, type LanguageFile } from './language.ts'
import { Offices } from './offices.ts'

const FOLDER = new URL('../../resources/languages/', import.meta.url)
const SHARED = ['shared-names', 'shared-organisations']
const loaded = new Map<string, Language>()
let held: Offices | null = null

/**
 * The language of a BCP 47 tag: the exact file, else that of the first subtag, else 'und', which knows only
 * what all languages share. Files are read once a process.
 */
export function languageFor(tag: string): Language {
  const known = loaded.get(tag)
  if (known) return known
  const code =
    [tag, tag.split('-')[0] ?? tag].find((name) => /^[A-Za-z-]+$/.test(name) && existsSync(fileOf(name))) ?? 'und'
  const made = loaded.get(code) ?? build(code)
  loaded.set(code, made)
  if (loaded.size < 100) loaded.set(tag, made)
  return made
}

/** Offices and states; read once a process. */
export function offices(): Offices {
  held ??= new Offices(readFile('shared-offices'))
  return held
}

/** The small words of every language, with the languages that have them. */
export function commonWords(): Map<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const code of codes()) {
    const { notName } = readFile(code) as { notName?: readonly unknown[] }
    for (const word of (notName ?? []).flat(2).map(String)) {
      if (!/^\p{Ll}{1,12}$/u.test(word)) continue
      const known = found.get(word)
      if (!known) found.set(word, [code])
      else if (!known.includes(code)) known.push(code)
    }
  }
  return found
}

function codes(): string[] {
  return readdirSync(FOLDER)
    .map((name) => /^([a-z]{2,3})\.json$/.exec(name)?.[1])
    .filter((code) => code !== undefined)
    .sort()
}

function build(code: string): Language {
  const file = code === 'und' ? { code } : readFile(code)
  const base = file.base ? { ...readFile(file.base), ...file } : file
  return compileLanguage(
    base,
    SHARED.map((name) => readFile(name)),
  )
}

function fileOf(name: string): URL {
  return new URL(`${name}.json`, FOLDER)
}

function readFile<File extends LanguageFile>(name: string): File {
  return JSON.parse(readFileSync(fileOf(name), 'utf8')) as File
}
