import { formatEdtf } from '../dates/index.ts'
import { linkReading } from '../matching/index.ts'
import type { ColumnMap } from './column-map.ts'
import { collisions } from './guards.ts'
import type { RegisterPeople } from './import-list.ts'
import { readRow } from './read-row.ts'
import type { Cell, ListRow, RowProblem } from './row.ts'
import { sourceOf } from './source.ts'
import type { Table } from './table.ts'

/** What the register holds of a person, as far as a list can be held against it. */
export interface Standing {
  readonly name: string
  readonly liberty: string
  /** EDTF. */
  readonly since: string | null
  readonly place: string | null
}

export interface Difference {
  readonly what: 'liberty' | 'born' | 'detained' | 'released' | 'sex' | 'term'
  readonly list: string
  readonly register: string
}

/** One row against the register. */
export interface ComparedRow {
  readonly row: number
  readonly name: string
  /**
   * matched: the name and something beside it agree, and nothing contradicts. conflicting: the same person, and something
   * contradicts. probable: the name agrees and nothing else tells. unmatched: nobody fits.
   */
  readonly outcome: 'matched' | 'probable' | 'unmatched' | 'conflicting'
  readonly personId: string | null
  readonly registerName: string | null
  readonly score: number | null
  readonly reasons: readonly string[]
  readonly differences: readonly Difference[]
}

export interface Comparison {
  readonly rows: readonly ComparedRow[]
  readonly problems: readonly RowProblem[]
  /** People of the register whom no row means. */
  readonly missing: readonly { readonly personId: string; readonly name: string }[]
}

/** Holds a list against the register. Pure: stores nothing, merges nobody. */
export function compareList(
  table: Table,
  map: ColumnMap,
  asOf: string,
  register: RegisterPeople & { standingOf(personId: string): Standing | null },
): Comparison {
  const problems: RowProblem[] = []
  const rows = table.rows.flatMap((row) => {
    const read = readRow(row, map)
    if ('key' in read) return [read]
    problems.push(...read)
    return []
  })
  const doubtful = collisions(rows)
  const compared = rows.map((row) => compareRow(row, map, asOf, register, doubtful.has(row)))
  const meant = new Set(compared.map(({ personId }) => personId))
  const missing = register.people
    .filter(({ id, minor }) => !meant.has(id) && !minor)
    .map(({ id }) => ({ personId: id, name: register.standingOf(id)?.name ?? id }))
  return { rows: compared, problems, missing }
}

const NAME_ALIKE = 0.6
const CONTRADICTS = -3

function compareRow(
  row: ListRow,
  map: ColumnMap,
  asOf: string,
  register: Parameters<typeof compareList>[3],
  doubtful: boolean,
): ComparedRow {
  const base = { row: row.number, name: row.names[0]?.text ?? '' }
  const { reading } = sourceOf(row, map, asOf)
  const [link] = linkReading(reading, register.finder, register.profileOf, register.clusters)
  const best = link?.candidates[0]
  const contradicts = best?.context.some(({ weight }) => weight <= CONTRADICTS) ?? false
  if (!link || !best || best.score < NAME_ALIKE || (contradicts && !link.personId))
    return {
      ...base,
      outcome: 'unmatched',
      personId: null,
      registerName: null,
      score: null,
      reasons: [],
      differences: [],
    }
  const personId = link.personId ?? best.personId
  const standing = register.standingOf(personId)
  const born = register.people.find(({ id }) => id === personId)?.born ?? null
  const differences = standing ? differencesOf(row, standing, born, asOf) : []
  const sure = link.personId !== null && !doubtful
  const reasons = [...best.reasons, ...best.context.map(({ text }) => text)]
  return {
    ...base,
    outcome: !sure ? 'probable' : differences.length > 0 ? 'conflicting' : 'matched',
    personId,
    registerName: standing?.name ?? personId,
    score: best.total,
    reasons: doubtful ? [...reasons, 'another row of the list has the same name'] : reasons,
    differences,
  }
}

const HELD = new Set(['deprived', 'disappeared'])
const OUT = new Set(['free', 'free_conditional', 'restricted'])

function differencesOf(row: ListRow, standing: Standing, born: string | null, asOf: string): readonly Difference[] {
  const found: Difference[] = []
  const says = libertyOf(row, asOf)
  const clash =
    (says?.state === 'held' && (OUT.has(standing.liberty) || standing.liberty === 'dead')) ||
    (says?.state === 'out' && (HELD.has(standing.liberty) || standing.liberty === 'dead')) ||
    (says?.state === 'dead' && standing.liberty !== 'dead' && standing.liberty !== 'unknown')
  if (says && clash) found.push({ what: 'liberty', list: wordsOf(says.cell), register: spoken(standing) })
  const year = row.born ? formatEdtf(row.born.value).slice(0, 4) : null
  if (year && born && year !== born.slice(0, 4))
    found.push({ what: 'born', list: row.born?.words ?? '', register: born })
  const released = row.released ? formatEdtf(row.released.value) : null
  if (released && OUT.has(standing.liberty) && standing.since && !agree(released, standing.since))
    found.push({ what: 'released', list: released, register: standing.since })
  return found
}

/** Dates of different precision agree as far as both tell. */
const agree = (a: string, b: string): boolean => {
  const [x, y] = [a.replace(/-XX/g, ''), b.replace(/-XX/g, '')]
  return x.startsWith(y) || y.startsWith(x)
}

const wordsOf = ({ column, words }: Cell): string => `${column}: ${words}`

const spoken = ({ liberty, since }: Standing): string =>
  `${liberty.replaceAll('_', ' ')}${since ? ` since ${since}` : ''}`

function libertyOf(row: ListRow, asOf: string): { state: 'held' | 'out' | 'dead'; cell: Cell } | null {
  if (row.died) return { state: 'dead', cell: row.died }
  if (row.released && formatEdtf(row.released.value) <= asOf) return { state: 'out', cell: row.released }
  if (row.out) return { state: 'out', cell: row.out }
  const held = row.held ?? row.place
  return held ? { state: 'held', cell: held } : null
}
