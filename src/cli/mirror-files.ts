import { PACKAGE_FILE, packageOf, rowsOf, SHAPES, writeTable } from '../exports/index.ts'
import type { EditionView } from '../publishing/index.ts'
import { mirrorTables } from '../site/index.ts'

/** The edition as data, for a copy on a disk: tables and what describes them. */
export function mirrorFiles(view: EditionView): readonly { readonly path: string; readonly bytes: Uint8Array }[] {
  const tables = new Set(
    mirrorTables(
      view,
      SHAPES.map(({ name }) => name),
    ),
  )
  const about = packageOf({ edition: view.id, published: view.published }, 'csv')
  const resources = about.resources.filter(({ name }) => tables.has(name))
  return [
    ...SHAPES.filter(({ name }) => tables.has(name)).map((shape) => ({
      path: `data/${shape.name}.csv`,
      bytes: Buffer.concat([...writeTable(shape, rowsOf(view, shape.name), 'csv')].map((piece) => Buffer.from(piece))),
    })),
    {
      path: `data/${PACKAGE_FILE}`,
      bytes: Buffer.from(`${JSON.stringify({ ...about, resources }, null, 2)}\n`),
    },
  ]
}
