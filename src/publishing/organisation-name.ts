import { defaultDirectory } from '../weighing/index.ts'
import { readPacks } from './overview/country.ts'

/** The name under which an organisation is shown, whatever spelling, language or case a report gives it in; as given where we do not know it. */
export function organisationName(given: string): string {
  return defaultDirectory().find(given)?.name ?? given
}

type Names = Readonly<Record<string, Readonly<Record<string, string>>>>

let names: Names | null = null

/** What pages in a language call an organisation that is known by this very name; null where no country pack says so. */
export function organisationNameIn(language: string, given: string): string | null {
  const found = defaultDirectory().find(given)
  if (!found || (found.name !== given && !found.names.includes(given))) return null
  names ??= Object.assign(
    {},
    ...readPacks<{ readonly organisations: Names }>('organisation-names').map(({ organisations }) => organisations),
  ) as Names
  return names[found.id]?.[language] ?? null
}
