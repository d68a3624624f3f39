import { createTable, type Table } from './table.ts'

export interface EntityJson {
  readonly id: string
  readonly schema: string
  readonly properties: Readonly<Record<string, readonly unknown[]>>
}

/** Whether a value is a FollowTheMoney entity as its JSON writes it. */
export function isEntity(value: unknown): value is EntityJson {
  return (
    typeof value === 'object' &&
    value !== null &&
    'schema' in value &&
    typeof value.schema === 'string' &&
    'id' in value &&
    typeof value.id === 'string' &&
    'properties' in value &&
    typeof value.properties === 'object' &&
    value.properties !== null
  )
}

/** The columns of the ready map `followthemoney`; several values of one property are parted by "; ". */
const COLUMNS = ['id', 'name', 'alias', 'gender', 'birthDate', 'deathDate', 'nationality', 'position', 'sourceUrl']

/** The people among FollowTheMoney entities, a row each; what else stands there is not about whom a list names. */
export function readEntities(entities: readonly EntityJson[], where: string): Table {
  const rows = entities.flatMap(({ id, schema, properties }, at) => {
    if (schema !== 'Person') return []
    const values = (name: string): readonly string[] =>
      (properties[name] ?? []).filter((value): value is string => typeof value === 'string')
    const [name = '', ...others] = values('name')
    const cells: Record<string, string> = { id, name, alias: [...others, ...values('alias')].join('; ') }
    for (const column of COLUMNS.slice(3)) cells[column] = values(column).join('; ')
    return [{ number: at + 1, cells }]
  })
  return createTable(COLUMNS, rows, where)
}
