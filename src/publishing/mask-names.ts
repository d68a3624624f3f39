import type { MentionLink } from '../matching/index.ts'
import type { Reading, ReadPerson } from '../reading/index.ts'
import type { Evidence } from '../weighing/index.ts'

/** Stands where a name stood; of one length, so that it tells nothing of the name. */
const MASK = '[…]'

/**
 * The same evidence without the names of people who may not be seen: minors, the withheld, and whom the register does not know.
 * A quote names whoever stood in the sentence, so what a claim is about does not tell whom it shows. Office-holders and journalists
 * whom nobody withheld stay.
 */
export function maskNames(
  evidence: readonly Evidence[],
  readings: readonly Reading[],
  links: readonly MentionLink[],
  seen: ReadonlySet<string>,
): readonly Evidence[] {
  const linked = new Map(links.map((link) => [`${link.reportId} ${link.ref}`, link.personId]))
  const masks = new Map(
    readings.map((reading) => [
      reading.reportId,
      createMask(reading.people, (ref) => linked.get(`${reading.reportId} ${ref}`) ?? null, seen),
    ]),
  )
  return evidence.map((entry) => masks.get(entry.report.id)?.(entry) ?? entry)
}

function createMask(
  people: readonly ReadPerson[],
  personOf: (ref: string) => string | null,
  seen: ReadonlySet<string>,
): ((entry: Evidence) => Evidence) | null {
  const shown = people.filter((person) => isShown(person, personOf(person.id), seen))
  const hidden = people.filter((person) => !shown.includes(person))
  if (hidden.length === 0) return null
  const spans = hidden.flatMap(({ mentions }) => mentions).sort((a, b) => b.start - a.start)
  const open = new Set(shown.flatMap(wordsOf))
  const words = [...new Set(hidden.flatMap(wordsOf))]
    .filter((word) => !open.has(word))
    .sort((a, b) => b.length - a.length)
  const clean = <T extends string | null>(text: T): T | string =>
    text === null ? text : words.reduce<string>((left, word) => left.replaceAll(word, MASK), text)
  return ({ claim, report, ...rest }) => {
    const { quote, subject, speaker } = claim
    const text = spans
      .filter(({ start, end }) => start >= quote.start && end <= quote.end)
      .reduce(
        (left, { start, end }) => left.slice(0, start - quote.start) + MASK + left.slice(end - quote.start),
        quote.text,
      )
    return {
      ...rest,
      report: {
        ...report,
        title: clean(report.title),
        credits: report.credits.filter((credit) => clean(credit) === credit),
      },
      claim: {
        ...claim,
        quote: { ...quote, text },
        subject: subject.kind === 'person' ? subject : { ...subject, name: clean(subject.name) },
        // Without a capital it is nobody in particular to the weigher, who then counts the outlet.
        speaker: speaker && clean(speaker.name) !== speaker.name ? { ...speaker, name: 'somebody' } : speaker,
        origin: claim.origin !== null && clean(claim.origin) !== claim.origin ? null : claim.origin,
        population: clean(claim.population),
        detail: clean(claim.detail),
        place: clean(claim.place),
      },
    }
  }
}

function isShown(person: ReadPerson, personId: string | null, seen: ReadonlySet<string>): boolean {
  if (person.minor) return false
  return personId === null ? person.role === 'official' || person.role === 'journalist' : seen.has(personId)
}

/** Whole names and their single words, for a headline names people by their surnames. */
function wordsOf({ name, mentions }: ReadPerson): readonly string[] {
  const names = [name, ...mentions.map(({ text }) => text)]
  return [...names, ...names.flatMap((text) => text.split(/\s+/).filter((word) => word.length > 3))]
}
