import { readPacks } from './country-packs.ts'
import { createDirectory, type Directory, type Organisation } from './directory.ts'

let loaded: Directory | null = null

interface Pack {
  readonly country?: string
  readonly organisations?: readonly (Omit<Organisation, 'names'> & { readonly names?: readonly string[] })[]
}

/** The directory of all country packs, read once from the build's `countries/NAME/organisations.json`. */
export function defaultDirectory(): Directory {
  loaded ??= directoryOf(readPacks<Pack>('organisations'))
  return loaded
}

function directoryOf(packs: readonly Pack[]): Directory {
  const organisations = packs
    .flatMap((pack) => pack.organisations ?? [])
    .map((entry) => ({ ...entry, names: entry.names ?? [] }))
  return createDirectory(
    organisations,
    packs.flatMap((pack) => pack.country ?? []),
  )
}
