import type { EditionView, EventEntry, PersonEntry, PublishedClaim, PublishedReport } from '../publishing/index.ts'

/** An edition's lists in the order of their keys, made once an edition. */
export interface Lists {
  readonly people: readonly PersonEntry[]
  readonly reports: readonly PublishedReport[]
  readonly claims: readonly PublishedClaim[]
  readonly events: readonly EventEntry[]
}

const made = new WeakMap<EditionView, { [Key in keyof Lists]?: Lists[Key] }>()

export function listOf<Key extends keyof Lists>(view: EditionView, key: Key): Lists[Key] {
  const held: { [One in keyof Lists]?: Lists[One] } = made.get(view) ?? {}
  made.set(view, held)
  const ready: Lists[Key] | undefined = held[key]
  if (ready) return ready
  const list = sorted(view)[key]()
  held[key] = list
  return list
}

const byId = <One extends { readonly id: string }>(all: Iterable<One>): readonly One[] =>
  [...all].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

const sorted = (view: EditionView): { [Key in keyof Lists]: () => Lists[Key] } => ({
  people: () => byId(view.people.values()),
  reports: () => byId(view.reports.values()),
  claims: () => byId(view.claims.values()),
  events: () => byId(view.events),
})
