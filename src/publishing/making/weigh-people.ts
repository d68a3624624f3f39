import type { Person } from '../../matching/index.ts'
import { entriesOf } from '../../record/index.ts'
import { assess, judgedEach } from '../../weighing/index.ts'
import type { Change, PersonEntry } from '../edition.ts'
import { personEntry } from '../person-entry.ts'
import { personChanges } from './changes.ts'
import { evidenceIn, type Gathered } from './gathered.ts'
import { createRow, type Row } from './rows.ts'
import type { Setting } from './setting.ts'
import { type PlacedClaim, placesOf } from './standings.ts'

/** A person of an edition: who they are, for name search and checks, and what is shown of them. */
export interface KeptPerson {
  readonly person: Person
  readonly entry: PersonEntry
}

/** A person to be weighed, with what stood of them before. */
export interface PersonToWeigh {
  readonly id: string
  readonly input: string
  readonly eventIds: readonly string[]
  readonly before: { readonly input: string | null; readonly body: string } | null
}

export interface PeopleJob {
  readonly people: readonly PersonToWeigh[]
  readonly gathered: Gathered
}

export interface PeopleWeighed {
  /** Of those only whose row is new or other than before. */
  readonly rows: readonly Row[]
  readonly changes: readonly Change[]
  /** Who stood there before and of whom nothing is left. */
  readonly gone: readonly string[]
  readonly places: readonly PlacedClaim[]
}

const HISTORY = 60

/** Weighs what is said of some people and draws up what is shown of each. */
export function weighPeople(setting: Setting, { people: wanted, gathered }: PeopleJob): PeopleWeighed {
  const people = wanted.flatMap(({ id }) => setting.people.get(id) ?? [])
  const ids = new Set(people.map(({ id }) => id))
  const evidence = evidenceIn(gathered)
  const own = evidence.filter(({ personId }) => personId !== null && ids.has(personId))
  const decisions = own.flatMap(({ claim }) => setting.decisions.get(claim.id) ?? [])
  const about = assess(evidence, { decisions, only: ({ personId }) => personId !== null && ids.has(personId) })
  const entries = new Map(entriesOf(people, about, []).map((entry) => [entry.person.id, entry]))
  const drawn = wanted.map((one) => {
    const [person, entry] = [setting.people.get(one.id), entries.get(one.id)]
    if (!person || !entry) return { gone: one.before === null ? [] : [one.id], changes: [], row: [] }
    return { gone: [], ...personRow(setting, one, person, personEntry({ ...entry, eventIds: one.eventIds })) }
  })
  const claims = new Set(own.map(({ claim }) => claim.id))
  return {
    rows: drawn.flatMap(({ row }) => row),
    changes: drawn.flatMap(({ changes }) => changes),
    gone: drawn.flatMap(({ gone }) => gone),
    places: placesOf(
      about,
      judgedEach(evidence, ({ claim }) => claims.has(claim.id)),
      (id) => claims.has(id),
    ),
  }
}

function personRow(
  setting: Setting,
  { input, before }: PersonToWeigh,
  person: Person,
  drawn: PersonEntry,
): { readonly row: readonly Row[]; readonly changes: readonly Change[] } {
  const now: PersonEntry = { ...drawn, since: setting.number }
  const was = before && (JSON.parse(before.body) as KeptPerson).entry
  const { history: told = [], ...plain } = was ?? ({} as PersonEntry)
  const isSame = JSON.stringify({ ...plain, since: 0 }) === JSON.stringify({ ...now, since: 0 })
  if (was && isSame && before.input === input) return { row: [], changes: [] }
  const changes = personChanges(setting, was, now)
  const history = [...changes, ...told].slice(0, HISTORY)
  const entry: PersonEntry = { ...now, ...(history.length > 0 ? { history } : {}) }
  // A whole day of birth finds people in other lists; the year is enough to tell namesakes apart.
  const kept: KeptPerson = { person: { ...person, born: person.born?.slice(0, 4) ?? null }, entry }
  const row = createRow('person', person.id, kept, { input, personId: person.id, type: now.status.liberty })
  return { row: [row], changes: setting.number > 1 ? changes : [] }
}
