import type { Cell, Column } from './column.ts'

export class MalformedDataError extends Error {
  override name = 'MalformedDataError'
}

/** A value as its column allows it. */
export function readCell(column: Column, value: unknown, where: string): Cell {
  if (value === null || value === undefined) {
    if (column.nullable) return null
    throw wrong(column, 'a value', value, where)
  }
  const right = fits(column, value)
  if (!right) throw wrong(column, column.type, value, where)
  if (column.oneOf && typeof value === 'string' && !column.oneOf.includes(value))
    throw wrong(column, `one of ${column.oneOf.join(', ')}`, value, where)
  return value as Cell
}

function fits({ type }: Column, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value)
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value)
  if (type === 'boolean') return typeof value === 'boolean'
  if (type === 'list') return Array.isArray(value) && value.every((part) => typeof part === 'string')
  return typeof value === 'string'
}

function wrong({ name }: Column, expected: string, got: unknown, where: string): MalformedDataError {
  return new MalformedDataError(
    `${where}, column "${name}": expected ${expected}, got ${String(JSON.stringify(got)).slice(0, 80)}`,
  )
}
