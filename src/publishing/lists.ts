import type { EditionView, PersonLine, PublishedReport } from './edition.ts'

interface Lists {
  lines?: readonly PersonLine[]
  readonly byName: Map<string, readonly PersonLine[]>
  newest?: readonly string[]
  lineages?: ReadonlyMap<string, readonly string[]>
}

const known = new WeakMap<EditionView, Lists>()

/** Everybody as on a list, in the order of the language given. Worked out once an edition. */
export function peopleByName(edition: EditionView, language: string): readonly PersonLine[] {
  const lists = listsOf(edition)
  const held = lists.byName.get(language)
  if (held) return held
  const collator = new Intl.Collator(language)
  const sorted = personLines(edition).toSorted((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
  lists.byName.set(language, sorted)
  return sorted
}

export function personLines(edition: EditionView): readonly PersonLine[] {
  const lists = listsOf(edition)
  lists.lines ??= edition.lines ?? [...edition.people.values()]
  return lists.lines
}

/** Ids of all reports, the newest first, the undated last. */
export function newestReports(edition: EditionView): readonly string[] {
  const lists = listsOf(edition)
  lists.newest ??= [...edition.reports]
    .map(([id, { published }]) => ({ id, published: published ?? '' }))
    .sort((a, b) => (a.published === b.published ? (a.id < b.id ? -1 : 1) : a.published < b.published ? 1 : -1))
    .map(({ id }) => id)
  return lists.newest
}

/** The other reports that are one text with this one. */
export function sameText(edition: EditionView, report: PublishedReport): readonly PublishedReport[] {
  const lists = listsOf(edition)
  lists.lineages ??= new Map(
    [...Map.groupBy(edition.reports, ([, { lineage }]) => lineage)].flatMap(([lineage, some]) =>
      some.length < 2 ? [] : [[lineage, some.map(([id]) => id)] as const],
    ),
  )
  const ids = lists.lineages.get(report.lineage) ?? []
  return ids.flatMap((id) => (id === report.id ? [] : (edition.reports.get(id) ?? [])))
}

function listsOf(edition: EditionView): Lists {
  const held: Lists = known.get(edition) ?? { byName: new Map() }
  known.set(edition, held)
  return held
}
