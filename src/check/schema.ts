import { z } from 'zod'
import { CLAIM_TYPES } from '../reading/index.ts'

const text = z.string()
const maybe = text.nullable()
const span = z
  .object({ start: z.int().min(0), end: z.int().min(1), text })
  .describe('UTF-16 units in report.text; text equals report.text.slice(start, end)')
const ref = z.object({ reportId: text, claimId: text, origin: text })

const report = z.object({
  sha256: text,
  title: maybe,
  outlet: maybe,
  url: maybe,
  published: maybe.describe('EDTF, as precise as known'),
  language: text.describe('BCP 47, und when not recognised'),
  text: text.describe('main text only; every offset counts UTF-16 units in it'),
  furniture: z.array(z.object({ kind: text, text })),
  aiDisclosure: z.object({ disclosed: z.literal(true), quote: text }).nullable(),
  aiSuspicion: z
    .object({ score: z.number(), signs: z.array(z.object({ code: text, weight: z.number(), words: maybe })) })
    .nullable()
    .describe('signs that a machine wrote it, where it does not say so; such a report carries no weight of its own'),
  copyOf: z.object({ reportId: text, score: z.number(), reason: text }).nullable(),
  notes: z.array(text),
  notices: z.array(z.object({ kind: z.enum(['correction', 'update', 'retraction']), quote: text })),
})

const person = z.object({
  id: text,
  name: text,
  mentions: z.array(span),
  role: z.enum(['prisoner', 'official', 'relative', 'lawyer', 'journalist', 'other']),
  minor: z.boolean(),
  match: z
    .object({ personId: text, score: z.number().min(0).max(1), reasons: z.array(text) })
    .nullable()
    .describe('best candidate in the register; never a merge'),
})

const quantity = z.object({
  number: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.enum(['person', 'year', 'month', 'day']),
  quantifier: z.enum(['exact', 'at_least', 'at_most', 'about', 'range']),
  term: z.object({ years: z.number(), months: z.number(), days: z.number() }).optional(),
})

const claim = z.object({
  id: text,
  type: z.enum(CLAIM_TYPES),
  subject: z.object({ kind: z.enum(['person', 'group', 'organisation']), name: text, personId: maybe }),
  value: quantity.nullable(),
  population: maybe,
  measure: z.enum(['stock', 'flow', 'cumulative']).nullable(),
  date: z.object({ edtf: text, raw: text }).nullable(),
  said: maybe,
  learned: maybe,
  place: maybe,
  offence: maybe,
  kind: maybe.describe('how a release happened'),
  detail: maybe,
  polarity: z.enum(['affirms', 'denies', 'retracts']),
  modality: z.enum(['reported', 'confirmed', 'planned', 'alleged', 'estimated']),
  speaker: z.object({ name: text, kind: z.enum(['person', 'organisation', 'outlet']) }).nullable(),
  origin: maybe,
  quote: span,
  confidence: z.number().min(0).max(1),
  extractor: text,
  minor: z.boolean(),
  flags: z.array(text),
})

const inParts = z.object({
  type: z.enum(CLAIM_TYPES),
  name: maybe,
  population: maybe.describe('who is counted, as a concept'),
  words: maybe,
  value: quantity.nullable(),
  date: maybe,
  denied: z.boolean(),
  planned: z.boolean(),
})

const reason = z.object({
  code: text,
  text,
  params: z
    .object({
      role: z.enum(['for', 'against', 'beside']).optional(),
      reports: z.int().optional(),
      origins: z.int().optional(),
      who: z.array(z.object({ label: text, reports: z.int() })).optional(),
      examples: z.array(z.object({ origin: text, claim: inParts })).optional(),
      more: z.int().optional(),
      decision: z
        .object({ by: text, at: text, state: text, reason: text, on: z.enum(['same', 'opposite']) })
        .optional(),
    })
    .optional()
    .describe('what the text says in values, for interfaces in other languages'),
})

const verdict = z.object({
  claimId: text,
  state: z.enum(['supported', 'contradicted', 'disputed', 'single_origin', 'unseen']),
  independentOrigins: z.object({ for: z.int().min(0), against: z.int().min(0) }),
  for: z.array(ref),
  against: z.array(ref),
  beside: z.array(ref.extend({ says: text, parts: inParts.optional() })),
  explanation: text,
  reasons: z.array(reason).optional(),
})

/** The shape of a check's answer, for programs that read it; the flow test holds real answers against it. */
export const checkResultSchema = z.object({
  file: maybe,
  report,
  people: z.array(person),
  claims: z.array(claim),
  verdicts: z.array(verdict),
})

/** JSON Schema (2020-12) of what `habeas check --json` prints; fields may be added, never renamed. */
export function checkResultJsonSchema(): unknown {
  return { title: 'habeas check --json', ...z.toJSONSchema(checkResultSchema) }
}
