import type pg from 'pg'

export interface Table {
  readonly name: string
  /** The columns that are written; those the server computes are left out. */
  readonly columns: readonly string[]
  /** The primary key, or all columns where there is none: what rows are put in order by. */
  readonly key: readonly string[]
}

export interface ForeignKey {
  readonly name: string
  readonly table: string
  readonly refersTo: string
  readonly definition: string
}

/** The register's own tables, each after the tables it refers to. */
export async function listTables(client: pg.ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname::text as name,
       array(select attname::text from pg_attribute a where a.attrelid = c.oid and attnum > 0 and not attisdropped
               and attgenerated = '' order by attnum) as columns,
       coalesce((select array_agg(a.attname::text order by k.at) from pg_index i
                 cross join unnest(i.indkey::int2[]) with ordinality k(attnum, at)
                 join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                 where i.indrelid = c.oid and i.indisprimary), array[]::text[]) as key
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname not like 'kysely\\_migration%'
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by c.relname`,
  )
  const tables = rows.map((table) => (table.key.length > 0 ? table : { ...table, key: table.columns }))
  return inOrder(tables, await listForeignKeys(client))
}

export async function listForeignKeys(client: pg.ClientBase): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select conname::text as name, t.relname::text as "table", r.relname::text as "refersTo",
            pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class t on t.oid = conrelid join pg_class r on r.oid = confrelid
     where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0 order by 1, 2`,
  )
  return rows
}

/** Foreign keys that no order of tables satisfies: of a table to itself, or in a circle. */
export function circularKeys(tables: readonly Table[], keys: readonly ForeignKey[]): readonly ForeignKey[] {
  const place = new Map(tables.map((table, index) => [table.name, index]))
  return keys.filter((key) => (place.get(key.refersTo) ?? -1) >= (place.get(key.table) ?? -1))
}

/** The state of each sequence, by name: the last value, and whether it was handed out. */
export async function readSequences(client: pg.ClientBase): Promise<Readonly<Record<string, SequenceState>>> {
  const { rows } = await client.query<{ name: string }>(
    `select relname::text as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace order by 1`,
  )
  const states: Record<string, SequenceState> = {}
  for (const { name } of rows) {
    const state = await client.query<{ value: string; used: boolean }>(
      `select last_value::text as value, is_called as used from ${client.escapeIdentifier(name)}`,
    )
    const [found] = state.rows
    if (found) states[name] = [found.value, found.used]
  }
  return states
}

export type SequenceState = readonly [value: string, used: boolean]

function inOrder(tables: readonly Table[], keys: readonly ForeignKey[]): readonly Table[] {
  const ordered: Table[] = []
  const waiting = [...tables]
  while (waiting.length > 0) {
    const blocked = (table: Table) =>
      keys.some((key) => key.table === table.name && key.refersTo !== table.name && isWaiting(key.refersTo))
    const isWaiting = (name: string) => waiting.some((table) => table.name === name)
    const free = waiting.findIndex((table) => !blocked(table))
    // None is free in a circle; then any comes first, and its key is checked after all rows are in.
    ordered.push(...waiting.splice(Math.max(free, 0), 1))
  }
  return ordered
}
