import { type EditionView, type PersonName, personLines } from '../publishing/index.ts'

export type NameScript = 'latn' | 'cyrl' | 'othr'

export interface NamedPerson {
  readonly id: string
  readonly name: string
  readonly names: readonly PersonName[]
}

/** One way of writing one person's name. */
export interface NameEntry {
  readonly id: string
  readonly text: string
  readonly language: string
}

export interface Letter {
  readonly script: NameScript
  readonly letter: string
  readonly entries: readonly NameEntry[]
}

const known = new WeakMap<EditionView, readonly Letter[]>()
const collators: Readonly<Record<NameScript, Intl.Collator>> = {
  latn: new Intl.Collator('en'),
  cyrl: new Intl.Collator('be'),
  othr: new Intl.Collator(),
}
const SCRIPTS: readonly NameScript[] = ['latn', 'cyrl', 'othr']

export function personNames(edition: EditionView): readonly NamedPerson[] {
  return personLines(edition).map(({ id, name, names }) => ({
    id,
    name,
    names: names ?? edition.people.get(id)?.names ?? [],
  }))
}

/** All names of an edition from A to Z, in each script they are written in, under the first letter of the last word, the surname. */
export function letters(edition: EditionView): readonly Letter[] {
  const held = known.get(edition)
  if (held) return held
  const entries = personNames(edition).flatMap(({ id, name, names }) =>
    [...new Map([{ text: name, language: 'en' }, ...names].map((one) => [one.text, one])).values()].map(
      ({ text, language }): NameEntry => ({ id, text: surnameFirst(text), language }),
    ),
  )
  const made = SCRIPTS.flatMap((script) => {
    const own = entries.filter(({ text }) => scriptOf(text) === script)
    return [...Map.groupBy(own, ({ text }) => initialOf(text))]
      .map(([letter, some]) => ({
        script,
        letter,
        entries: some.toSorted((a, b) => collators[script].compare(a.text, b.text) || (a.id < b.id ? -1 : 1)),
      }))
      .sort((a, b) => collators[script].compare(a.letter, b.letter))
  })
  known.set(edition, made)
  return made
}

function surnameFirst(text: string): string {
  const words = text.trim().split(/\s+/)
  const last = words.at(-1) ?? ''
  return words.length < 2 || text.includes(',') ? text : `${last}, ${words.slice(0, -1).join(' ')}`
}

function scriptOf(text: string): NameScript {
  if (/^\P{L}*\p{Script=Latin}/u.test(text)) return 'latn'
  return /^\P{L}*\p{Script=Cyrillic}/u.test(text) ? 'cyrl' : 'othr'
}

function initialOf(text: string): string {
  const letter = /\p{L}/u.exec(text)?.[0]?.toUpperCase() ?? '?'
  const plain = letter.normalize('NFD').replace(/\p{M}/gu, '')
  // Й and Ў are letters of their own; Š and Ł are looked for beside S and L.
  return /\p{Script=Latin}/u.test(letter) ? (plain === 'Ł' ? 'L' : plain) : letter
}
