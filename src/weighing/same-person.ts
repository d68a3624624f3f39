import { compareNames } from '../names/index.ts'
import { isSameFullName, nameKeys } from './fold.ts'
import { Surnames } from './surnames.ts'

const MOST_KEPT = 200_000

/** Pairs of full names compared before: whether two names agree depends on nothing else. */
const known = new Map<string, boolean>()

/**
 * Whether two names that no register matched mean one person: full names that agree, a surname that only one person bears, or the bare
 * given name of a relative. Never used to merge people; it decides which claims are held against each other.
 */
export class SamePerson {
  readonly #surnames = new Surnames()

  static isBare(name: string): boolean {
    return nameKeys(name).length < 2
  }

  add(name: string): void {
    this.#surnames.add(name)
  }

  /** `family`: the surnames that the report of a bare given name names beside it. */
  same(a: string, b: string, family: readonly string[] = []): boolean {
    const [x, y] = [nameKeys(a).length, nameKeys(b).length]
    if (x >= 2 && y >= 2) return a === b || this.#sameFull(a, b)
    return this.#surnames.sameBearer(a, b) || isRelative(a, b, family)
  }

  #sameFull(a: string, b: string): boolean {
    const key = a < b ? `${a}|${b}` : `${b}|${a}`
    const kept = known.get(key)
    if (kept !== undefined) return kept
    const same = isSameFullName(a, b) ? compareNames(a, b).same !== 'no' : compareNames(a, b).same === 'yes'
    if (known.size >= MOST_KEPT) known.clear()
    known.set(key, same)
    return same
  }
}

/** 'His wife Vera' beside 'Ryhor Talash' is 'Vera Talash' elsewhere: the given name agrees, and the surname is that of the family. */
function isRelative(a: string, b: string, family: readonly string[]): boolean {
  const [bare, full] = nameKeys(a).length <= nameKeys(b).length ? [a, b] : [b, a]
  const keys = nameKeys(full)
  const surname = keys.at(-1)
  if (keys.length < 2 || surname === undefined || nameKeys(bare).length !== 1) return false
  if (nameKeys(bare)[0] === surname || !family.includes(surname)) return false
  const given = full.trim().split(/\s+/).slice(0, -1)
  return given.some((name) => compareNames(bare, name).same === 'yes')
}
