import { z } from '@hono/zod-openapi'
import { checkResultSchema } from '../check/index.ts'

const text = z.string()
const maybe = text.nullable()
const texts = z.array(text).readonly()
const edtf = text.describe('EDTF, as precise as known: 2025, 2025-09, 2025-09-11, 2025-09-XX')
const maybeDate = edtf.nullable()
const verdict = z.enum(['supported', 'contradicted', 'disputed', 'single_origin', 'unseen'])
const ladder = z.enum(['lead', 'reported', 'corroborated', 'documented', 'confirmed', 'disputed', 'discounted'])
const liberty = z.enum(['deprived', 'restricted', 'free_conditional', 'free', 'dead', 'disappeared', 'unknown'])
const origins = z.object({ for: z.int(), against: z.int() })
const ref = z.object({ reportId: text, claimId: text, origin: text })
const { claims } = checkResultSchema.shape
const { type, value, measure, date, polarity, modality, speaker, quote } = claims.element.shape

const statement = {
  type,
  subject: z.object({ kind: z.enum(['person', 'group', 'organisation']), name: text, personId: maybe }),
  ...{
    value,
    population: maybe,
    measure,
    date,
    place: maybe,
    offence: maybe,
    kind: maybe,
    detail: maybe,
    polarity,
    modality,
  },
}

const status = z
  .object({
    liberty,
    since: maybeDate,
    place: maybe,
    lastEvidence: maybeDate,
    custodySeen: z
      .object({ date: text, claimId: text, outSince: z.boolean() })
      .nullable()
      .optional()
      .describe('the last day on which somebody who could know saw the person in custody'),
    possiblyInvented: z.boolean().optional().describe('named by nobody but machine-written reports'),
    ladder,
    state: verdict,
  })
  .describe('where the person stands with regard to liberty, and how far that is known')

export const personLine = z.object({ id: text, name: text, description: maybe, status }).openapi('PersonLine')

const fact = z
  .object({
    id: text,
    ...statement,
    state: verdict,
    ladder,
    independentOrigins: origins,
    for: z.array(ref).readonly(),
    against: z.array(ref).readonly(),
    explanation: text,
  })
  .openapi('Fact')

export const personSchema = personLine
  .extend({
    names: z.array(z.object({ text, language: text.describe('BCP 47') })).readonly(),
    facts: z.array(fact).readonly(),
    recognitions: z
      .array(z.object({ organisation: text, scheme: maybe, date: maybeDate, ended: maybeDate, reportId: maybe }))
      .readonly(),
    eventIds: texts,
  })
  .openapi('Person')

export const datedPersonSchema = personSchema
  .extend({
    asOf: text.optional().describe('the day that was asked for: what happened later is left out'),
    knownOn: z
      .object({ day: text, edition: z.int(), published: text })
      .optional()
      .describe('the day that was asked for, and the edition that was the newest on it'),
  })
  .openapi('DatedPerson')

export const claimSchema = z
  .object({
    id: text,
    reportId: text,
    ...statement,
    said: maybe,
    learned: maybe,
    speaker,
    origin: maybe,
    quote: quote.describe('offsets into the report’s main text, which is not published'),
    state: verdict,
    ladder,
  })
  .openapi('Claim')

export const reportSchema = z
  .object({
    id: text,
    sha256: text,
    title: maybe,
    outlet: maybe,
    url: maybe,
    published: maybe,
    language: text,
    summary: maybe,
    aiWritten: z.boolean(),
    credits: texts,
    lineage: text,
    claimIds: texts,
    notices: z.array(z.object({ kind: z.enum(['correction', 'update', 'retraction']), quote: text })).readonly(),
  })
  .openapi('Report')

export const eventLine = z
  .object({ id: text, title: text, date: edtf, place: maybe, summary: maybe, reportIds: texts })
  .openapi('EventLine')

const slotPerson = z.object({ id: text, name: text })

/** The ledger's own shape is fixed by the output contract; what may grow is left open. */
export const ledgerSchema = z
  .looseObject({
    event: z.object({ id: text, title: text, date: edtf, place: maybe }),
    announced: z.array(z.looseObject({ number: z.number() })).readonly(),
    slots: z
      .array(
        z.looseObject({
          person: slotPerson,
          outcome: text,
          for: z.int(),
          against: z.int(),
          reasonCodes: texts,
          evidence: texts,
        }),
      )
      .readonly(),
    misnamed: z.array(z.looseObject({ person: slotPerson, reasonCodes: texts, evidence: texts })).readonly(),
    unnamed: z.array(z.looseObject({ number: z.number() })).readonly(),
    totals: z.looseObject({ announced: z.number(), named: z.number(), confirmed: z.number(), unnamed: z.number() }),
    tallies: z.array(z.looseObject({ organisation: text, number: z.number() })).readonly(),
    contradictions: z.array(z.looseObject({ about: text })).readonly(),
    balance: z.looseObject({ holds: z.boolean(), residual: z.number() }),
  })
  .openapi('Ledger')

export const figureSchema = z
  .object({ number: z.number(), organisation: text, definition: text, asOf: edtf, reportId: maybe })
  .loose()
  .openapi('Figure')

export const namedSchema = z
  .object({ id: text, name: text, people: z.int().describe('how many people’s files name it') })
  .openapi('Named')

export const hitSchema = z
  .object({ person: personLine, score: z.number(), reasons: texts.describe('why this name may be meant, in words') })
  .openapi('SearchHit')

const tally = z.array(z.object({ key: text, people: z.int() })).readonly()

export const statisticsSchema = z
  .object({
    figures: z.array(figureSchema).readonly(),
    liberty: tally.describe('how many published people stand where'),
    articles: tally,
    facilities: tally,
    arrests: tally.describe('by month of a published arrest'),
    releases: tally.describe('by month of a published release'),
  })
  .openapi('Statistics')

export const editionSchema = z
  .object({
    id: text,
    number: z.int(),
    published: text,
    people: z.int(),
    reports: z.int(),
    claims: z.int(),
    events: z.int(),
  })
  .openapi('Edition')

export const changeSchema = z.looseObject({ date: text, personId: maybe, eventId: maybe, text }).openapi('Change')

export const diffSchema = z
  .looseObject({
    edition: z.int(),
    before: z.int(),
    date: text,
    counts: z.record(z.string(), z.int()),
    changes: z.array(changeSchema).readonly(),
    withdrawn: z.array(z.looseObject({ kind: text, token: text })).readonly(),
  })
  .openapi('EditionDiff')

export const checkRequestSchema = z
  .object({
    text: text.min(1).max(5_000_000).describe('the article, as plain text'),
    url: z.url().optional(),
    outlet: text.max(200).optional(),
    published: text
      .regex(/^\d{4}(-\d\d(-\d\d)?)?$/)
      .optional()
      .describe('2025-09-12 or 2025-09; relative days are resolved against it'),
  })
  .openapi('CheckRequest')

// Made anew: what was made before this module loaded `.openapi` does not have it, and who comes first is not ours to say.
export const checkAnswerSchema = z.object(checkResultSchema.shape).openapi('CheckResult')

export const problemSchema = z
  .object({
    error: z.object({
      status: z.int(),
      expected: text,
      got: text,
      where: text,
      todo: text,
    }),
  })
  .openapi('Problem')

export const cursorQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(100).openapi({ description: 'at most so many' }),
  after: text.max(300).optional().openapi({ description: 'the `next` of the answer before' }),
})

const day = z.iso.date().openapi({ example: '2025-09-11' })

export const dayQuery = z.object({
  asOf: day
    .optional()
    .openapi({ description: 'where the person stood on this day: facts that happened later are left out' }),
  knownOn: day.optional().openapi({
    description: 'as the newest edition published by the end of this day (UTC) showed it, unless withdrawn since',
  }),
})

export const idParam = z.object({ id: text.min(1).max(200).openapi({ example: 'kavalenka-alena' }) })
