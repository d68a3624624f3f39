import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { readFileBounded } from '../intake/index.ts'
import {
  type ColumnMap,
  fittingMap,
  parseColumnMap,
  READY_MAPS,
  readTable,
  readyMap,
  type Table,
} from '../lists/index.ts'
import { UsageError } from './failure.ts'

export interface ReadList {
  readonly table: Table
  readonly map: ColumnMap
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** A list with the map named, or the ready one that fits its columns. `mapName`: a file, or the id of a ready map. */
export async function readList(
  file: string,
  mapName: string | undefined,
  sheet: string | undefined,
): Promise<ReadList> {
  const bytes = await readFileBounded(file)
  const given = mapName === undefined ? null : await mapOf(mapName)
  const table = await readTable(bytes, file, sheet ?? given?.sheet)
  const map = given ?? fittingMap(table.columns)
  if (!map)
    throw new UsageError(
      `${file}: expected columns that one of the ready maps (${READY_MAPS.join(', ')}) knows, got ${table.columns.map((name) => `"${name}"`).join(', ')}. Give a map with --map; docs/data.md says how to write one.`,
    )
  return { table, map, fileName: basename(file), bytes }
}

async function mapOf(name: string): Promise<ColumnMap> {
  const ready = READY_MAPS.find((id) => id === name)
  return ready ? readyMap(ready) : parseColumnMap(await readFile(name, 'utf8'), name)
}
