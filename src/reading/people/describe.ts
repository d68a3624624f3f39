import type { PersonRole, ReadPerson } from '../claim.ts'
import { draftKey, type Scene } from '../frames/draft.ts'
import type { Language } from '../language/language.ts'
import type { Person } from './people.ts'

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
    name: nominativeName(person, language),
    mentions: person.mentions.map(({ start, end }) => ({ start, end, text: text.slice(start, end) })),
    role: roleOf(person, scene),
    minor: person.minor,
    sex: person.sex,
  }
}

export function personId(person: Person): string {
  return `p${person.index + 1}`
}

function nominativeName(person: Person, _language: Language): string {
  return person.parts.join(' ')
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
