import { type NominativeReading, nominative } from '../../names/index.ts'
import type { PersonRole, ReadPerson } from '../claim.ts'
import { draftKey, type Scene } from '../frames/draft.ts'
import type { Language } from '../language/language.ts'
import type { Person } from './people.ts'

// So many mentions settle a name; a report repeats the same few forms.
const MOST_FORMS = 12
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
  const forms = new Set([
    written,
    ...person.mentions.slice(0, MOST_FORMS).map(({ start, end }) => text.slice(start, end)),
  ])
  for (const form of forms)
    for (const { name, weight } of nominativeOf(form, language.code)) {
      if (name.split(' ').length !== person.parts.length) continue
      const attested = name !== form && forms.has(name) ? 0.6 : 0
      const usual = language.surnameEnding(name.toLowerCase().split(' ').at(-1) ?? '') ? 1.2 : 1
      votes.set(name, (votes.get(name) ?? 0) + weight * usual + attested)
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
