import type { ClaimType } from '../../reading/index.ts'
import type { TermInputs } from '../../record/index.ts'
import type { FileClaim } from './load-file.ts'

/** A claim of an invented file, for tests. */
export function createFileClaim(
  id: string,
  type: ClaimType,
  date: string,
  { term, kind = null }: { readonly term?: TermInputs['term']; readonly kind?: string | null } = {},
): FileClaim {
  return {
    id,
    reportId: `report ${id}`,
    verdict: 'supported',
    outlet: 'Evening Lamp',
    published: date,
    claim: {
      kind: 'claim',
      id,
      reportId: `report ${id}`,
      type,
      subject: { kind: 'person', name: 'Vera Kupala', ref: 'p1' },
      value: term ? { number: term.years, min: null, max: null, unit: 'year', quantifier: 'exact', term } : null,
      detail: null,
      population: null,
      measure: null,
      date: { edtf: date, raw: date },
      said: date,
      place: null,
      offence: null,
      releaseKind: kind,
      polarity: 'affirms',
      modality: 'reported',
      speaker: null,
      origin: null,
      quote: { start: 0, end: 1, text: 'x' },
      confidence: 1,
      extractor: 'test',
      minor: false,
      flags: [],
    },
  }
}
