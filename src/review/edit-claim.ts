import { hash } from 'node:crypto'
import {
  CLAIM_TYPES,
  type Claim,
  type ClaimType,
  createClaim,
  type Modality,
  type Polarity,
  type Quantifier,
  type Quantity,
} from '../reading/index.ts'
import { InvalidDecisionError } from './decision.ts'
import { BY_HAND } from './standing.ts'

/** What a person may say of a claim; an empty field says nothing, an absent one leaves it as it was read. */
export interface ClaimFields {
  readonly type?: string
  readonly name?: string
  /** The person of the reading that is meant; '' for a group or somebody the reading did not find. */
  readonly ref?: string
  readonly date?: string
  readonly place?: string
  readonly offence?: string
  readonly detail?: string
  readonly polarity?: string
  readonly modality?: string
  readonly speaker?: string
  /** A whole number; of people for counts, of `unit` for a term. */
  readonly number?: string
  readonly unit?: string
  readonly quantifier?: string
  /** Counts only: who is counted. */
  readonly population?: string
  readonly minor?: boolean
}

const POLARITIES: readonly Polarity[] = ['affirms', 'denies', 'retracts']
const MODALITIES: readonly Modality[] = ['reported', 'confirmed', 'planned', 'alleged', 'estimated']
const EDTF = /^(\.\.|\d{4}(-(\d\d|XX)(-(\d\d|XX))?)?[~?]?)(\/(\.\.|\d{4}(-\d\d(-\d\d)?)?[~?]?))?$/

/** The claim as a person reads it: same report, same id, other content. The quote stays, for it is where the words are. */
export function changeClaim(claim: Claim, fields: ClaimFields, text: string): Claim {
  const { kind: _kind, ...held } = claim
  return createClaim({ ...held, ...said(claim, fields), extractor: BY_HAND }, text)
}

/** A claim over a stretch of the text that a person marked. */
export function claimByHand(
  reportId: string,
  published: string | null,
  span: { readonly start: number; readonly end: number },
  fields: ClaimFields,
  text: string,
): Claim {
  const quote = trimmed(span, text)
  const empty: Claim = {
    kind: 'claim',
    id: '',
    reportId,
    type: 'detained',
    subject: { kind: 'group', name: '' },
    value: null,
    detail: null,
    population: null,
    measure: null,
    date: null,
    said: published,
    place: null,
    offence: null,
    releaseKind: null,
    polarity: 'affirms',
    modality: 'reported',
    speaker: null,
    origin: null,
    quote,
    confidence: 1,
    extractor: BY_HAND,
    minor: false,
    flags: [],
  }
  const { kind: _kind, ...content } = { ...empty, ...said(empty, fields) }
  if (content.subject.name === '')
    throw new InvalidDecisionError('claim by hand: expected whom it is about, got nothing')
  return createClaim({ ...content, id: handId(content) }, text)
}

/** One claim for each name, over the same words. */
export function splitClaim(
  claim: Claim,
  people: readonly { readonly name: string; readonly ref: string | null }[],
  text: string,
): readonly Claim[] {
  if (people.length < 2)
    throw new InvalidDecisionError(`split of ${claim.id}: expected two names or more, got ${people.length}`)
  const { kind: _kind, value: _value, ...held } = claim
  return people.map(({ name, ref }) => {
    const subject = ref ? { kind: 'person' as const, name, ref } : { kind: 'person' as const, name }
    const content = { ...held, value: null, subject, extractor: BY_HAND, population: null, measure: null }
    return createClaim({ ...content, id: handId(content) }, text)
  })
}

function said(claim: Claim, fields: ClaimFields): Partial<Claim> {
  const { type, polarity, modality, date, speaker } = fields
  if (type !== undefined && !CLAIM_TYPES.includes(type as ClaimType)) throw unknownWord('type', type)
  if (polarity !== undefined && !POLARITIES.includes(polarity as Polarity)) throw unknownWord('polarity', polarity)
  if (modality !== undefined && !MODALITIES.includes(modality as Modality)) throw unknownWord('modality', modality)
  if (date && !EDTF.test(date))
    throw new InvalidDecisionError(
      `claim: expected a date as precise as stated, such as 2025-09-11, 2025-09 or 2025, got "${date}"`,
    )
  return {
    ...(type === undefined ? {} : { type: type as ClaimType }),
    ...(polarity === undefined ? {} : { polarity: polarity as Polarity }),
    ...(modality === undefined ? {} : { modality: modality as Modality }),
    ...(fields.name === undefined
      ? {}
      : { subject: subjectOf(fields.name.trim(), fields.ref ?? claim.subject.ref ?? '', claim) }),
    ...(date === undefined
      ? {}
      : { date: date === '' ? null : { edtf: date, raw: claim.date?.edtf === date ? claim.date.raw : '' } }),
    ...(speaker === undefined
      ? {}
      : { speaker: speaker === '' ? null : { name: speaker, kind: claim.speaker?.kind ?? 'person' } }),
    ...counted(claim, fields),
    ...textual(fields),
    ...(fields.minor === undefined ? {} : { minor: fields.minor || claim.minor }),
  }
}

const UNITS: readonly Quantity['unit'][] = ['person', 'year', 'month', 'day']
const QUANTIFIERS: readonly Quantifier[] = ['exact', 'at_least', 'at_most', 'about', 'range']

/** A number left as it was keeps its range and its term; another one says no more than itself. */
function counted(
  { value }: Claim,
  { number, unit, quantifier }: ClaimFields,
): Pick<Claim, 'value'> | Record<string, never> {
  if (number === undefined) return {}
  if (number === '') return { value: value?.number === null ? value : null }
  const [amount, of, how] = [
    Number(number),
    unit || value?.unit || 'person',
    quantifier || value?.quantifier || 'exact',
  ]
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new InvalidDecisionError(`claim: expected a whole number, got "${number}"`)
  if (value && value.number === amount && value.unit === of && value.quantifier === how) return {}
  const [known, kind] = [UNITS.find((one) => one === of), QUANTIFIERS.find((one) => one === how)]
  if (!known || !kind) throw unknownWord('unit and quantifier', `${of}, ${how}`)
  return { value: { number: amount, min: null, max: null, unit: known, quantifier: kind } }
}

function textual({ place, offence, detail, population }: ClaimFields): Partial<Claim> {
  const given = Object.entries({ place, offence, detail, population }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given.map(([key, value]) => [key, value === '' ? null : value]))
}

function subjectOf(name: string, ref: string, claim: Claim): Claim['subject'] {
  if (ref !== '') return { kind: 'person', name, ref }
  return claim.subject.kind === 'organisation' ? { kind: 'organisation', name } : { kind: 'group', name }
}

function trimmed({ start, end }: { readonly start: number; readonly end: number }, text: string): Claim['quote'] {
  const words = text.slice(start, end)
  const from = start + words.length - words.trimStart().length
  const to = from + words.trim().length
  return { start: from, end: to, text: text.slice(from, to) }
}

function handId({ reportId, type, subject, date, quote }: Omit<Claim, 'kind' | 'id'>): string {
  const parts = [reportId, type, subject.name, date?.edtf ?? '', String(quote.start), quote.text]
  return `h${hash('sha256', parts.join('\u0000')).slice(0, 16)}`
}

function unknownWord(field: string, got: string): InvalidDecisionError {
  return new InvalidDecisionError(`claim: expected a known ${field}, got "${got}"`)
}
