import { createHash } from 'node:crypto'
import type { Dataset, Row } from '../exports/index.ts'
import { type ColumnMap, createColumnMap } from './column-map.ts'
import { createTable, type Table } from './table.ts'

const COLUMNS = ['id', 'name', 'other names', 'liberty', 'place', 'out since']
const OUT = new Set<unknown>(['restricted', 'free_conditional', 'free'])

/**
 * The people of another register's edition as a list with its map. That register is one source: how many origins it counted for
 * something is its own affair and counts for nothing here.
 */
export function peerList(dataset: Dataset, organisation: string): { readonly table: Table; readonly map: ColumnMap } {
  const spellings = Map.groupBy(dataset.tables.names ?? [], (row) => row.person_id)
  const rows = (dataset.tables.people ?? []).map((person, at) => {
    const others = (spellings.get(person.id ?? null) ?? [])
      .map(({ name }) => name)
      .filter((name) => name !== person.name)
    const cells = {
      id: text(person.id),
      name: text(person.name),
      'other names': others.join('; '),
      liberty: text(person.liberty),
      place: person.liberty === 'deprived' ? text(person.place) : '',
      'out since': OUT.has(person.liberty) ? text(person.since) : '',
    }
    return { number: at + 2, cells }
  })
  return { table: createTable(COLUMNS, rows, organisation), map: mapOf(organisation) }
}

const text = (cell: Row[string] | undefined): string => (typeof cell === 'string' ? cell : '')

function mapOf(organisation: string): ColumnMap {
  const id = `register-${createHash('sha256').update(organisation).digest('hex').slice(0, 10)}`
  const values = {
    deprived: 'held',
    restricted: 'out',
    free_conditional: 'out',
    free: 'out',
    dead: 'dead',
    disappeared: 'nothing',
    unknown: 'nothing',
  }
  return createColumnMap(
    {
      id,
      name: `Register of ${organisation}`,
      organisation,
      fields: {
        key: 'id',
        name: 'name',
        aliases: { column: 'other names', split: ';' },
        facility: 'place',
        status: { column: 'liberty', values },
        released: 'out since',
      },
    },
    `the register of ${organisation}`,
  )
}
