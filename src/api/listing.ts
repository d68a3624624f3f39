import type { EditionView } from '../publishing/index.ts'
import { InvalidCursorError } from './invalid-cursor.ts'

export interface Paging {
  readonly limit: number
  readonly after?: string | undefined
}

export interface Slice<Item> {
  readonly items: readonly Item[]
  /** Null on the last page. */
  readonly next: string | null
}

/** So many are looked at for one page of a filtered list; what is left comes with the next. */
const MOST_LOOKED_AT = 20_000

/**
 * The next of a map's values that fit, in the order of their keys. It goes on after the key where the page before ended, so that a new
 * edition in between loses and repeats nothing else; values are made only as far as they are looked at.
 */
export function pageThrough<Item>(
  all: ReadonlyMap<string, Item>,
  keys: readonly string[],
  { limit, after }: Paging,
  fits: (item: Item) => boolean = () => true,
): Slice<Item> {
  const from = after === undefined ? -1 : placeAfter(keys, readCursor(after))
  const items: Item[] = []
  const start = Math.max(from, 0)
  for (let at = start; at < keys.length; at++) {
    const key = keys[at] ?? ''
    const item = all.get(key)
    if (item !== undefined && fits(item)) items.push(item)
    const full = items.length === limit || at - start + 1 === MOST_LOOKED_AT
    if (full && at + 1 < keys.length) return { items, next: writeCursor(key) }
  }
  return { items, next: null }
}

/** The first place whose key comes after; by halves, for there may be half a million. */
function placeAfter(keys: readonly string[], key: string): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] ?? '') > key) high = middle
    else low = middle + 1
  }
  return low
}

const writeCursor = (key: string): string => Buffer.from(`after ${key}`).toString('base64url')

function readCursor(cursor: string): string {
  const [, key] =
    Buffer.from(cursor, 'base64url')
      .toString('utf8')
      .match(/^after (.+)$/s) ?? []
  if (key === undefined)
    throw new InvalidCursorError(`after: expected the "next" of an answer, got "${cursor.slice(0, 60)}"`)
  return key
}

type Listed = 'people' | 'reports' | 'claims'

const made = new WeakMap<EditionView, Map<Listed, readonly string[]>>()

/** All keys of one of the edition's maps in order; sorted once an edition. */
export function keysOf(view: EditionView, list: Listed): readonly string[] {
  const held = made.get(view) ?? new Map<Listed, readonly string[]>()
  made.set(view, held)
  const keys = held.get(list) ?? [...view[list].keys()].sort()
  held.set(list, keys)
  return keys
}
