import type { PersonRole } from '../claim.ts'
import type { NameRun } from '../find/names.ts'
import { plain, sameNameWord, surnameSex } from './same-name.ts'

/** A person while the report is being read; roles and sex grow with the mentions. */
export interface Person {
  readonly index: number
  parts: readonly string[]
  lows: readonly string[]
  sex: 'f' | 'm' | null
  readonly mentions: { readonly start: number; readonly end: number }[]
  /** Offsets of mentions that are the object of a verb. */
  readonly objects: Set<number>
  readonly roles: Map<PersonRole, number>
  minor: boolean
  /** The name we show for the highest officer of a state, who gives pardons and never gets one; null for everybody else. */
  head: string | null
}

// So many people with one beginning of a surname are compared; more is no report but an attack.
const MOST_COMPARED = 40

/** Gathers mentions into people within one report: full forms first, then surnames and given names alone. */
export class People {
  readonly all: Person[] = []
  readonly #bySurname = new Map<string, Person[]>()
  readonly #inflects: boolean

  constructor(inflects: boolean) {
    this.#inflects = inflects
  }

  /** The person of a full form, known or new. */
  take(run: NameRun): Person {
    const known = this.#sameFull(run)
    if (known) {
      if (run.lows.length > known.lows.length) this.#widen(known, run)
      known.sex ??= run.sex
      return known
    }
    const person: Person = {
      index: this.all.length,
      parts: run.parts,
      lows: run.lows,
      sex: run.sex ?? surnameSex(run.lows.at(-1) ?? ''),
      mentions: [],
      objects: new Set(),
      roles: new Map(),
      minor: false,
      head: null,
    }
    this.all.push(person)
    this.#index(person)
    return person
  }

  /** The person whom a single word (surname, or a given name that only one person has) means, or null. */
  find(run: NameRun, recent: Person | null): Person | null {
    const low = run.lows.at(-1) ?? ''
    // A full name with another given name is somebody else of the family, never the person we know.
    const near = this.#near(low).filter(
      (p) =>
        p.lows.some((w) => sameNameWord(w, low, this.#inflects)) &&
        (run.lows.length === 1 || p.lows.length === 1 || this.#fits(run.lows, p.lows)),
    )
    const bySurname = near.filter((p) => p.lows.length > 1 && sameNameWord(p.lows.at(-1) ?? '', low, this.#inflects))
    const pick = bySurname.length > 0 ? bySurname : near
    if (pick.length <= 1) return pick[0] ?? null
    const sex = surnameSex(low)
    const fitting = pick.filter((p) => sex === null || p.sex === null || p.sex === sex)
    if (recent && fitting.includes(recent)) return recent
    return fitting[0] ?? pick[0] ?? null
  }

  /** Whether somebody of this surname is known by a full name. */
  knowsFamily(run: NameRun): boolean {
    const low = run.lows.at(-1) ?? ''
    return this.#near(low).some((p) => p.lows.length > 1 && sameNameWord(p.lows.at(-1) ?? '', low, this.#inflects))
  }

  /** Everybody of a surname that stands in the plural ("Losiks"), at least two. */
  family(lows: readonly string[], plurals: readonly string[]): readonly Person[] {
    const low = lows[0] ?? ''
    if (lows.length !== 1 || plurals.length === 0) return []
    const plural = plurals.find((ending) => low.endsWith(ending) && low.length - ending.length >= 3)
    if (plural === undefined) return []
    const stem = low.slice(0, -plural.length)
    const found = this.#near(low).filter((p) => p.lows.length > 1 && sameNameWord(p.lows.at(-1) ?? '', stem, false))
    return found.length > 1 ? found : []
  }

  #sameFull(run: NameRun): Person | null {
    const surname = run.lows.at(-1) ?? ''
    for (const person of this.#near(surname)) {
      if (person.sex && run.sex && person.sex !== run.sex) continue
      if (this.#fits(run.lows, person.lows)) return person
    }
    return null
  }

  #fits(a: readonly string[], b: readonly string[]): boolean {
    if (!sameNameWord(a.at(-1) ?? '', b.at(-1) ?? '', this.#inflects)) return false
    if (a.length === 1 || b.length === 1) return true
    const x = a[0] ?? ''
    const y = b[0] ?? ''
    if (x.length <= 2 || y.length <= 2) return x[0] === y[0]
    return sameNameWord(x, y, this.#inflects) || plain(x) === plain(y)
  }

  #near(low: string): readonly Person[] {
    return this.#bySurname.get(keyOf(low)) ?? []
  }

  #index(person: Person): void {
    for (const low of new Set(person.lows)) {
      if (low.length < 3) continue
      const key = keyOf(low)
      const list = this.#bySurname.get(key)
      if (!list) this.#bySurname.set(key, [person])
      else if (list.length < MOST_COMPARED && !list.includes(person)) list.push(person)
    }
  }

  #widen(person: Person, run: NameRun): void {
    person.parts = run.parts
    person.lows = run.lows
    this.#index(person)
  }
}

function keyOf(low: string): string {
  return plain(low).slice(0, 3)
}
