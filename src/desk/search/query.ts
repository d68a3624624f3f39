import { CLAIM_TYPES } from '../../reading/index.ts'

export const FOUND_KINDS = ['people', 'reports', 'claims'] as const
export type FoundKind = (typeof FOUND_KINDS)[number]

/** What is looked for; '' is anything. */
export interface Search {
  readonly in: FoundKind
  readonly q: string
  readonly state: string
  readonly country: string
  readonly place: string
  readonly offence: string
  readonly organisation: string
  readonly from: string
  readonly to: string
  /** Of the staff: who decided something about it. */
  readonly reader: string
  readonly type: string
  readonly language: string
  readonly outlet: string
  readonly page: number
}

const FIELDS = [
  'q',
  'state',
  'country',
  'place',
  'offence',
  'organisation',
  'from',
  'to',
  'reader',
  'type',
  'language',
  'outlet',
] as const
const DAY = /^\d{4}(-\d\d(-\d\d)?)?$/

/** A search out of an address. What is no day or no type is left out rather than refused: an address may be typed. */
export function searchOf(query: Readonly<Record<string, string>>): Search {
  const text = Object.fromEntries(FIELDS.map((field) => [field, (query[field] ?? '').trim().slice(0, 200)])) as Record<
    (typeof FIELDS)[number],
    string
  >
  const page = Number(query.page ?? 1)
  return {
    ...text,
    in: FOUND_KINDS.find((kind) => kind === query.in) ?? 'people',
    from: DAY.test(text.from) ? text.from : '',
    to: DAY.test(text.to) ? text.to : '',
    type: CLAIM_TYPES.some((type) => type === text.type) ? text.type : '',
    page: Number.isSafeInteger(page) && page > 0 && page < 10_000 ? page : 1,
  }
}

/** The address of a search, without what it does not ask for. */
export function addressOf(search: Search, more: Partial<Record<keyof Search, string>> = {}): string {
  const address = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...search, page: String(search.page), ...more }))
    if (value !== '' && !(key === 'page' && value === '1')) address.set(key, String(value))
  return address.toString()
}
