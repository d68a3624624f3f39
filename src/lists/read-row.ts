import { formatEdtf, type PartialDate } from '../dates/index.ts'
import { foldKey } from '../text/index.ts'
import { type ColumnMap, columnsOf, type Field, type PlainField, type Standing } from './column-map.ts'
import { readDate, readTerm } from './read-cell.ts'
import type { Cell, ListRow, RowProblem, Said } from './row.ts'
import type { TableRow } from './table.ts'

/** Reads a row by its map: what it says, or every cell that is not what the map expects there. */
export function readRow(row: TableRow, map: ColumnMap): ListRow | readonly RowProblem[] {
  const problems: RowProblem[] = []
  const cell = (field: PlainField | undefined): Cell | null => {
    const words = field ? tidy(row.cells[field.column] ?? '') : ''
    return field && words !== '' ? { column: field.column, words } : null
  }
  const fail = (column: string, expected: string, got: string): null => {
    problems.push({ row: row.number, column, expected, got: got.slice(0, 200) })
    return null
  }
  const date = (field: PlainField | undefined): Said<PartialDate> | null => {
    const found = cell(field)
    if (!found) return null
    const value = readDate(found.words, map.dates)
    return value ? { ...found, value } : fail(found.column, 'a date such as 2021-03-04, 2021-03 or 2021', found.words)
  }
  const { fields } = map
  const names = namesOf(row, map)
  if (names.length === 0) fail(fields.name.map(({ column }) => column).join(' or '), 'a name', 'an empty cell')
  const { dead, ...stand } = standingOf(row, map, fail)
  const termCell = cell(fields.term)
  const term = termCell && readTerm(termCell.words)
  const source = cell(fields.source)?.words ?? null
  const [born, detained] = [date(fields.born), date(fields.detained)]
  const read: Omit<ListRow, 'key' | 'identity'> = {
    number: row.number,
    names,
    sex: sexOf(row, map, fail),
    born,
    detained,
    offences: parts(cell(fields.offences), fields.offences?.split),
    sentenced: date(fields.sentenced),
    // What a verdict says beside a term (a fine, treatment) is not a mistake; it stands in the row's text.
    term: termCell && term ? { ...termCell, value: term } : null,
    ...stand,
    released: date(fields.released),
    releaseKind: cell(fields.release_kind)?.words ?? null,
    died: diedOf(cell(fields.died), map, fail) ?? (dead && { ...dead, value: null }),
    recognised: cell(fields.recognition) ?? stand.recognised,
    nationality: said(cell(fields.nationality)),
    occupation: said(cell(fields.occupation)),
    source: source && URL.canParse(source) && /^https?:/.test(source) ? source : null,
    cells: columnsOf(map).flatMap((column) => cell({ column }) ?? []),
  }
  if (problems.length > 0) return problems
  const key = cell(fields.key)?.words
  if (key !== undefined) return { ...read, key, identity: 'list' }
  return { ...read, key: ownKey(names[0]?.text ?? '', born, detained), identity: born || detained ? 'dated' : 'name' }
}

/** Cells are one line in a row's text. */
const tidy = (words: string): string => words.normalize('NFC').replace(/\s+/g, ' ').trim()

const said = (cell: Cell | null): Said<string> | null => cell && { ...cell, value: cell.words }

function ownKey(name: string, born: Said<PartialDate> | null, detained: Said<PartialDate> | null): string {
  return [foldKey(name), born ? formatEdtf(born.value) : '', detained ? formatEdtf(detained.value) : ''].join('|')
}

function namesOf(row: TableRow, map: ColumnMap): ListRow['names'] {
  const { name, aliases } = map.fields
  const found = name.flatMap(({ column, language }) => {
    const text = tidy(row.cells[column] ?? '')
    return text === '' ? [] : [{ text, language: language ?? map.language }]
  })
  const others = aliases
    ? parts({ column: aliases.column, words: tidy(row.cells[aliases.column] ?? '') }, aliases.split)
    : []
  const all = [...found, ...others.map(({ value }) => ({ text: value, language: aliases?.language ?? map.language }))]
  return all.filter(({ text }, at) => all.findIndex((other) => other.text === text) === at)
}

function parts(cell: Cell | null, split: string | undefined): readonly Said<string>[] {
  if (!cell) return []
  return cell.words
    .split(split ?? '\n')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((value) => ({ ...cell, value }))
}

type Fail = (column: string, expected: string, got: string) => null

function sexOf(row: TableRow, { fields }: ColumnMap, fail: Fail): 'f' | 'm' | null {
  if (!fields.sex) return null
  const { column, f, m } = fields.sex
  const words = tidy(row.cells[column] ?? '')
  if (words === '') return null
  if (includes(f, words)) return 'f'
  return includes(m, words) ? 'm' : fail(column, `one of ${[...f, ...m].join(', ')}`, words)
}

const includes = (words: readonly string[], word: string): boolean =>
  words.some((one) => one.toLowerCase() === word.toLowerCase())

function diedOf(cell: Cell | null, map: ColumnMap, fail: Fail): ListRow['died'] {
  if (!cell || /^(0|no|false|-|нет|не)$/i.test(cell.words)) return null
  if (/^(1|yes|true|да|так)$/i.test(cell.words)) return { ...cell, value: null }
  const value = readDate(cell.words, map.dates)
  return value ? { ...cell, value } : fail(cell.column, 'a date, yes or no', cell.words)
}

interface Standings {
  held: Cell | null
  out: Cell | null
  dead: Cell | null
  recognised: Cell | null
  place: Said<string> | null
}

/** What status and place say of custody; a place column that says "released" is no place. */
function standingOf(row: TableRow, { fields }: ColumnMap, fail: Fail): Standings {
  const found: Standings = { held: null, out: null, dead: null, recognised: null, place: null }
  for (const field of [fields.status, fields.facility]) {
    const words = field ? tidy(row.cells[field.column] ?? '') : ''
    if (!field || words === '') continue
    const cell = { column: field.column, words }
    for (const state of statesOf(field, words, fail)) {
      if (state === 'place') found.place = { ...cell, value: words }
      else if (state !== 'nothing') found[state] ??= cell
    }
  }
  // A row that says both says neither: the last known is for people to find out.
  if (found.held && found.out) return { ...found, held: null, place: null }
  return found
}

function statesOf(field: Field, words: string, fail: Fail): readonly (Standing | 'place')[] {
  const { values } = field
  if (!values) return ['place']
  const key = Object.keys(values).find((one) => one.toLowerCase() === words.toLowerCase())
  const state = key === undefined ? field.others : values[key]
  if (state !== undefined) return typeof state === 'string' ? [state] : state
  fail(field.column, `one of ${Object.keys(values).join(', ')}`, words)
  return []
}
