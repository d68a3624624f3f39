import { hash } from 'node:crypto'
import { formatEdtf } from '../dates/index.ts'
import {
  type CandidateFinder,
  type Clusters,
  createPerson,
  linkReading,
  type Person,
  type Profile,
} from '../matching/index.ts'
import { foldKey } from '../text/index.ts'
import { type ColumnMap, columnsOf } from './column-map.ts'
import { collisions, mayBeMinor, type Stop, stopsFor } from './guards.ts'
import { readRow } from './read-row.ts'
import type { ListRow, RowProblem } from './row.ts'
import { type RowSource, sourceOf } from './source.ts'
import type { Table } from './table.ts'

/** What the register knows when a list is held against it. */
export interface Known {
  readonly finder: CandidateFinder
  readonly profileOf: (personId: string) => Profile
  readonly clusters: Clusters
  readonly people: ReadonlySet<string>
  /** What earlier imports of this list took in, by row identity. */
  readonly rows: ReadonlyMap<string, { readonly hash: string; readonly personId: string | null }>
  /** How many rows the list had last time; null the first time. */
  readonly previousRows: number | null
}

/** What a person decided about a row in quarantine: whom of the register it means, or that it is somebody new. */
export type RowDecisions = ReadonlyMap<string, { readonly personId: string } | 'new'>

/** What becomes of one row. */
export type PlannedRow = { readonly row: ListRow; readonly withheld: boolean } & (
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'new'; readonly source: RowSource; readonly hash: string; readonly person: Person }
  | {
      readonly outcome: 'known'
      readonly source: RowSource
      readonly hash: string
      readonly personId: string
      /** Somebody, or the row's own identity, says who it is; else the register's links do. */
      readonly judged: boolean
    }
  | {
      readonly outcome: 'quarantined'
      readonly why: string
      readonly candidates: readonly string[]
      readonly hash: string
    }
)

export interface Plan {
  readonly map: ColumnMap
  readonly asOf: string
  readonly rows: readonly PlannedRow[]
  readonly problems: readonly RowProblem[]
  readonly stops: readonly Stop[]
  /** Rows of earlier imports that the list no longer has. That says nothing of anybody's liberty. */
  readonly gone: number
}

export class MissingColumnError extends Error {
  override name = 'MissingColumnError'
}

/** Holds a list against the register: what each row would do. Pure; writes nothing. */
export function planImport(
  table: Table,
  map: ColumnMap,
  asOf: string,
  known: Known,
  decisions: RowDecisions = new Map(),
): Plan {
  const held = new Set(table.columns)
  if (!map.fields.name.some(({ column }) => held.has(column)))
    throw new MissingColumnError(
      `the map "${map.id}": expected a column ${map.fields.name.map(({ column }) => `"${column}"`).join(' or ')}, got ${table.columns.map((one) => `"${one}"`).join(', ')}. Give a map that fits with --map.`,
    )
  const problems: RowProblem[] = []
  const read = table.rows.flatMap((row) => {
    const found = readRow(row, map)
    if (!isProblems(found)) return [found]
    problems.push(...found)
    return []
  })
  const rows = withoutRepeats(read, problems, map).toSorted((a, b) => a.number - b.number)
  const colliding = collisions(rows)
  const taken = new Set(known.people)
  const planned = rows.map((row) => planRow(row, { map, asOf, known, decisions, colliding, taken }))
  const fresh = planned.filter(({ outcome }) => outcome !== 'unchanged').map(({ row }) => row)
  const keys = new Set(rows.map(({ key }) => key))
  const gone = [...known.rows.keys()].filter((key) => !keys.has(key)).length
  return { map, asOf, rows: planned, problems, stops: stopsFor(read, fresh, known.previousRows), gone }
}

const isProblems = (found: ListRow | readonly RowProblem[]): found is readonly RowProblem[] => Array.isArray(found)

/**
 * One identity, one row. Where the list's own is there twice, nobody but its keeper can tell which is meant. Rows that are alike in name
 * and dates are told apart by all that they say, so that none is taken for the other when the list comes in another order.
 */
function withoutRepeats(rows: readonly ListRow[], problems: RowProblem[], map: ColumnMap): readonly ListRow[] {
  return [...Map.groupBy(rows, ({ key }) => key).values()].flatMap((same) => {
    const [first, ...others] = same
    if (!first || others.length === 0) return same
    if (first.identity !== 'list') return same.map((row) => ({ ...row, key: `${row.key}|${saidBy(row)}` }))
    for (const row of others)
      problems.push({
        row: row.number,
        column: map.fields.key?.column ?? '',
        expected: `an identity of its own (row ${first.number} has it)`,
        got: row.key,
      })
    return [first]
  })
}

const saidBy = ({ cells }: ListRow): string => hash('sha256', JSON.stringify(cells)).slice(0, 8)

interface Planning {
  readonly map: ColumnMap
  readonly asOf: string
  readonly known: Known
  readonly decisions: RowDecisions
  readonly colliding: ReadonlySet<ListRow>
  /** Ids in use; grows as new people are named. */
  readonly taken: Set<string>
}

function planRow(row: ListRow, planning: Planning): PlannedRow {
  const { map, asOf, known, decisions, colliding } = planning
  const source = sourceOf(row, map, asOf)
  const { withheld } = source
  const hashed = hash('sha256', source.report.text)
  const before = known.rows.get(row.key)
  if (before?.hash === hashed) return { row, withheld, outcome: 'unchanged' }
  const decided = decisions.get(row.key)
  if (decided) return planDecided(row, planning, decided)
  if (before?.personId && row.identity !== 'name') return planDecided(row, planning, { personId: before.personId })
  const [link] = linkReading(source.reading, known.finder, known.profileOf, known.clusters)
  const near = (link?.candidates ?? []).filter(({ score }) => score >= NAME_ALIKE)
  const candidates = near.map(({ personId }) => personId)
  const waits = (why: string): PlannedRow => ({
    ...{ row, withheld, why, candidates, hash: hashed },
    outcome: 'quarantined',
  })
  if (colliding.has(row)) return waits('another row has the same name and nothing tells the two apart')
  if (link?.personId)
    return {
      ...{ row, withheld, source, hash: hashed, personId: link.personId, judged: link.basis === 'judgement' },
      outcome: 'known',
    }
  if (link?.basis === 'quarantined') return waits('two people of the register fit alike')
  if (near.some(({ context }) => !context.some(({ weight }) => weight <= CONTRADICTS)))
    return waits('the name alone is that of somebody in the register')
  return planDecided(row, planning, 'new')
}

/** A row about which somebody said whom it means. `taken`: ids in use; grows where the row brings somebody new. */
export function planDecided(
  row: ListRow,
  { map, asOf, taken }: Pick<Planning, 'map' | 'asOf' | 'taken'>,
  decided: { readonly personId: string } | 'new',
): PlannedRow {
  const source = sourceOf(row, map, asOf)
  const planned = { row, withheld: source.withheld, source, hash: hash('sha256', source.report.text) }
  return decided === 'new'
    ? { ...planned, person: newPerson(row, asOf, taken), outcome: 'new' }
    : { ...planned, personId: decided.personId, judged: true, outcome: 'known' }
}

/** From here on a name may be the same person's; what is below is somebody else's. */
const NAME_ALIKE = 0.6
/** A reason beside the name that two people are two, such as another year of birth. */
const CONTRADICTS = -3

function newPerson(row: ListRow, asOf: string, taken: Set<string>): Person {
  const name = row.names.find(({ language }) => language === 'en' || language.endsWith('-Latn')) ?? row.names[0]
  const wish = slugOf(name?.text ?? '') || `person-${hash('sha256', row.key).slice(0, 8)}`
  let id = wish
  for (let n = 2; taken.has(id); n++) id = `${wish}-${n}`
  taken.add(id)
  return createPerson({
    id,
    names: row.names,
    sex: row.sex,
    born: row.born ? formatEdtf(row.born.value) : null,
    minor: mayBeMinor(row.born?.value ?? null, asOf),
  })
}

/** Small Latin letters, digits and hyphens; '' for a name in another script. */
function slugOf(name: string): string {
  const folded = foldKey(name)
  if (!/^[\p{Script=Latin}\p{M}\p{N} ]+$/u.test(folded)) return ''
  return folded
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
}

/** What is not there cannot be kept; for the preview. */
export function unusedColumns(table: Table, map: ColumnMap): readonly string[] {
  const used = new Set(columnsOf(map))
  return table.columns.filter((column) => column !== '' && !used.has(column))
}
