import { z } from 'zod'
import { CLAIM_TYPES } from '../claim.ts'

/** One claim as a model proposes it: every word of it is doubted until it is found in the report. */
export const candidate = z.object({
  type: z.enum(CLAIM_TYPES),
  subject: z.object({ kind: z.enum(['person', 'group', 'organisation']), name: z.string() }),
  number: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.enum(['person', 'year', 'month', 'day']).nullable(),
  quantifier: z.enum(['exact', 'at_least', 'at_most', 'about', 'range']).nullable(),
  population: z.string().nullable(),
  measure: z.enum(['stock', 'flow', 'cumulative']).nullable(),
  date: z.object({ edtf: z.string(), words: z.string() }).nullable(),
  place: z.string().nullable(),
  offence: z.string().nullable(),
  polarity: z.enum(['affirms', 'denies', 'retracts']),
  modality: z.enum(['reported', 'confirmed', 'planned', 'alleged', 'estimated']),
  speaker: z.object({ name: z.string(), kind: z.enum(['person', 'organisation', 'outlet']) }).nullable(),
  quote: z.string(),
})

export const answer = z.object({ claims: z.array(candidate) })

export type Candidate = z.infer<typeof candidate>
