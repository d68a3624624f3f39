import type { ReadPerson } from '../../reading/index.ts'
import type { Evidence } from '../../weighing/index.ts'
import { decoded, type HiddenNames, MASK } from './hidden-names.ts'

/** What a report says in its own words outside its claims. */
export interface ReportWords {
  readonly title: string | null
  readonly url: string | null
  readonly credits: readonly string[]
  readonly notices: readonly { readonly kind: 'correction' | 'update' | 'retraction'; readonly quote: string }[]
}

export interface Mask {
  claim(claim: Evidence['claim']): Evidence['claim']
  words(words: ReportWords): ReportWords
}

/**
 * Takes the names of people who may not be seen out of one report: minors, the withheld, and whom the register does not know. A
 * quote names whoever stood in the sentence, so what a claim is about does not tell whom it shows. `isShown` says of each person of
 * the reading whether they may be seen.
 */
export function createMask(
  people: readonly ReadPerson[],
  isShown: (person: ReadPerson) => boolean,
  names: HiddenNames,
): Mask {
  const shown = people.filter(isShown)
  const hidden = people.filter((person) => !shown.includes(person))
  const spans = hidden.flatMap(({ mentions }) => mentions).sort((a, b) => b.start - a.start)
  const open = new Set(shown.flatMap(wordsOf))
  const words = [...new Set(hidden.flatMap(wordsOf))]
    .filter((word) => !open.has(word))
    .sort((a, b) => b.length - a.length)
  const clean = (text: string): string =>
    names.clean(words.reduce((left, word) => (left.includes(word) ? left.replaceAll(word, MASK) : left), text))
  const cleanOrNull = (text: string | null) => (text === null ? null : clean(text))
  const same = (text: string) => clean(text) === text
  const silent = new Set(hidden.map(({ id }) => id))
  return {
    claim: (claim) => maskClaim(claim, spans, clean, silent),
    words: ({ title, url, credits, notices }) => ({
      title: cleanOrNull(title),
      url: url !== null && spells(url, words, names) ? null : url,
      credits: credits.filter(same),
      notices: notices.map(({ kind, quote }) => ({ kind, quote: clean(quote) })),
    }),
  }
}

function maskClaim(
  claim: Evidence['claim'],
  spans: readonly { readonly start: number; readonly end: number }[],
  clean: (text: string) => string,
  silent: ReadonlySet<string>,
): Evidence['claim'] {
  const { quote, subject, speaker, date } = claim
  const words = spans
    .filter(({ start, end }) => start < quote.end && end > quote.start)
    .reduce(
      (left, { start, end }) =>
        left.slice(0, Math.max(0, start - quote.start)) + MASK + left.slice(Math.min(end, quote.end) - quote.start),
      quote.text,
    )
  const orNull = (text: string | null) => (text === null ? null : clean(text))
  return {
    ...claim,
    quote: { ...quote, text: clean(words) },
    subject: subject.kind === 'person' ? subject : { ...subject, name: clean(subject.name) },
    speaker: speaker && maskSpeaker(speaker, clean, silent),
    origin: claim.origin !== null && clean(claim.origin) !== claim.origin ? null : claim.origin,
    population: orNull(claim.population),
    detail: orNull(claim.detail),
    place: orNull(claim.place),
    offence: orNull(claim.offence),
    date: date && { ...date, raw: clean(date.raw) },
  }
}

/** A speaker may be spelled otherwise than in the report, so that whose name it is decides, not only how it is written. */
function maskSpeaker(
  { name, kind, ref }: NonNullable<Evidence['claim']['speaker']>,
  clean: (text: string) => string,
  silent: ReadonlySet<string>,
): Evidence['claim']['speaker'] {
  const hidden = (ref !== undefined && silent.has(ref)) || clean(name) !== name
  // Without a capital it is nobody in particular to the weigher, who then counts the outlet.
  return { name: hidden ? 'somebody' : name, kind }
}

/** An address often spells a headline, and so a name. */
function spells(url: string, words: readonly string[], names: HiddenNames): boolean {
  const address = decoded(url).toLowerCase()
  return names.isIn(url) || words.some((word) => address.includes(word.toLowerCase().replace(/\s+/g, '-')))
}

/** Whole names and their single words, for a headline names people by their surnames. */
function wordsOf({ name, mentions }: ReadPerson): readonly string[] {
  const names = [name, ...mentions.map(({ text }) => text)]
  return [...names, ...names.flatMap((text) => text.split(/\s+/).filter((word) => word.length > 3))]
}
