import { readFileSync } from 'node:fs'

/** Reads one expert-edited table, compiled from YAML to JSON by the build; PATH is relative to resources/. */
export function resource<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(`../resources/${path}.json`, import.meta.url), 'utf8')) as T
}

/** Splits a space-separated list of the tables; an empty or missing list is no words. */
export function words(list: string | null | undefined): readonly string[] {
  return list ? list.split(' ').filter((word) => word !== '') : []
}
