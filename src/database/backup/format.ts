import { z } from 'zod'
import { InvalidBackupError } from '../errors.ts'
import type { Row, Tally } from './rows.ts'
import type { SequenceState } from './tables.ts'

/**
 * A backup is one gzip file of lines of JSON: the head, then for each table its name and columns and one line a row, and
 * last the manifest. The manifest comes last because only then is it known, and because its absence shows a cut file.
 */
export const FORMAT = 1

export interface Head {
  readonly habeasBackup: number
  /** The migrations that the register has had. */
  readonly schema: readonly string[]
  readonly server: string
  readonly taken: string
}

export interface TableStart {
  readonly table: string
  readonly columns: readonly string[]
}

export interface Manifest {
  readonly tables: Readonly<Record<string, Tally>>
  readonly sequences: Readonly<Record<string, SequenceState>>
}

export type Line =
  | { readonly kind: 'head'; readonly head: Head }
  | { readonly kind: 'table'; readonly start: TableStart }
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'manifest'; readonly manifest: Manifest }

const head = z.object({
  habeasBackup: z.number(),
  schema: z.array(z.string()),
  server: z.string(),
  taken: z.string(),
})
const start = z.object({ table: z.string(), columns: z.array(z.string()).min(1) })
const tally = z.object({ rows: z.int().nonnegative(), sha256: z.string() })
const manifest = z.object({
  tables: z.record(z.string(), tally),
  sequences: z.record(z.string(), z.tuple([z.string(), z.boolean()])),
})

/** Reads one line; throws InvalidBackupError for what no backup has. */
export function parseLine(line: string, file: string): Line {
  const value = parseJson(line, file)
  if (Array.isArray(value)) return { kind: 'row', row: rowOf(value, line, file) }
  if (typeof value === 'object' && value !== null) {
    if ('habeasBackup' in value) return { kind: 'head', head: checked(head, value, 'the head', file) }
    if ('table' in value) return { kind: 'table', start: checked(start, value, 'the start of a table', file) }
    if ('manifest' in value)
      return { kind: 'manifest', manifest: checked(manifest, value.manifest, 'the manifest', file) }
  }
  throw invalid(file, `a line that begins ${line.slice(0, 40)}`)
}

function checked<T>(shape: z.ZodType<T>, value: unknown, what: string, file: string): T {
  const { data, error } = shape.safeParse(value)
  if (data !== undefined) return data
  const [issue] = error?.issues ?? []
  throw invalid(file, `${what} with ${issue?.path.join('.') || 'a part'}: ${issue?.message ?? 'not as expected'}`)
}

function rowOf(values: readonly unknown[], line: string, file: string): Row {
  if (values.every((value) => value === null || typeof value === 'string')) return values
  throw invalid(file, `a row with something other than text: ${line.slice(0, 40)}`)
}

export function invalid(file: string, got: string, cause?: unknown): InvalidBackupError {
  return new InvalidBackupError(
    `expected a whole and unaltered backup made by "habeas backup", got ${got} (${file}). The register was not changed. ` +
      'Use another copy of the backup.',
    { cause },
  )
}

function parseJson(line: string, file: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    throw invalid(file, `a line that is not JSON, beginning ${line.slice(0, 40)}`, error)
  }
}
