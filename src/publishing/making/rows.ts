import { createHash } from 'node:crypto'

export type RowKind =
  | 'report'
  | 'claim'
  | 'standing'
  | 'person'
  | 'event'
  | 'briefing'
  | 'figures'
  | 'overview'
  | 'changes'
  | 'gone'

/** One row of an edition before it is written. */
export interface Row {
  readonly kind: RowKind
  readonly id: string
  /** What tells this version of the row from every other. */
  readonly version: string
  /** What it was made from; the row is made again when that changes. */
  readonly input: string | null
  readonly reportId: string | null
  readonly personId: string | null
  /** For claims their type, for people where they stand with regard to liberty. */
  readonly type: string | null
  /** Days since 1970 for claims on groups, which are weighed with what was said at about the same time. */
  readonly day: number | null
  /** For reports that repeat an earlier one: that one. */
  readonly lineage: string | null
  /** JSON. */
  readonly body: string
}

export function createRow(
  kind: RowKind,
  id: string,
  content: unknown,
  rest: Partial<Omit<Row, 'kind' | 'id' | 'body' | 'version'>> = {},
): Row {
  const body = JSON.stringify(content)
  return {
    kind,
    id,
    version: digest(body),
    input: null,
    reportId: null,
    personId: null,
    type: null,
    day: null,
    lineage: null,
    ...rest,
    body,
  }
}

/** A SHA-256 in hex, cut to 32 digits: what tells two versions of a row apart. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

/** A digest of many parts, none of which can run into the next. */
export const digestOf = (...parts: readonly (string | number | null)[]): string => digest(JSON.stringify(parts))
