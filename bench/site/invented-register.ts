import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Claim, ClaimType } from '../../dist/reading/index.js'
import { random } from '../weighing/invented.ts'

const GIVEN = [
  'Adela',
  'Bazyl',
  'Darafei',
  'Eva',
  'Hanna',
  'Ihnat',
  'Kastus',
  'Lizaveta',
  'Maryna',
  'Nadzeya',
  'Pavel',
  'Stsiapan',
  'Taisa',
  'Yauhen',
  'Zosia',
]
const FIRST = ['Ba', 'Vi', 'Har', 'Da', 'Zhu', 'Ka', 'Li', 'Ma', 'Na', 'Pa', 'Ra', 'Sa', 'Ta', 'Cha', 'Sha', 'Ju']
const MIDDLE = ['bro', 'ren', 'li', 'mia', 'ra', 'sno', 'ta', 'via', 'zhe', 'ku', 'lo', 'ni']
const LAST = ['uski', 'vich', 'enka', 'ets', 'ouski', 'ala', 'nik', 'uk', 'ava', 'tsenka']
const OUTLETS = Array.from(
  { length: 120 },
  (_, at) =>
    `The ${['Harbour', 'River', 'Northern', 'Evening', 'Lantern', 'Border'][at % 6]} ${['Post', 'Courier', 'Lamp', 'Herald', 'Wire'][at % 5]} ${1 + Math.floor(at / 30)}`,
)
const TOWNS = ['Zalesse', 'Dubna Mala', 'Verasen', 'Paliana', 'Krynitsa', 'Staroye Sialo']
const FIRST_DAY = Date.UTC(2020, 7, 1) / 86_400_000
const EVENTS = 60
const PER_EVENT = 60

interface Life {
  readonly id: string
  readonly name: string
  readonly detained: number
  readonly sentenced: number
  readonly years: number
  readonly colony: number
  readonly event: number | null
}

export interface Size {
  readonly people: number
  readonly reports: number
}

const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** Puts an invented register of ten claims a report straight into the tables: lives that agree with themselves, told by many outlets. */
export async function inventRegister(db: Kysely<never>, { people: count, reports }: Size): Promise<void> {
  const next = random(11)
  const pick = <T>(some: readonly T[]): T => some[Math.floor(next() * some.length)]!
  const lives = Array.from({ length: count }, (_, at): Life => {
    const detained = FIRST_DAY + Math.floor(next() * 1500)
    const event = at < EVENTS * PER_EVENT ? at % EVENTS : null
    const name = `${pick(GIVEN)} ${pick(FIRST)}${pick(MIDDLE)}${pick(MIDDLE)}${pick(LAST)}`
    return {
      id: `p${at}-${name.toLowerCase().replace(/\W+/g, '-')}`,
      name,
      detained,
      sentenced: detained + 120 + Math.floor(next() * 200),
      years: 2 + Math.floor(next() * 12),
      colony: 1 + Math.floor(next() * 20),
      event,
    }
  })
  const eventDay = (event: number) => FIRST_DAY + 1600 + event * 10
  await sql.raw('set session_replication_role = replica').execute(db)
  await insertPeople(db, lives)
  const about = Math.max(1, Math.round(reports * 0.12))
  const events = Array.from({ length: EVENTS }, () => ({ claimIds: [] as string[], reportIds: [] as string[] }))
  let batch: Drafted[] = []
  for (let at = 0; at < reports; at++) {
    const event = at < about ? at % EVENTS : null
    batch.push(event === null ? lifeReport(at) : eventReport(at, event))
    if (batch.length === 2000 || at === reports - 1) {
      await insertReports(db, batch)
      batch = []
    }
  }
  await insertEvents(db, events, eventDay)
  await insertDecisions(db, lives, reports)
  await sql.raw('set session_replication_role = default').execute(db)
  await sql.raw('analyze').execute(db)

  function eventReport(at: number, event: number): Drafted {
    const day = eventDay(event)
    const report = draft(at, day + Math.floor(next() * 3))
    report.say(
      { type: 'count_released', group: 'political prisoners', number: PER_EVENT, day },
      `${PER_EVENT} political prisoners were released on ${dayText(day)}.`,
    )
    report.say(
      { type: 'count_crossed', group: 'people', number: PER_EVENT - 1, day },
      `${PER_EVENT - 1} people crossed the border on ${dayText(day)}.`,
    )
    for (let n = 0; n < 8; n++) {
      const life = lives[(event + EVENTS * Math.floor(next() * PER_EVENT)) % lives.length]!
      report.say({ type: 'released', life, day, kind: 'pardon' }, `${life.name} was released on ${dayText(day)}.`)
    }
    events[event]!.claimIds.push(...report.claims.map(({ id }) => id))
    events[event]!.reportIds.push(report.id)
    return report
  }

  function lifeReport(at: number): Drafted {
    const some = [0, 1, 2].map((n) => lives[(at * 3 + n * 7 + Math.floor(next() * 3)) % lives.length]!)
    const report = draft(at, Math.max(...some.map((life) => life.sentenced)) + Math.floor(next() * 900))
    for (const life of some) {
      const off = next() < 0.05 ? 1 : 0
      report.say(
        { type: 'detained', life, day: life.detained + off, place: pick(TOWNS) },
        `${life.name} was detained on ${dayText(life.detained + off)}.`,
      )
      report.say(
        { type: 'sentenced', life, day: life.sentenced, number: life.years },
        `${life.name} was sentenced to ${life.years} years in prison on ${dayText(life.sentenced)}.`,
      )
      report.say(
        { type: 'transferred', life, day: life.sentenced + 60, place: `Penal colony No. ${life.colony}` },
        `${life.name} was moved to penal colony No. ${life.colony}.`,
      )
    }
    report.say(
      { type: 'count_held', group: 'political prisoners', number: 900 + (at % 400), day: report.day },
      `Committee ${at % 7} counts ${900 + (at % 400)} political prisoners as of ${dayText(report.day)}.`,
      `Committee ${at % 7}`,
    )
    return report
  }

  function draft(at: number, day: number): Drafted {
    return new Drafted(
      `r${createHash('sha256').update(`bench ${at}`).digest('hex').slice(0, 16)}`,
      OUTLETS[at % OUTLETS.length]!,
      day,
      at > 20 && at % 10 === 0 ? (batch.at(-1)?.id ?? null) : null,
    )
  }
}

interface Told {
  readonly type: ClaimType
  readonly life?: Life
  readonly group?: string
  readonly number?: number
  readonly day: number
  readonly place?: string
  readonly kind?: string
}

class Drafted {
  readonly id: string
  readonly outlet: string
  readonly day: number
  readonly copyOf: string | null
  text: string
  readonly claims: Claim[] = []
  readonly people = new Map<
    string,
    { readonly ref: string; readonly life: Life; readonly mentions: { start: number; end: number; text: string }[] }
  >()

  constructor(id: string, outlet: string, day: number, copyOf: string | null) {
    this.id = id
    this.outlet = outlet
    this.day = day
    this.copyOf = copyOf
    this.text = `Report of ${dayText(day)}\n\n`
  }

  say({ type, life, group, number, day, place, kind }: Told, words: string, speaker?: string): void {
    const start = this.text.length
    this.text += `${words} `
    if (life && !this.people.has(life.id))
      this.people.set(life.id, { ref: `p${this.people.size + 1}`, life, mentions: [] })
    const person = life && this.people.get(life.id)
    person?.mentions.push({ start, end: start + person.life.name.length, text: person.life.name })
    const count =
      number === undefined
        ? null
        : {
            number,
            min: null,
            max: null,
            unit: life ? ('year' as const) : ('person' as const),
            quantifier: 'exact' as const,
          }
    this.claims.push({
      kind: 'claim',
      id: `c${createHash('sha256').update(`${this.id} ${start}`).digest('hex').slice(0, 16)}`,
      reportId: this.id,
      type,
      subject: life
        ? { kind: 'person', name: life.name, ref: person!.ref }
        : { kind: 'group', name: group ?? 'people' },
      value: count,
      detail: null,
      population: life ? null : (group ?? null),
      measure: life ? null : type === 'count_held' ? 'stock' : 'flow',
      date: { edtf: dayText(day), raw: dayText(day) },
      said: dayText(this.day),
      place: place ?? null,
      offence: null,
      releaseKind: kind ?? null,
      polarity: 'affirms',
      modality: 'reported',
      speaker: speaker ? { name: speaker, kind: 'organisation' } : { name: this.outlet, kind: 'outlet' },
      origin: null,
      quote: { start, end: start + words.length, text: words },
      confidence: 1,
      extractor: 'invented@1',
      minor: false,
      flags: [],
    })
  }
}

async function insertPeople(db: Kysely<never>, lives: readonly Life[]): Promise<void> {
  const [ids, names] = [lives.map(({ id }) => id), lives.map(({ name }) => name)]
  await sql`insert into person (id, created_by) select id, 'bench' from unnest(${ids}::text[]) as t (id)`.execute(db)
  await sql`insert into person_name (person_id, text, language) select id, name, 'en' from unnest(${ids}::text[], ${names}::text[]) as t (id, name)`.execute(
    db,
  )
}

async function insertReports(db: Kysely<never>, some: readonly Drafted[]): Promise<void> {
  const sha = (text: string) => createHash('sha256').update(text).digest('hex')
  const details = JSON.stringify({ furniture: [], aiDisclosure: null, notices: [], notes: [] })
  await sql`insert into report_bytes (sha256, bytes) select sha, convert_to(text, 'UTF8')
    from unnest(${some.map(({ text }) => sha(text))}::text[], ${some.map(({ text }) => text)}::text[]) as t (sha, text) on conflict do nothing`.execute(
    db,
  )
  await sql`insert into report (id, sha256, url, outlet, title, published, language, text, details, came_from)
    select id, sha, 'https://example.org/' || id, outlet, title, day, 'en', text, ${details}::jsonb, 'bench'
    from unnest(${some.map(({ id }) => id)}::text[], ${some.map(({ text }) => sha(text))}::text[], ${some.map(({ outlet }) => outlet)}::text[],
      ${some.map(({ day, outlet }) => `${outlet}, ${dayText(day)}`)}::text[], ${some.map(({ day }) => dayText(day))}::text[], ${some.map(({ text }) => text)}::text[])
      as t (id, sha, outlet, title, day, text)`.execute(db)
  const people = some.map((report) =>
    JSON.stringify(
      [...report.people.values()].map(({ ref, life, mentions }) => ({
        id: ref,
        name: life.name,
        mentions,
        role: 'prisoner',
        minor: false,
        sex: null,
      })),
    ),
  )
  await sql`insert into reading (report_id, extractor, people, credits, notes) select id, 'invented@1', people::jsonb, '[]', '[]'
    from unnest(${some.map(({ id }) => id)}::text[], ${people}::text[]) as t (id, people)`.execute(db)
  const claims = some.flatMap((report) => report.claims)
  await sql`insert into claim (id, report_id, extractor, type, happened, said, quote_start, quote_end, quote_text, minor, body)
    select id, report_id, 'invented@1', type, happened, said, a, b, words, false, body::jsonb
    from unnest(${claims.map(({ id }) => id)}::text[], ${claims.map(({ reportId }) => reportId)}::text[], ${claims.map(({ type }) => type)}::text[],
      ${claims.map(({ date }) => date?.edtf ?? null)}::text[], ${claims.map(({ said }) => said)}::text[], ${claims.map(({ quote }) => quote.start)}::int[],
      ${claims.map(({ quote }) => quote.end)}::int[], ${claims.map(({ quote }) => quote.text)}::text[], ${claims.map((claim) => JSON.stringify(claim))}::text[])
      as t (id, report_id, type, happened, said, a, b, words, body)`.execute(db)
  const links = some.flatMap((report) =>
    [...report.people.values()].map(({ ref, life }) => ({ report: report.id, ref, person: life.id })),
  )
  await sql`insert into mention_link (report_id, ref, person_id, basis, score, reasons) select report, ref, person, 'judgement', 1, '{}'
    from unnest(${links.map(({ report }) => report)}::text[], ${links.map(({ ref }) => ref)}::text[], ${links.map(({ person }) => person)}::text[]) as t (report, ref, person)`.execute(
    db,
  )
  const copies = some.filter(({ copyOf }) => copyOf !== null)
  const groups = new Map(copies.flatMap(({ id, copyOf }) => [[id, copyOf!] as const, [copyOf!, copyOf!] as const]))
  await sql`insert into lineage (report_id, group_id, kind, why) select id, root, 'copy', '[]'
    from unnest(${[...groups.keys()]}::text[], ${[...groups.values()]}::text[]) as t (id, root) on conflict do nothing`.execute(
    db,
  )
}

async function insertEvents(
  db: Kysely<never>,
  events: readonly { claimIds: string[]; reportIds: string[] }[],
  dayOf: (event: number) => number,
): Promise<void> {
  for (const [at, { claimIds, reportIds }] of events.entries()) {
    const date = dayText(dayOf(at))
    const body = {
      kind: 'release_event',
      id: `release-${date}`,
      title: `Release of ${date}`,
      date,
      place: null,
      claimIds,
      reportIds,
    }
    await sql`insert into release_event (id, body) values (${body.id}, ${JSON.stringify(body)}::jsonb)`.execute(db)
  }
}

async function insertDecisions(db: Kysely<never>, lives: readonly Life[], reports: number): Promise<void> {
  const rest = { reports: Math.round(reports * 0.995) }
  await sql`insert into decision (act, target, decided_by, second_by, reason)
    select 'publish', 'person:' || id, 'one', 'two', 'bench' from unnest(${lives.map(({ id }) => id)}::text[]) as t (id)`.execute(
    db,
  )
  await sql`insert into decision (act, target, decided_by, second_by, reason)
    select 'publish', 'report:' || id, 'one', 'two', 'bench' from (select id from report order by seq limit ${rest.reports}) t`.execute(
    db,
  )
}
