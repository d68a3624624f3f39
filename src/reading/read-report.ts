import { dayRange, formatEdtf, type PartialDate, parseEdtf } from '../dates/index.ts'
import type { Report } from '../intake/index.ts'
import { buildClaims } from './build-claims.ts'
import type { Reading, ReadPerson } from './claim.ts'
import { creditsOf } from './credits.ts'
import { EXTRACTOR } from './extractor.ts'
import { createScene } from './frames/draft.ts'
import { interpret } from './frames/interpret.ts'
import { buildClauses, type Clauses, type PersonItem } from './frames/items.ts'
import { Sayings } from './frames/saying-for.ts'
import type { Heard } from './frames/sources.ts'
import { findSayings } from './frames/speakers.ts'
import type { TargetContext } from './frames/targets.ts'
import type { Language } from './language/language.ts'
import { languageFor } from './language/load.ts'
import { languageOfSentence } from './language/passages.ts'
import { readPerson } from './people/describe.ts'
import { markMinors } from './people/minors.ts'
import type { Person } from './people/people.ts'
import { resolvePeople } from './people/resolve.ts'
import { type Sentence, splitSentences } from './text/sentences.ts'
import { tokenise } from './text/tokens.ts'
import { type View, viewSentence } from './text/view.ts'
import { isAboutBelarus, Voices } from './voices.ts'
import { wireOf } from './wire.ts'

const FAMILIAR = 0.35

/** Who says what of whom: a pure function of the report; never throws, never quotes what is not there. */
export function readReport(report: Report): Reading {
  const language = languageFor(report.language)
  const published = publishedOn(report.published)
  const views = viewText(report.text, language)
  const { people, items, families } = resolvePeople(views, language.inflects)
  const adults = markMinors(views, items, published)
  const clauses = views.map((view, i) => buildClauses(view, items[i] ?? [], families[i] ?? [], published))
  const scene = createScene(
    report.text,
    published ? dayRange(published).first : null,
    readSayings(clauses, report.text, published),
  )
  const context: TargetContext = {
    topic: (sex, not = null) => {
      const fitting = scene.recent.filter((p) => p !== not && (sex === null || p.sex === null || p.sex === sex))
      return fitting.findLast((p) => !isRelative(p)) ?? fitting.at(-1) ?? null
    },
    mayBe,
    mayBeMeant: (person) => mayBe(person) && !isRelative(person),
    speakerAt: (here, at) => scene.sayings.nearest(here, at, null)?.person ?? null,
    pair: (here, at) => pairBefore(here, scene.previous, at),
  }
  for (const each of clauses) interpret(scene, each, context)
  for (const adult of adults) adult.minor = false
  const read: readonly ReadPerson[] = people.all.map((person) => readPerson(person, report.text, language, scene))
  const credits = creditsOf(clauses)
  const voices = new Voices(read, language.code, isAboutBelarus(clauses))
  const claims = buildClaims(report, scene, read, published, credits, voices, wireOf(views))
  return {
    reportId: report.id,
    extractor: EXTRACTOR,
    people: read,
    claims,
    credits,
    notes: language.code === 'und' ? notesOnUnknown(report.language, clauses) : [],
  }
}

const MOST_NOTED = 20

/** What is found without a lexicon: names stand among the people, numbers and dates in a note. */
function notesOnUnknown(language: string, all: readonly Clauses[]): string[] {
  const dates = new Set<string>()
  const numbers = new Set<string>()
  for (const { view, dates: found } of all) {
    const taken = new Set<number>()
    for (const date of found) {
      dates.add(date.edtf)
      for (let i = date.from; i < date.to; i++) taken.add(i)
    }
    view.tokens.forEach((token, i) => {
      if (token.kind === 'number' && !taken.has(i)) numbers.add(token.text)
    })
  }
  const listed = (found: ReadonlySet<string>) => [...found].slice(0, MOST_NOTED).join(', ') || 'none'
  return [
    `language «${language}» is not known: only names, numbers and dates were looked for`,
    `numbers: ${listed(numbers)}`,
    `dates: ${listed(dates)}`,
  ]
}

/** The last two persons named before a token, in its sentence or the one before, when they are two. */
function pairBefore(here: Clauses, previous: Clauses | null, at: number): readonly Person[] {
  const named = (all: readonly PersonItem[]) => [...new Set(all.map((p) => p.person))].filter(mayBe)
  const own = named(here.people.filter((p) => p.to <= at))
  if (own.length >= 2) return own.slice(-2)
  const before = previous ? named(previous.people.filter((p) => !previous.cited.has(p.from))) : []
  return before.length === 2 && own.length === 0 ? before : []
}

function readSayings(all: readonly Clauses[], text: string, published: PartialDate | null): Sayings {
  const day = published?.day == null ? null : formatEdtf(published)
  const heard: Heard = { person: null, organisation: null, mentioned: null, called: new Map(), day }
  return new Sayings(all.map((clauses) => [clauses, findSayings(clauses, text, heard)]))
}

function viewText(text: string, language: Language): View[] {
  const views: View[] = []
  let paragraph = 0
  for (let start = 0; start < text.length; paragraph++) {
    const line = text.indexOf('\n', start)
    const end = line < 0 ? text.length : line
    const tokens = tokenise(text, start, end, language)
    for (const sentence of splitSentences(tokens, paragraph, (low) => language.abbreviations.has(low), language.dayDot))
      views.push(viewIn(text, sentence, language))
    start = end + 1
  }
  return views
}

/** A quotation or paragraph in another language is taken apart, and later read, with the rules of that language. */
function viewIn(text: string, sentence: Sentence, own: Language): View {
  const view = viewSentence(sentence, own)
  if (isAtHome(view)) return view
  const language = languageOfSentence(sentence.tokens, own)
  if (language === own) return view
  const tokens = tokenise(text, sentence.start, sentence.end, language)
  return viewSentence({ ...sentence, tokens }, language)
}

/** The lexicon of the language knows enough of the words that no other language need be tried. */
function isAtHome({ tokens, hitsAt }: View): boolean {
  let words = 0
  let known = 0
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]?.kind !== 'word') continue
    words++
    if ((hitsAt[i] ?? []).length > 0) known++
  }
  return known > words * FAMILIAR
}

function publishedOn(published: string | null): PartialDate | null {
  if (published === null) return null
  try {
    const value = parseEdtf(published)
    return value.kind === 'date' ? value : value.from
  } catch {
    // A publication date that is none: relative days stay unresolved.
    return null
  }
}

function mayBe(person: Person): boolean {
  return person.head === null && !isOfficial(person)
}

function isRelative(person: Person): boolean {
  return (person.roles.get('relative') ?? 0) > 0 && person.mentions.length < 4
}

function isOfficial(person: Person): boolean {
  const official = person.roles.get('official') ?? 0
  return official > 0 && official >= (person.roles.get('prisoner') ?? 0)
}
