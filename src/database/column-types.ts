import pg from 'pg'

type Parser = (value: string) => unknown

const plain: Parser = (value) => value

/**
 * How values leave the database: days and timestamps without a zone stay text (a Date would shift them by a time zone),
 * int8 is a number, numeric stays text, timestamptz is a Date, bytea a Buffer, json parsed.
 */
export const columnTypes = parsers({ 20: wholeNumber, 1082: plain, 1114: plain })

/** Every value as PostgreSQL prints it, for copies that must lose nothing (a Date loses microseconds). */
export const rawTypes: pg.CustomTypesConfig = { getTypeParser: () => plain }

function parsers(own: Readonly<Record<number, Parser>>): pg.CustomTypesConfig {
  return {
    getTypeParser: (oid: number, format?: 'text' | 'binary') =>
      (format === 'binary' ? undefined : own[oid]) ?? pg.types.getTypeParser(oid, format ?? 'text'),
  }
}

function wholeNumber(value: string): number {
  const parsed = Number(value)
  if (Number.isSafeInteger(parsed)) return parsed
  throw new RangeError(`expected an int8 within ±2^53, got ${value}; select it as text`)
}
