import type { App } from '../../dist/app.js'
import { writerOf } from '../../dist/database/index.js'
import { IntakeStore, type Report } from '../../dist/intake/index.js'
import { createPerson, MatchingStore, mentionNode, personNode } from '../../dist/matching/index.js'
import { PublishingStore } from '../../dist/publishing/index.js'
import { type Claim, type ClaimType, createClaim, ReadingStore } from '../../dist/reading/index.js'
import { ReviewStore } from '../../dist/review/index.js'

/** Invented people, each with a mark in the name. */
export const PEOPLE = [
  { id: 'mkshown-kalina', name: 'Kalina Mkshownova', minor: false, released: true },
  { id: 'mksilent-kalina', name: 'Bazyl Mksilentuk', minor: false, released: true },
  { id: 'mkerased-kalina', name: 'Darafei Mkerasedau', minor: false, released: true },
  { id: 'mkheld-kalina', name: 'Eva Mkheldouskaya', minor: false, released: true },
  { id: 'mkunreviewed-kalina', name: 'Ihnat Mkunreviewedets', minor: false, released: false },
  { id: 'mkminor-kalina', name: 'Zosia Mkminorskaya', minor: true, released: true },
  { id: 'mksealed-kalina', name: 'Pavel Mksealedenka', minor: false, released: true },
  { id: 'mkpartner-kalina', name: 'Taisa Mkpartnerava', minor: false, released: true },
] as const

export const ageless = (all: readonly string[], less: readonly string[]): readonly string[] =>
  all.filter((marker) => !less.includes(marker))

interface Told {
  readonly type: ClaimType
  readonly words: string
  /** Id of a person, or null for a group. */
  readonly who: string | null
  readonly place?: string
  readonly detail?: string
  readonly number?: number
  readonly minor?: boolean
}

const SHOWN: readonly Told[] = [
  {
    type: 'detained',
    who: 'mkshown-kalina',
    words: 'Kalina Mkshownova was detained at MKPLACE on 2 May 2021, MKQUOTE.',
    place: 'MKPLACE',
  },
  {
    type: 'detained',
    who: 'mksilent-kalina',
    words: 'Bazyl Mksilentuk was detained together with Kalina Mkshownova on 2 May 2021.',
  },
  {
    type: 'detained',
    who: 'mkerased-kalina',
    words: 'Darafei Mkerasedau was detained on 3 May 2021 beside Ihnat Mkunreviewedets.',
  },
  { type: 'detained', who: 'mkheld-kalina', words: 'Eva Mkheldouskaya was detained on 4 May 2021.' },
  { type: 'detained', who: 'mkunreviewed-kalina', words: 'Ihnat Mkunreviewedets was detained on 5 May 2021.' },
  {
    type: 'detained',
    who: 'mkminor-kalina',
    words: 'Zosia Mkminorskaya, 15, was detained on 6 May 2021.',
    minor: true,
  },
  { type: 'detained', who: 'mksealed-kalina', words: 'Pavel Mksealedenka was detained on 7 May 2021.' },
  { type: 'detained', who: 'mkpartner-kalina', words: 'Taisa Mkpartnerava was detained on 8 May 2021.' },
  { type: 'health', who: 'mkshown-kalina', words: 'Kalina Mkshownova suffers from MKHEALTH.', detail: 'MKHEALTH' },
  {
    type: 'kinship',
    who: 'mkshown-kalina',
    words: 'Kalina Mkshownova is married to MKKIN Mkrelativeuk.',
    detail: 'MKKIN',
  },
  {
    type: 'sentenced',
    who: 'mkshown-kalina',
    words: 'Kalina Mkshownova was sentenced to nine years, MKWITHHELD.',
    detail: 'MKWITHHELD',
    number: 9,
  },
  {
    type: 'count_held',
    who: null,
    words:
      'Forty people are held, among them Bazyl Mksilentuk, Darafei Mkerasedau, Zosia Mkminorskaya and Adam Mkstrangerau.',
    number: 40,
  },
]
const ON_THE_WAY: readonly Told[] = [
  {
    type: 'released',
    who: 'mkheld-kalina',
    words: 'Eva Mkheldouskaya was released towards MKONTHEWAY.',
    place: 'MKONTHEWAY',
  },
  { type: 'count_released', who: null, words: 'Two were released, Eva Mkheldouskaya among them.', number: 2 },
]
const HIDDEN: readonly Told[] = [
  {
    type: 'charged',
    who: 'mkshown-kalina',
    words: 'Kalina Mkshownova was charged with MKUNREVIEWED.',
    detail: 'MKUNREVIEWED',
  },
]

/** A register with a mark in every field that may hold something, on every level. */
export async function seedLeaks(app: App): Promise<void> {
  const db = app.database.kysely
  const [matching, review, protection] = [
    new MatchingStore(writerOf(db)),
    new ReviewStore(writerOf(db)),
    new PublishingStore(writerOf(db)),
  ]
  const by = { by: 'MKDECIDER one', second: 'MKDECIDER two', reason: 'MKREASON' } as const
  for (const { id, name, minor } of PEOPLE)
    await matching.addPerson(
      createPerson({ id, names: [{ text: name, language: 'en' }], sex: null, born: '1979-03-21', minor }),
      'MKDECIDER',
    )
  await addReport(
    app,
    'rshown',
    'MKTITLE: Zosia Mkminorskaya, Bazyl Mksilentuk and Adam Mkstrangerau held',
    'https://example.org/zosia-mkminorskaya-held',
    'The Harbour Post',
    SHOWN,
  )
  await addReport(app, 'rontheway', 'Two released', 'https://example.org/two', 'The River Courier', ON_THE_WAY)
  await addReport(app, 'rhidden', 'MKTITLEHIDDEN', 'https://example.org/MKURLHIDDEN', 'MKOUTLETHIDDEN', HIDDEN)
  const targets = [
    'report:rshown',
    'report:rontheway',
    ...PEOPLE.filter(({ released }) => released).map(({ id }) => `person:${id}`),
  ]
  for (const target of targets) await review.decide({ act: 'publish', target, ...by })
  await review.decide({ act: 'withhold', target: `claim:${claimId('rshown', 10)}`, ...by })
  await review.decide({ act: 'confirm', target: `claim:${claimId('rshown', 0)}`, ...by })
  const guard = { until: null, by: 'MKDECIDER one', second: 'MKDECIDER two', reason: 'MKPROTECTION' } as const
  await protection.protect({ kind: 'hold', target: 'person:mkheld-kalina', value: 'on', ...guard })
  await protection.protect({ kind: 'level', target: 'person:mksealed-kalina', value: 'P4', ...guard })
  await protection.protect({ kind: 'level', target: 'person:mkpartner-kalina', value: 'P2', ...guard })
}

const claimId = (report: string, at: number): string => `c${report}${at}`

async function addReport(
  app: App,
  id: string,
  title: string,
  url: string,
  outlet: string,
  told: readonly Told[],
): Promise<void> {
  const db = app.database.kysely
  const text = `MKTEXT opens the text.\n\n${told.map(({ words }) => words).join(' ')}\n\nMKTEXT closes it.`
  const report: Report = {
    kind: 'report',
    id,
    sha256: id.padEnd(64, '0').replace(/[^0-9a-f]/g, 'a'),
    title,
    outlet,
    url,
    published: '2021-05-10',
    language: 'en',
    text,
    furniture: [{ kind: 'other', text: 'MKTEXT' }],
    aiDisclosure: null,
    notices: [{ kind: 'correction', quote: 'An earlier version named Zosia Mkminorskaya.' }],
    notes: ['MKNOTE'],
  }
  await new IntakeStore(writerOf(db)).add(report, new TextEncoder().encode(text), 'MKCAMEFROM')
  const names = [
    ...PEOPLE.map(({ id: personId, name, minor }) => ({ personId, name, minor })),
    { personId: null, name: 'Adam Mkstrangerau', minor: false },
    { personId: null, name: 'MKKIN Mkrelativeuk', minor: false },
  ]
  const people = names
    .filter(({ name }) => text.includes(name))
    .map(({ personId, name, minor }, at) => ({
      personId,
      id: `p${at + 1}`,
      name,
      role: personId ? ('prisoner' as const) : ('relative' as const),
      minor,
      sex: null,
      mentions: [...text.matchAll(new RegExp(name, 'g'))].map(({ index }) => ({
        start: index,
        end: index + name.length,
        text: name,
      })),
    }))
  const claims = told.map((one, at): Claim => {
    const person = people.find(({ personId }) => personId === one.who)
    const start = text.indexOf(one.words)
    return createClaim(
      {
        id: claimId(id, at),
        reportId: id,
        type: one.type,
        subject:
          one.who && person ? { kind: 'person', name: person.name, ref: person.id } : { kind: 'group', name: 'people' },
        value:
          one.number === undefined
            ? null
            : { number: one.number, min: null, max: null, unit: one.who ? 'year' : 'person', quantifier: 'exact' },
        detail: one.detail ?? null,
        population: one.who ? null : 'people',
        measure: one.who ? null : one.type === 'count_held' ? 'stock' : 'flow',
        date: { edtf: '2021-05-02', raw: '2 May 2021' },
        said: '2021-05-10',
        place: one.place ?? null,
        offence: null,
        releaseKind: null,
        polarity: 'affirms',
        modality: 'reported',
        speaker: { name: 'Bazyl Mksilentuk', kind: 'person' },
        origin: null,
        quote: { start, end: start + one.words.length, text: one.words },
        confidence: 1,
        extractor: 'test@1',
        minor: one.minor ?? false,
        flags: [],
      },
      text,
    )
  })
  await new ReadingStore(writerOf(db)).add({
    reportId: id,
    extractor: 'test@1',
    people,
    claims,
    credits: ['Bazyl Mksilentuk'],
    notes: ['MKNOTE'],
  })
  for (const { personId, id: ref } of people)
    if (personId)
      await new MatchingStore(writerOf(db)).judge(
        [mentionNode(id, ref), personNode(personId)],
        'same',
        'MKDECIDER',
        'MKJUDGE',
      )
}
