import type { FactKind, Facts } from './facts.ts'
import type { Person } from './identity.ts'
import type { Look } from './look.ts'
import type { Profile } from './profile.ts'

/** One thing that one report tells of one person. */
export interface Told {
  readonly personId: string
  readonly kind: FactKind | 'companion'
  readonly value: string
}

/** What one report tells of those whom the first pass found in it; each thing once. */
export function toldBy(looks: readonly Pick<Look, 'facts'>[], first: readonly (string | null)[]): readonly Told[] {
  const told = new Map<string, Told>()
  const add = (personId: string, kind: Told['kind'], value: string) =>
    told.set(`${personId} ${kind} ${value}`, { personId, kind, value })
  for (const [at, look] of looks.entries()) {
    const personId = first[at]
    if (!personId) continue
    for (const [kind, values] of Object.entries(look.facts))
      for (const value of values) add(personId, kind as FactKind, value)
    for (const other of first) if (other && other !== personId) add(personId, 'companion', other)
  }
  return [...told.values()]
}

/**
 * What reports other than this one tell of a person: a report never speaks for its own links. `all` is what any report tells of
 * the person, `own` what this one does.
 */
export function profileElsewhere(
  person: Person,
  all: readonly (Told & { readonly reports: number })[],
  own: ReadonlySet<string>,
): Profile {
  const facts = new Map<FactKind, string[]>()
  const companions = new Set<string>()
  for (const { kind, value, reports } of all) {
    if (reports <= (own.has(`${person.id} ${kind} ${value}`) ? 1 : 0)) continue
    if (kind === 'companion') companions.add(value)
    else facts.set(kind, [...(facts.get(kind) ?? []), value])
  }
  for (const values of facts.values()) values.sort()
  return { person, facts: Object.fromEntries(facts) as Facts, companions }
}

export const keyOf = ({ personId, kind, value }: Told): string => `${personId} ${kind} ${value}`
