import { existsSync, readdirSync, readFileSync } from 'node:fs'

const FOLDER = new URL('../countries/', import.meta.url)

/** One file of every country pack that has it, in the order of the packs' names: `countries/NAME/FILE.json` of the build. */
export function readPacks<Pack>(file: string): readonly Pack[] {
  if (!existsSync(FOLDER)) return []
  return readdirSync(FOLDER)
    .sort()
    .map((country) => new URL(`${country}/${file}.json`, FOLDER))
    .filter((path) => existsSync(path))
    .map((path): Pack => JSON.parse(readFileSync(path, 'utf8')))
}
