import { readdirSync, readFileSync } from 'node:fs'
import type { Counting } from './day-counting.ts'

/** Whom an organisation counts as held; a row of countries/COUNTRY/counting-sets.yml. The definition stands under every number. */
export interface CountingSet {
  readonly id: string
  readonly organisation: string
  /** By language. */
  readonly definition: Readonly<Record<string, string>>
  readonly liberty: readonly string[]
  /** Forms of custody that count whatever they do to liberty. */
  readonly forms?: readonly string[]
  readonly uncertain?: boolean
  readonly source: string
}

/** Whether a person stands in a set, by what held on the day. */
export function isCounted(
  set: CountingSet,
  on: { readonly liberty: readonly string[]; readonly form: readonly string[] },
): boolean {
  return on.liberty.some((state) => set.liberty.includes(state)) || on.form.some((form) => set.forms?.includes(form))
}

/** How a set's number moved between two days: who came in, who went out, and what the two do not explain. */
export function stockBetween(
  members: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> },
  stock: { readonly before: number; readonly after: number },
): { readonly entered: number; readonly left: number; readonly residual: number } {
  const entered = [...members.after].filter((id) => !members.before.has(id)).length
  const left = [...members.before].filter((id) => !members.after.has(id)).length
  return { entered, left, residual: stock.after - (stock.before + entered - left) }
}

/** The rules and sets of every country pack that has them. */
export function loadCountries(): { readonly countings: readonly Counting[]; readonly sets: readonly CountingSet[] } {
  const folder = new URL('../countries/', import.meta.url)
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const read = <T>(country: string, file: string): readonly T[] => {
    const held = readdirSync(new URL(`${country}/`, folder))
    return held.includes(file) ? [JSON.parse(readFileSync(new URL(`${country}/${file}`, folder), 'utf8')) as T] : []
  }
  return {
    countings: names.flatMap(({ name }) => read<Counting>(name, 'day-counting.json')),
    sets: names
      .flatMap(({ name }) => read<{ readonly sets: readonly CountingSet[] }>(name, 'counting-sets.json'))
      .flatMap(({ sets }) => sets),
  }
}
