import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Dataset, PACKAGE_FILE, readPackage } from '../exports/index.ts'
import { readFileBounded } from '../intake/index.ts'

/** In bytes: the tables of an edition of 10,000 people and 500,000 claims are within it. */
const LARGEST_TABLE = 2 * 1024 ** 3

/** The folder of an exported edition when the path is one (or its datapackage.json); null for anything else. */
export async function editionFolder(path: string): Promise<string | null> {
  if (path.endsWith(PACKAGE_FILE)) return dirname(path)
  return (await stat(path)).isDirectory() ? path : null
}

export async function readEdition(folder: string): Promise<{ readonly dataset: Dataset; readonly bytes: Uint8Array }> {
  const read = async (name: string) =>
    new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      await readFileBounded(join(folder, name), LARGEST_TABLE),
    )
  return { dataset: await readPackage(read), bytes: await readFile(join(folder, PACKAGE_FILE)) }
}
