import {
  type ColumnMap,
  fittingMap,
  InvalidColumnMapError,
  MissingColumnError,
  parseColumnMap,
  READY_MAPS,
  readTable,
  readyMap,
  UnreadableListError,
  type Upload,
} from '../../lists/index.ts'
import { deskLists as m } from '../../ui/index.ts'

/** What came with the form is no list that can be used; told to whoever sent it. */
export class UnusableListError extends Error {
  override name = 'UnusableListError'
}

/** The list that came with a form, read once, so that nothing is kept that cannot be read. */
export async function receive(form: FormData, saved: readonly ColumnMap[]): Promise<Omit<Upload, 'id'>> {
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0)
    throw new UnusableListError(`${m.unreadable}: no file came with the form.`)
  const words = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const asOf = words('as_of') || new Date().toISOString().slice(0, 10)
  if (!/^\d{4}-\d\d-\d\d$/.test(asOf) || Number.isNaN(Date.parse(asOf)) || asOf > new Date().toISOString().slice(0, 10))
    throw new UnusableListError(`${m.asOf}: expected a day, today at the latest, got "${asOf}".`)
  const bytes = new Uint8Array(await file.arrayBuffer())
  try {
    const own = words('own_map')
    const given = own === '' ? chosen(words('map'), saved) : parseColumnMap(own.replaceAll('\r\n', '\n'), m.mapOwn)
    const table = await readTable(bytes, file.name, given?.sheet)
    const map = given ?? fittingMap(table.columns)
    if (!map)
      throw new UnusableListError(`${m.unreadable}: none of the maps fits its columns: ${table.columns.join(', ')}.`)
    return { fileName: file.name.slice(0, 200), bytes, map, asOf }
  } catch (error) {
    if (
      error instanceof UnreadableListError ||
      error instanceof InvalidColumnMapError ||
      error instanceof MissingColumnError
    )
      throw new UnusableListError(error.message, { cause: error })
    throw error
  }
}

function chosen(id: string, saved: readonly ColumnMap[]): ColumnMap | null {
  const ready = READY_MAPS.find((one) => one === id)
  return ready ? readyMap(ready) : (saved.find((map) => map.id === id) ?? null)
}
