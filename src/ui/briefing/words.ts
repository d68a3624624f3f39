import type { Briefing, BriefingSentence } from '../../publishing/index.ts'
import { dateInWords } from '../edtf.ts'
import { contradictionInWords, countedInWords, stockInWords, valueInWords } from '../explanations.ts'
import { populationInWords } from '../population-in.ts'
import type { View } from '../view.ts'
import { voiceIn, voicesIn } from '../voice-in.ts'

/** A stretch of a sentence: words, or a person with what is said of them in brackets. */
export type Piece = string | { readonly id: string; readonly name: string; readonly note: string }

/** A person's name as the page's language writes it; undefined for whoever has no page. */
export type NameOf = (personId: string) => string | undefined

/** Stands in a message where the people go; no text holds it. */
const PEOPLE = '\u0001'

/** A sentence of a briefing in the reader's language. */
export function sentenceInWords(
  view: View,
  date: string,
  sentence: BriefingSentence,
  nameOf: NameOf = () => undefined,
): readonly Piece[] {
  const m = view.m.briefings
  switch (sentence.code) {
    case 'announced':
    case 'announced_too': {
      const { number, group, words, speaker, reports, origins } = sentence
      const who = populationInWords(view, group, words)
      return [
        view.say(m[sentence.code], {
          number,
          who,
          speaker: voiceIn(view, speaker),
          reports,
          origins,
          date: dateInWords(view, date),
        }),
      ]
    }
    case 'named':
      return [view.say(m.named, { named: sentence.named, unnamed: sentence.unnamed })]
    case 'people':
      return withPeople(
        view,
        view.say(m.standing[sentence.standing], { n: sentence.people.length, people: PEOPLE }),
        sentence.people.map((person) => ({ ...person, note: '' })),
      )
    case 'misnamed':
      return withPeople(
        view,
        view.say(m.misnamed, { n: sentence.people.length, people: PEOPLE }),
        sentence.people.map(({ id, name, reasons }) => ({
          id,
          name,
          note: reasons.map((code) => view.m.reason[code]).join(', '),
        })),
      )
    case 'counted': {
      const numbers = sentence.numbers.map(({ number, organisations }) =>
        view.say(m.counts, { number: view.number(number), who: voicesIn(view, organisations) }),
      )
      const what = countedInWords(view, sentence.population, sentence.kind, sentence.words)
      return [capital(view, view.say(m.counted, { what, numbers: numbers.join('; ') }))]
    }
    case 'differ': {
      const { contradiction, personId } = sentence
      const values = contradiction.values.map(({ said, origins }) =>
        view.say(m.values, { value: valueInWords(view, said), origins }),
      )
      const subject = (personId === null ? undefined : nameOf(personId)) ?? contradiction.subject
      const what = contradictionInWords(view, { ...contradiction, subject })
      return [capital(view, view.say(m.differ, { what, values: values.join('; ') }))]
    }
    case 'stock': {
      const { organisation, before, after, released, residual } = sentence
      return [
        view.say(m.stock, {
          who: voiceIn(view, organisation),
          before: view.number(before.number),
          from: dateInWords(view, before.date),
          after: view.number(after.number),
          to: dateInWords(view, after.date),
          rest: stockInWords(view, released, residual),
        }),
      ]
    }
  }
}

export function headlineInWords(view: View, { announced, named }: Pick<Briefing, 'announced' | 'named'>): string {
  return view.say(view.m.briefings.headline, { announced, named })
}

/** All of a briefing as plain text, one paragraph a part. */
export function briefingInWords(view: View, { date, parts }: Briefing): readonly string[] {
  return parts.map(({ sentences }) => sentences.map((one) => plainSentence(view, date, one)).join(' '))
}

export function plainSentence(view: View, date: string, sentence: BriefingSentence): string {
  return sentenceInWords(view, date, sentence)
    .map((piece) => (typeof piece === 'string' ? piece : piece.note ? `${piece.name} (${piece.note})` : piece.name))
    .join('')
}

/** Words that a reader takes in a minute: slow enough for names and numbers. */
const PACE = 180

/** In whole minutes, one at least. */
export function minutesToRead(view: View, briefing: Briefing): number {
  const words =
    briefingInWords(view, briefing)
      .join(' ')
      .match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  return Math.max(1, Math.round(words / PACE))
}

function withPeople(view: View, text: string, people: readonly Exclude<Piece, string>[]): readonly Piece[] {
  const [before = '', after = ''] = text.split(PEOPLE)
  const list = new Intl.ListFormat(view.language).formatToParts(people.map((_, at) => String(at)))
  return [
    before,
    ...list.map(({ type, value }): Piece => (type === 'element' ? (people[Number(value)] ?? '') : value)),
    after,
  ]
}

function capital(view: View, text: string): string {
  return text.charAt(0).toLocaleUpperCase(view.language) + text.slice(1)
}
