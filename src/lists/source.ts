import { createHash, hash } from 'node:crypto'
import { formatEdtf, type PartialDate } from '../dates/index.ts'
import type { Report } from '../intake/index.ts'
import { type Claim, createClaim, type Reading, type ReadPerson, type Span } from '../reading/index.ts'
import type { ColumnMap } from './column-map.ts'
import { isFuture, mayBeFuture, mayBeMinor } from './guards.ts'
import type { Cell, ListRow } from './row.ts'

/** Name and version of what reads rows; raised whenever its claims can differ from those of an earlier one. */
const EXTRACTOR = 'list@1'

/** A row as a source of its own: its text, and what it says with the words of its cells as quotes. */
export interface RowSource {
  readonly bytes: Uint8Array
  readonly report: Report
  readonly reading: Reading
  /** A date of release that is still to come: it is in no claim and not in the text. */
  readonly withheld: boolean
}

/** The row's own person in its reading. */
export const ROW_PERSON = 'p1'

/** `asOf`: the day for which the list stands, YYYY-MM-DD. Pure: the same row gives the same source. */
export function sourceOf(row: ListRow, map: ColumnMap, asOf: string): RowSource {
  const withheld = row.released !== null && mayBeFuture(row.released.value, asOf)
  const shown = withheld ? row.cells.filter(({ column }) => column !== row.released?.column) : row.cells
  const text = textOf(row, map, shown)
  const bytes = new TextEncoder().encode(text)
  const report = reportOf(row, map, asOf, text, bytes, withheld)
  const minor = mayBeMinor(row.born?.value ?? null, asOf)
  const person = personOf(row, text, minor)
  const claims = draftsOf(row, withheld, asOf).flatMap((draft) => {
    const quote = spanOf(text, draft.cell)
    return quote ? [claimOf(draft, quote, person, report, map)] : []
  })
  const unique = [...new Map(claims.map((claim) => [claim.id, claim])).values()]
  const reading = {
    reportId: report.id,
    extractor: EXTRACTOR,
    people: [person],
    claims: unique,
    credits: [],
    notes: [],
  }
  return { bytes, report, reading, withheld }
}

/** The name, then a line a cell: what stands in the row under the columns that the map names. */
function textOf(row: ListRow, map: ColumnMap, cells: readonly Cell[]): string {
  const nameColumn = map.fields.name[0]?.column
  const others = cells.filter(({ column }) => column !== nameColumn)
  return [row.names[0]?.text ?? '', ...others.map(({ column, words }) => `${column}: ${words}`)].join('\n')
}

function spanOf(text: string, { column, words }: Cell): Span | null {
  const line = `${column}: ${words}`
  const at = `\n${text}\n`.indexOf(`\n${line}\n`)
  return at < 0 ? null : { start: at, end: at + line.length, text: line }
}

function reportOf(
  row: ListRow,
  map: ColumnMap,
  asOf: string,
  text: string,
  bytes: Uint8Array,
  withheld: boolean,
): Report {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const url = row.source ?? map.url
  const whole = [sha256, url ?? '', map.organisation, asOf].join('\n')
  return Object.freeze({
    kind: 'report' as const,
    id: `r${hash('sha256', whole).slice(0, 16)}`,
    sha256,
    title: `${map.name}: ${row.names[0]?.text ?? row.key}`,
    outlet: map.organisation,
    url,
    published: asOf,
    language: map.language,
    text,
    furniture: [],
    aiDisclosure: null,
    notices: [],
    notes: [
      `Row ${row.number} of a list; only the columns that its map names are kept.`,
      ...(withheld ? ['A date of release that is still to come was left out.'] : []),
    ],
  })
}

function personOf(row: ListRow, text: string, minor: boolean): ReadPerson {
  const name = row.names[0]?.text ?? ''
  const mentions = text.startsWith(name) ? [{ start: 0, end: name.length, text: name }] : []
  return { id: ROW_PERSON, name, mentions, role: 'prisoner', minor, sex: row.sex }
}

interface Draft {
  readonly type: Claim['type']
  readonly cell: Cell
  readonly date?: PartialDate | null
  readonly raw?: string
  readonly value?: Claim['value']
  readonly place?: string | null
  readonly offence?: string
  readonly releaseKind?: string | null
  readonly detail?: string
}

function draftsOf(row: ListRow, withheld: boolean, asOf: string): readonly Draft[] {
  const { born, detained, sentenced, term, held, out, released, died, recognised, nationality, occupation } = row
  const drafts: Draft[] = []
  if (born) drafts.push({ type: 'birth', cell: born, date: born.value })
  if (detained && !isFuture(detained.value, asOf))
    drafts.push({ type: 'detained', cell: detained, date: detained.value })
  for (const offence of row.offences) drafts.push({ type: 'charged', cell: offence, offence: offence.value })
  const verdict = term ?? sentenced
  if (verdict)
    drafts.push({
      type: 'sentenced',
      cell: verdict,
      date: sentenced?.value ?? null,
      ...(sentenced ? { raw: sentenced.words } : {}),
      value: term?.value ?? null,
    })
  // Out by a date that is not yet due is held: the date stays out, and so does what would give it away.
  const gone = released !== null && !withheld
  if (gone) drafts.push({ type: 'released', cell: released, date: released.value, releaseKind: row.releaseKind })
  else if (out && !died && !withheld) drafts.push({ type: 'released', cell: out, releaseKind: row.releaseKind })
  if (held && !gone && !died)
    drafts.push({ type: 'not_released', cell: row.place ?? held, place: row.place?.value ?? null })
  else if (row.place && !gone && !died && !out && !withheld)
    drafts.push({ type: 'not_released', cell: row.place, place: row.place.value })
  if (died) drafts.push({ type: 'died', cell: died, date: died.value })
  if (recognised) drafts.push({ type: 'recognised', cell: recognised })
  if (nationality) drafts.push({ type: 'nationality', cell: nationality, detail: nationality.value })
  if (occupation) drafts.push({ type: 'occupation', cell: occupation, detail: occupation.value })
  return drafts
}

function claimOf(draft: Draft, quote: Span, person: ReadPerson, report: Report, map: ColumnMap): Claim {
  const { type, cell, date = null, raw = cell.words, value = null } = draft
  const edtf = date ? formatEdtf(date) : ''
  const id = [report.id, type, person.name, value?.number ?? '', draft.offence ?? '', edtf, quote.text].join('\u0000')
  return createClaim(
    {
      id: `c${hash('sha256', id).slice(0, 16)}`,
      reportId: report.id,
      type,
      subject: { kind: 'person', name: person.name, ref: person.id },
      value,
      detail: draft.detail ?? null,
      population: null,
      measure: null,
      date: date ? { edtf, raw } : null,
      said: report.published,
      place: draft.place ?? null,
      offence: draft.offence ?? null,
      releaseKind: draft.releaseKind ?? null,
      polarity: 'affirms',
      modality: 'reported',
      speaker: { name: map.organisation, kind: 'organisation' },
      origin: map.organisation,
      quote,
      confidence: 1,
      extractor: EXTRACTOR,
      minor: person.minor,
      flags: [],
    },
    report.text,
  )
}
