import { type EntityJson, isEntity, readEntities } from './read-entities.ts'
import { createTable, MOST_COLUMNS, type Table, UnreadableListError } from './table.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Reads an array of objects, an object that holds one, or JSON lines; what is nested becomes columns such as `prison.title`. */
export function readJson(text: string, where: string): Table {
  const records = recordsOf(parse(text, where), where)
  const entities: readonly EntityJson[] = records.flatMap((record) => (isEntity(record) ? [record] : []))
  if (records.length > 0 && entities.length === records.length) return readEntities(entities, where)
  const rows = records.map((record, at) => {
    if (record === null || typeof record !== 'object' || Array.isArray(record))
      throw new UnreadableListError(`${where} row ${at + 1}: expected an object, got ${JSON.stringify(record)}`)
    const cells: Record<string, string> = {}
    flatten(record, '', cells, 0)
    return { number: at + 1, cells }
  })
  const columns = new Set<string>()
  for (const { cells } of rows) {
    for (const name of Object.keys(cells)) columns.add(name)
    if (columns.size > MOST_COLUMNS) break
  }
  return createTable([...columns], rows, where)
}

function parse(text: string, where: string): Json {
  try {
    return JSON.parse(text)
  } catch (cause) {
    return parseLines(text, where, cause)
  }
}

function parseLines(text: string, where: string, whole: unknown): Json {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, at) => {
    try {
      return JSON.parse(line) as Json
    } catch (cause) {
      if (lines.length === 1 || at === 0) throw unreadable(where, whole)
      throw unreadable(`${where} line ${at + 1}`, cause)
    }
  })
}

function unreadable(where: string, cause: unknown): UnreadableListError {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new UnreadableListError(`${where}: expected JSON or one JSON object a line, got something else: ${why}`)
}

function recordsOf(value: Json, where: string): readonly Json[] {
  if (Array.isArray(value)) return value
  if (value !== null && typeof value === 'object') {
    const lists = Object.values(value).filter((part) => Array.isArray(part) && part.some(isObject))
    if (lists.length === 1) return lists[0] as readonly Json[]
    if (lists.length === 0) return [value]
  }
  throw new UnreadableListError(`${where}: expected one array of objects, got none or several`)
}

const isObject = (value: Json): boolean => value !== null && typeof value === 'object' && !Array.isArray(value)

const DEEPEST = 6

function flatten(value: Json, path: string, into: Record<string, string>, depth: number): void {
  if (value === null) into[path] = ''
  else if (typeof value !== 'object') into[path] = String(value)
  else if (Array.isArray(value))
    into[path] = value
      .map((part) => (part !== null && typeof part === 'object' ? JSON.stringify(part) : String(part ?? '')))
      .join('; ')
  else if (depth >= DEEPEST) into[path] = JSON.stringify(value)
  else for (const [key, part] of Object.entries(value)) flatten(part, path ? `${path}.${key}` : key, into, depth + 1)
}
