import type { ClaimType } from '../../reading/index.ts'
import { type Counting, type EstimatedTerm, estimateTerm, loadCountries, type TermInputs } from '../../record/index.ts'
import { EXITS, episodesOf, type FileClaim } from './load-file.ts'

/** When a person's term may end by one country's rules. It stays at the desk, is nobody's status and never a release date. */
export interface ExpectedTerm {
  readonly country: string
  readonly inputs: TermInputs
  readonly estimate: EstimatedTerm
  /** Claims from which the inputs were taken. */
  readonly claimIds: readonly string[]
}

let countings: readonly Counting[] | null = null

/** By the rules of every country that has some; empty where the file does not tell of a term that is being served, or not enough of it. */
export function expectedTerms(claims: readonly FileClaim[]): readonly ExpectedTerm[] {
  const taken = inputsIn(claims)
  if (!taken) return []
  countings ??= loadCountries().countings
  return countings.flatMap((counting) => {
    const { before, ...rest } = taken.inputs
    const target = counting.rules.some((rule) => rule.target === rest.target) ? rest.target : null
    const inputs = { ...rest, target, before }
    const estimate = estimateTerm(inputs, counting)
    // Nobody tells that the days before the verdict were all spent in one form of custody.
    return estimate
      ? [{ country: counting.country, inputs, estimate: { ...estimate, uncertain: true }, claimIds: taken.claimIds }]
      : []
  })
}

const ENDS: ReadonlySet<ClaimType> = new Set<ClaimType>([...EXITS, 'sentence_reduced'])

/** The last sentence of the newest custody with its days; null where the term was changed, is over, or a day is not known. */
function inputsIn(
  claims: readonly FileClaim[],
): { readonly inputs: TermInputs; readonly claimIds: readonly string[] } | null {
  const newest = episodesOf(claims).findLast(({ number }) => number > 0)
  if (!newest) return null
  const told = newest.claims.filter(isTold)
  if (told.some(({ claim }) => ENDS.has(claim.type))) return null
  const sentence = told.findLast((one) => one.claim.type === 'sentenced' && termOf(one) !== null && dayOf(one) !== null)
  const arrest = told.find((one) => one.claim.type === 'detained' && dayOf(one) !== null)
  const [term, verdict, from] = [sentence && termOf(sentence), sentence && dayOf(sentence), arrest && dayOf(arrest)]
  if (!sentence || !arrest || !term || !verdict || !from || from > verdict) return null
  const appeal = told.find((one) => one.claim.type === 'appeal_rejected' && (dayOf(one) ?? '') >= verdict)
  const form = told.findLast((one) => one.claim.type === 'transferred' && one.claim.releaseKind !== null)
  const measure = arrest.claim.releaseKind === 'administrative_arrest' ? 'administrative_arrest' : 'remand'
  const used = [sentence, arrest, appeal, form].flatMap((one) => one?.id ?? [])
  const inForce = appeal ? dayOf(appeal) : null
  const target = form?.claim.releaseKind ?? null
  return { inputs: { term, verdict, inForce, target, before: [{ measure, from, until: null }] }, claimIds: used }
}

const isTold = ({ claim: { polarity, modality }, verdict }: FileClaim): boolean =>
  polarity === 'affirms' && modality !== 'planned' && modality !== 'alleged' && verdict !== 'contradicted'

const dayOf = ({ claim }: FileClaim): string | null => /^\d{4}-\d{2}-\d{2}$/.exec(claim.date?.edtf ?? '')?.[0] ?? null

function termOf({ claim: { value } }: FileClaim): TermInputs['term'] | null {
  if (value?.quantifier !== 'exact' || value.unit === 'person') return null
  if (value.term) return value.term
  if (value.number === null || !Number.isInteger(value.number)) return null
  const { number, unit } = value
  return {
    years: unit === 'year' ? number : 0,
    months: unit === 'month' ? number : 0,
    days: unit === 'day' ? number : 0,
  }
}
