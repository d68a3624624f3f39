import type { EditionView, PersonEntry } from '../../publishing/index.ts'
import type { ApiDeps } from '../deps.ts'
import { propertyOf, wordsOf } from './properties.ts'

export interface Query {
  readonly query: string
  readonly type?: unknown
  readonly limit?: number | undefined
  readonly properties?: readonly { readonly pid: string; readonly v?: unknown }[] | undefined
}

export interface Candidate {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly type: readonly { readonly id: string; readonly name: string }[]
  /** 0..100. */
  readonly score: number
  readonly match: boolean
  readonly features: readonly { readonly id: string; readonly value: number | boolean }[]
}

export const PERSON = { id: 'person', name: 'Person of the register' }

const LIKELY = 0.9
const LEAD = 0.1

/**
 * Whom a cell could mean. A name alone is never a match, however well it fits: at least one other column must agree, none contradict,
 * and nobody else fit as well.
 */
export async function candidatesFor(
  view: EditionView,
  deps: Pick<ApiDeps, 'searchPeople'>,
  query: Query,
): Promise<readonly Candidate[]> {
  if (!isPerson(query.type) || query.query.trim() === '') return []
  const limit = Math.min(Math.max(query.limit ?? 5, 1), 25)
  const hits = await deps.searchPeople(query.query.slice(0, 200), limit)
  const scored = hits.flatMap(({ personId, score, reasons }) => {
    const person = view.people.get(personId)
    return person ? [{ person, name: score, reasons, agreeing: agreement(person, query) }] : []
  })
  const [best, second] = scored
  return scored.map((one) => {
    const { yes, no } = one.agreeing
    const alone = one === best && (!second || second.name <= one.name - LEAD || second.agreeing.no > 0)
    const score = Math.max(0, Math.min(1, one.name * 0.8 + 0.2 * Math.sign(yes) - 0.3 * no))
    return {
      id: one.person.id,
      name: one.person.name,
      description: [one.person.description, one.person.status.liberty.replaceAll('_', ' ')].filter(Boolean).join(', '),
      type: [PERSON],
      score: Math.round(score * 1000) / 10,
      match: alone && one.name >= LIKELY && yes > 0 && no === 0,
      features: [
        { id: 'name_similarity', value: Math.round(one.name * 1000) / 10 },
        { id: 'properties_agreeing', value: yes },
        { id: 'properties_contradicting', value: no },
      ],
    }
  })
}

function isPerson(type: unknown): boolean {
  if (type === undefined || type === null || type === '') return true
  const ids = Array.isArray(type) ? type : [type]
  return ids.some(
    (one) => one === PERSON.id || (typeof one === 'object' && one !== null && 'id' in one && one.id === PERSON.id),
  )
}

/** How many of the other columns agree and contradict; what the edition does not know does neither. */
function agreement(person: PersonEntry, { properties = [] }: Query): { readonly yes: number; readonly no: number } {
  let [yes, no] = [0, 0]
  for (const { pid, v } of properties) {
    const held = propertyOf(pid)?.valuesOf(person).map(wordsOf) ?? []
    const given = (Array.isArray(v) ? v : [v])
      .filter((one) => typeof one === 'string' || typeof one === 'number')
      .map(String)
    if (held.length === 0 || given.length === 0) continue
    if (given.some((one) => held.some((other) => alike(one, other)))) yes++
    else no++
  }
  return { yes, no }
}

/** Dates agree as far as both tell. */
function alike(given: string, held: string): boolean {
  const [a, b] = [given, held].map((one) =>
    one
      .trim()
      .toLowerCase()
      .replace(/t\d\d:.*$/, ''),
  )
  if (!a || !b) return false
  return /^\d{4}/.test(a) && /^\d{4}/.test(b) ? a.startsWith(b) || b.startsWith(a) : a === b
}
