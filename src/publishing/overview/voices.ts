import type { Claim } from '../../reading/index.ts'
import type { TrackRecord } from '../../weighing/index.ts'
import type { Outlet } from '../edition.ts'
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
  readonly counts: readonly string[]
  /** What else it says; both are ids of claims, which may be very many. */
  readonly claims: readonly string[]
}

/** A count as somebody gave it, on its day. */
export interface HeldFigure {
  readonly date: string
  readonly number: number
  readonly organisation: string
  readonly definition: string
  readonly claimId: string
  readonly reportId: string
}

/** What of a claim tells who says it and what they count. */
export type SpokenClaim = Pick<
  Claim,
  'id' | 'reportId' | 'type' | 'speaker' | 'value' | 'said' | 'measure' | 'population' | 'polarity'
> & { readonly date: { readonly edtf: string } | null }

/** A claim in the words of an organisation. */
export interface Said {
  readonly claimId: string
  readonly organisation: string
  readonly isCount: boolean
  readonly date: string
  /** Where it tells how many are held. */
  readonly figure: HeldFigure | null
}

/** Null of a claim that no organisation makes. */
export function saidIn(claim: SpokenClaim | null): Said | null {
  if (claim?.speaker?.kind !== 'organisation') return null
  const { id: claimId, reportId, speaker, type, value, population } = claim
  const date = claim.date?.edtf ?? claim.said ?? ''
  const organisation = organisationName(speaker.name)
  const number = value?.number
  const isStock = type === 'count_held' && claim.measure === 'stock' && claim.polarity === 'affirms'
  const figure =
    isStock && number != null && date
      ? { date, number, organisation, definition: population ?? '', claimId, reportId }
      : null
  return { claimId, organisation, isCount: type.startsWith('count_'), date, figure }
}

export function heldOf(said: readonly Said[]): readonly HeldFigure[] {
  return said
    .flatMap(({ figure }) => figure ?? [])
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.organisation < b.organisation ? -1 : 1))
}

export function outletEntries(records: readonly TrackRecord[], outlets: readonly Outlet[]): readonly OutletEntry[] {
  const byOutlet = Map.groupBy(records, ({ outlet }) => outlet)
  return outlets.map((outlet) => ({ ...outlet, records: byOutlet.get(outlet.name) ?? [] }))
}

export function organisationsOf(said: readonly Said[]): readonly OrganisationEntry[] {
  return [...Map.groupBy(said, ({ organisation }) => organisation)]
    .map(([name, claims]) => ({
      id: slug(name),
      name,
      counts: claims
        .filter(({ isCount }) => isCount)
        .toSorted((a, b) => (a.date < b.date ? 1 : -1))
        .map(({ claimId }) => claimId),
      claims: claims.flatMap(({ claimId, isCount }) => (isCount ? [] : [claimId])),
    }))
    .filter(({ id }) => id !== '')
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/** A name as the last part of an address. */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
