import type { Claim, ClaimType, Quantity } from '../reading/index.ts'
import type { Evidence, ReportFacts } from './evidence.ts'

/** Evidence of invented reports, for tests and benches only. */
export interface MadeUp {
  readonly report: string
  readonly type: ClaimType
  readonly who?: string
  readonly personId?: string | null
  readonly number?: number
  readonly quantifier?: Quantity['quantifier']
  readonly years?: number
  readonly population?: string
  readonly date?: string
  readonly published?: string
  readonly outlet?: string | null
  readonly speaker?: Claim['speaker']
  readonly origin?: string | null
  readonly detail?: string
  readonly place?: string
  readonly polarity?: Claim['polarity']
  readonly modality?: Claim['modality']
  readonly lineage?: string
  readonly ai?: boolean
  readonly citesUs?: boolean
  readonly credits?: readonly string[]
  readonly at?: number
  readonly text?: string
  readonly language?: string
  readonly flags?: Claim['flags']
}

let serial = 0

export function madeUp(given: MadeUp): Evidence {
  const start = given.at ?? 0
  const claim: Claim = {
    kind: 'claim',
    id: `c${++serial}-${given.report}`,
    reportId: given.report,
    type: given.type,
    subject:
      given.who && given.type.startsWith('count_') === false
        ? { kind: 'person', name: given.who }
        : { kind: 'group', name: given.who ?? given.population ?? 'prisoners' },
    value: quantityOf(given),
    detail: given.detail ?? null,
    population: given.population ?? null,
    measure: null,
    date: given.date ? { edtf: given.date, raw: given.date } : null,
    said: given.published ?? '2031-05-12',
    place: given.place ?? null,
    offence: null,
    releaseKind: null,
    polarity: given.polarity ?? 'affirms',
    modality: given.modality ?? 'reported',
    speaker: given.speaker ?? null,
    origin: given.origin ?? null,
    quote: { start, end: start + 10, text: given.detail ?? 'made up' },
    confidence: 1,
    extractor: 'made-up@1',
    minor: false,
    flags: given.flags ?? [],
  }
  return { claim, report: reportOf(given), personId: given.personId ?? null, lineage: given.lineage ?? given.report }
}

function reportOf(given: MadeUp): ReportFacts {
  return {
    id: given.report,
    title: null,
    outlet: given.outlet === undefined ? `Outlet ${given.report}` : given.outlet,
    url: null,
    published: given.published ?? '2031-05-12',
    language: given.language ?? 'en',
    text: given.text ?? null,
    credits: given.credits ?? [],
    aiWritten: given.ai ?? false,
    citesUs: given.citesUs ?? false,
  }
}

function quantityOf(given: MadeUp): Quantity | null {
  const number = given.number ?? given.years
  if (number === undefined) return null
  const unit = given.years === undefined ? 'person' : 'year'
  const quantifier = given.quantifier ?? 'exact'
  return {
    number,
    min: quantifier === 'at_least' ? number : null,
    max: quantifier === 'at_most' ? number : null,
    unit,
    quantifier,
  }
}
