import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'expected small Latin letters, digits and hyphens')
const column = z.string().min(1)

/** What a value of a column says of custody; `nothing` for values that say nothing of it. */
const standing = z.enum(['held', 'out', 'dead', 'recognised', 'nothing'])

const standings = z.union([standing, z.array(standing)])

/** A column; `split` parts several values of one cell, `language` is BCP 47 of the spelling, for names. */
export interface PlainField {
  readonly column: string
  readonly language?: string | undefined
  readonly split?: string | undefined
}

/** A column whose words mean something of custody; a word that is not in `values` is an error of its row, unless `others` says otherwise. */
export interface Field extends PlainField {
  readonly values?: Readonly<Record<string, Standing | Standing[]>> | undefined
  readonly others?: Standing | 'place' | undefined
}

const bare = column.transform((name): Field => ({ column: name }))
const parts = { column, language: z.string().optional(), split: z.string().min(1).optional() }
const plainField = z.union([bare, z.strictObject(parts)])
const field = z.union([
  bare,
  z.strictObject({
    ...parts,
    values: z.record(z.string(), standings).optional(),
    others: z.union([standing, z.literal('place')]).optional(),
  }),
])

const schema = z.strictObject({
  id: slug,
  name: z.string().min(1),
  /** Who keeps the list, under the name that the country pack knows it by. */
  organisation: z.string().min(1),
  url: z.url().nullable().default(null),
  language: z.string().default('und'),
  /** For spreadsheets: the sheet to read; the first unless told. */
  sheet: z.string().optional(),
  /** How the list writes days; ISO is always read. */
  dates: z.array(z.enum(['d.m.y', 'd/m/y', 'm/d/y'])).default([]),
  fields: z.strictObject({
    key: plainField.optional(),
    name: z.union([plainField.transform((one) => [one]), z.array(plainField).min(1)]),
    aliases: plainField.optional(),
    sex: z.strictObject({ column, f: z.array(z.string()).min(1), m: z.array(z.string()).min(1) }).optional(),
    born: plainField.optional(),
    detained: plainField.optional(),
    offences: plainField.optional(),
    sentenced: plainField.optional(),
    term: plainField.optional(),
    penalty: plainField.optional(),
    facility: field.optional(),
    status: field.optional(),
    released: plainField.optional(),
    release_kind: plainField.optional(),
    died: plainField.optional(),
    recognition: plainField.optional(),
    nationality: plainField.optional(),
    occupation: plainField.optional(),
    source: plainField.optional(),
  }),
})

export type ColumnMap = z.output<typeof schema>
export type Standing = z.output<typeof standing>

export class InvalidColumnMapError extends Error {
  override name = 'InvalidColumnMapError'
}

/** A column map from what its YAML or JSON says. */
export function createColumnMap(value: unknown, where: string): ColumnMap {
  const read = schema.safeParse(value)
  if (read.success) return Object.freeze(read.data)
  const [issue] = read.error.issues
  throw new InvalidColumnMapError(
    `${where}: expected a column map (docs/data.md), got a mistake at ${issue?.path.join('.') || 'its top'}: ${issue?.message}`,
  )
}

export function parseColumnMap(text: string, where: string): ColumnMap {
  let value: unknown
  try {
    value = parse(text)
  } catch (cause) {
    throw new InvalidColumnMapError(`${where}: expected YAML, got: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    })
  }
  return createColumnMap(value, where)
}

/** The maps that come with Habeas, resources/lists. */
export const READY_MAPS = ['viasna', 'plain', 'followthemoney'] as const

export function readyMap(id: (typeof READY_MAPS)[number]): ColumnMap {
  const file = new URL(`../resources/lists/${id}.json`, import.meta.url)
  return createColumnMap(JSON.parse(readFileSync(file, 'utf8')), `the map "${id}"`)
}

/** Every column that a map names. What it does not name is neither read nor kept. */
export function columnsOf(map: ColumnMap): readonly string[] {
  const { name, ...others } = map.fields
  const all = [...name, ...Object.values(others).filter((one) => one !== undefined)]
  return [...new Set(all.map((one) => one.column))]
}

/** The ready map whose columns the list has most of, of those whose name column it has; null when none fits. */
export function fittingMap(columns: readonly string[]): ColumnMap | null {
  const held = new Set(columns)
  const scored = READY_MAPS.map(readyMap)
    .filter(({ fields }) => fields.name.some(({ column }) => held.has(column)))
    .map((map) => ({ map, share: columnsOf(map).filter((name) => held.has(name)).length / columnsOf(map).length }))
    .sort((a, b) => b.share - a.share)
  return scored[0]?.map ?? null
}
