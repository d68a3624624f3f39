import { compareNames } from '../names/index.ts'
import { isSameFullName, nameKeys } from './fold.ts'

const LEAST_LETTERS = 5

/** The last word of a full name, as it sounds; null of a single word. */
export function surnameOf(name: string): string | null {
  const keys = nameKeys(name)
  return keys.length < 2 ? null : (keys.at(-1) ?? null)
}

/**
 * Which full names bear a surname. A report that writes only a surname means its one bearer; where two people bear it, a couple or
 * namesakes, it means nobody in particular.
 */
export class Surnames {
  readonly #bearers = new Map<string, string[]>()
  readonly #unique = new Map<string, boolean>()

  add(name: string): void {
    const surname = surnameOf(name)
    if (surname === null) return
    const held = this.#bearers.get(surname) ?? []
    if (held.includes(name)) return
    held.push(name)
    this.#bearers.set(surname, held)
    this.#unique.delete(surname)
  }

  /** Whether one of the two is but a surname, the other is that too or bears it, and nobody else known does. */
  sameBearer(a: string, b: string): boolean {
    const [short, long] = [a, b].sort((x, y) => nameKeys(x).length - nameKeys(y).length) as [string, string]
    const [surname, ...more] = nameKeys(short)
    if (surname === undefined || more.length > 0 || short.length < LEAST_LETTERS) return false
    const full = nameKeys(long)
    return full.at(-1) === surname && this.#isUnique(surname)
  }

  #isUnique(surname: string): boolean {
    const cached = this.#unique.get(surname)
    if (cached !== undefined) return cached
    // The first by spelling, so that the order of arrival decides nothing.
    const [first, ...rest] = [...(this.#bearers.get(surname) ?? [])].sort()
    const unique =
      first !== undefined &&
      rest.every((name) => isSameFullName(first, name) || compareNames(first, name).same === 'yes')
    this.#unique.set(surname, unique)
    return unique
  }
}
