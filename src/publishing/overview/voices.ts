import type { TrackRecord } from '../../weighing/index.ts'
import type { EditionView, PublishedClaim } from '../edition.ts'
import { organisationName } from '../organisation-name.ts'

/** An outlet with what became of its claims. */
export interface OutletEntry {
  readonly id: string
  readonly name: string
  readonly reportIds: readonly string[]
  readonly records: readonly TrackRecord[]
}

/** An organisation in whose words claims were published. */
export interface OrganisationEntry {
  readonly id: string
  readonly name: string
  /** Its counts, newest first. */
  readonly counts: readonly PublishedClaim[]
  /** What else it says. */
  readonly claims: readonly PublishedClaim[]
  readonly reportIds: readonly string[]
}

export function outletEntries(records: readonly TrackRecord[], view: EditionView): readonly OutletEntry[] {
  const byOutlet = Map.groupBy(records, ({ outlet }) => outlet)
  return view.outlets.map((outlet) => ({ ...outlet, records: byOutlet.get(outlet.name) ?? [] }))
}

export function organisationsOf(view: EditionView): readonly OrganisationEntry[] {
  const spoken = [...view.claims.values()].filter(({ speaker }) => speaker?.kind === 'organisation')
  return [...Map.groupBy(spoken, ({ speaker }) => organisationName(speaker?.name ?? ''))]
    .map(([name, claims]) => ({
      id: slug(name),
      name,
      counts: claims.filter(isCount).toSorted((a, b) => (dateOf(a) < dateOf(b) ? 1 : -1)),
      claims: claims.filter((claim) => !isCount(claim)),
      reportIds: [...new Set(claims.map(({ reportId }) => reportId))],
    }))
    .filter(({ id }) => id !== '')
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

const isCount = ({ type }: PublishedClaim): boolean => type.startsWith('count_')

const dateOf = (claim: PublishedClaim): string => claim.date?.edtf ?? claim.said ?? ''

/** A name as the last part of an address. */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
