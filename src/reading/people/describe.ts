import { type NominativeReading, nominative } from '../../names/index.ts'
import type { PersonRole, ReadPerson } from '../claim.ts'
import { draftKey, type Scene } from '../frames/draft.ts'
import type { Language } from '../language/language.ts'
import type { Person } from './people.ts'

// So many mentions settle a name; a report repeats the same few forms.
const MOST_FORMS = 12
// Whom something is done to does not stand in the nominative, save for names that never change.
const OBLIQUE = 0.2
const MOST_REMEMBERED = 20_000
const remembered = new Map<string, readonly NominativeReading[]>()

const PRISONER_CLAIMS = [
  'released',
  'pardoned',
  'deported',
  'detained',
  'sentenced',
  'release_refused',
  'not_released',
  'returned_to_prison',
  'charged',
  'died',
]

/** What a report says of a person, in the form that other stages take. */
export function readPerson(person: Person, text: string, language: Language, scene: Scene): ReadPerson {
  return {
    id: personId(person),
    name: nominativeName(person, text, language),
    mentions: person.mentions.map(({ start, end }) => ({ start, end, text: text.slice(start, end) })),
    role: roleOf(person, scene),
    minor: person.minor,
    sex: person.sex,
  }
}

export function personId(person: Person): string {
  return `p${person.index + 1}`
}

/** The nominative that most of the forms in the text agree on; the fullest form decides how many words it has. */
function nominativeName(person: Person, text: string, language: Language): string {
  const written = person.parts.join(' ')
  if (!language.inflects) return written
  const votes = new Map<string, number>()
  const oblique = new Set(
    person.mentions.filter(({ start }) => person.objects.has(start)).map(({ start, end }) => text.slice(start, end)),
  )
  const forms = new Set([
    written,
    ...person.mentions.slice(0, MOST_FORMS).map(({ start, end }) => text.slice(start, end)),
  ])
  for (const form of forms)
    for (const { name, weight } of nominativeOf(form, language.code)) {
      if (name.split(' ').length !== person.parts.length) continue
      const mended = mend(name, person.sex, language)
      const attested = name !== form && forms.has(mended) ? 0.6 : 0
      const factor =
        likelihood(mended, form, person.sex, language) * (oblique.has(form) && mended === form ? OBLIQUE : 1)
      votes.set(mended, (votes.get(mended) ?? 0) + weight * factor + attested)
    }
  let best = written
  let most = 0
  for (const [name, weight] of votes)
    if (weight > most) {
      best = name
      most = weight
    }
  return best
}

const NO_ENDINGS: ReadonlyMap<string, string> = new Map()

/** Slips of a reading that no name has: «Корніь» for Корній, «Шевченк» for Шевченко, «Павл» for Павел. */
function mend(name: string, sex: 'f' | 'm' | null, language: Language): string {
  const endings = sex === 'm' ? language.surnameMale : NO_ENDINGS
  const words = name
    .split(' ')
    .map((word) =>
      word.replace(/(?<=[еиіїо])ь$/u, 'й').replace(/(енк|enk)$/u, (stem) => `${stem}${stem === 'enk' ? 'o' : 'о'}`),
    )
  const given = language.givenNominative.get(words[0] ?? '')
  const surname = words.at(-1) ?? ''
  for (const [from, to] of endings)
    if (words.length > 1 && surname.endsWith(from)) words[words.length - 1] = surname.slice(0, -from.length) + to
  return [given ?? words[0], ...words.slice(1)].join(' ')
}

/** How likely a reading is, beyond what the forms alone tell. */
function likelihood(name: string, form: string, sex: 'f' | 'm' | null, language: Language): number {
  const words = name.toLowerCase().split(' ')
  const surname = words.at(-1) ?? ''
  let factor = language.surnameEnding(surname) ? 1.2 : 1
  if (/([еэ]н[оа]к|[иі]ок)$/.test(surname)) factor *= 0.1
  const own = sexOfName(name)
  if (own !== null && sex !== null && own !== sex) factor *= 0.1
  // A man's given name inflected, his surname not: then the surname would end in a consonant all the same.
  const written = form.toLowerCase().split(' ')
  if (
    sex === 'm' &&
    words.length > 1 &&
    words[0] !== written[0] &&
    surname === written.at(-1) &&
    /[ауюя]$/.test(surname)
  )
    factor *= 0.2
  return factor
}

// A nominative surname that only one sex bears.
function sexOfName(name: string): 'f' | 'm' | null {
  const surname = name.toLowerCase().split(' ').at(-1) ?? ''
  if (/(ова|ева|ина|іна|ая|ська|цька|ienė|aitė|ytė|ska|cka)$/.test(surname)) return 'f'
  return /(ов|ев|ин|ін|ий|ый|ski|cki|ius|as|is)$/.test(surname) ? 'm' : null
}

function nominativeOf(form: string, language: string): readonly NominativeReading[] {
  const key = `${language} ${form}`
  const known = remembered.get(key)
  if (known) return known
  const found = nominative(form, language)
  if (remembered.size > MOST_REMEMBERED) remembered.clear()
  remembered.set(key, found)
  return found
}

function roleOf(person: Person, scene: Scene): PersonRole {
  if (person.head) return 'official'
  if (PRISONER_CLAIMS.some((type) => scene.index.has(draftKey(type, { kind: 'person', person })))) return 'prisoner'
  let best: PersonRole = 'other'
  let most = 0
  for (const [role, times] of person.roles)
    if (times > most && role !== 'prisoner') {
      best = role
      most = times
    }
  return best
}
