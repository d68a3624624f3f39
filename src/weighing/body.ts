import type { ClaimType } from '../reading/index.ts'
import type { Evidence } from './evidence.ts'
import { nameKeys } from './fold.ts'
import { weightless } from './origin.ts'
import type { CaseContext } from './relate-case.ts'
import { SamePerson } from './same-person.ts'
import { reachOf, slotsOf } from './slots.ts'
import { ENTRIES, EXITS, INSIDE, type Statement, statementOf } from './statement.ts'
import { length } from './window.ts'

/** A body of claims made ready to be asked: what bears on a claim, who was detained when, which report was first. */
export interface Body {
  readonly statements: ReadonlyMap<Evidence, Statement>
  /** Every claim that may speak of the same person or, for groups, of the same kind of thing at about the same time. */
  about(statement: Statement): readonly Statement[]
  /** The person's known ways into and out of custody, asked by days. */
  custodyOf(statement: Statement): CaseContext
  /** The first report of the lineage that the claim's report belongs to. */
  firstOf(evidence: Evidence): Evidence
  /** A copy whose original is not held: whom it repeats cannot be told. */
  isOrphan(evidence: Evidence): boolean
  /** Whether another held report repeats this one’s lineage. */
  hasCopies(evidence: Evidence): boolean
  siblings(reportId: string): readonly Evidence[]
}

const known = new WeakMap<readonly Evidence[], Body>()

/** Indexes a body once; asking again with the same array, or with a body, costs nothing. */
export function bodyOf(evidence: readonly Evidence[] | Body): Body {
  if (!isArray(evidence)) return evidence
  const cached = known.get(evidence)
  if (cached) return cached
  const body = new GrowingBody(evidence)
  known.set(evidence, body)
  return body
}

const isArray = (evidence: readonly Evidence[] | Body): evidence is readonly Evidence[] => Array.isArray(evidence)

/** A body that takes further reports in without being indexed anew. All claims of one report must come in one call. */
export class GrowingBody implements Body {
  readonly statements = new Map<Evidence, Statement>()
  readonly #reports = new Map<string, Evidence[]>()
  readonly #people = new Map<string, Statement[]>()
  readonly #names = new Map<string, Statement[]>()
  readonly #unmatched = new Map<string, Statement[]>()
  readonly #same = new SamePerson()
  readonly #copied = new Set<string>()
  readonly #groups = new Map<string, Statement[]>()
  readonly #first = new Map<string, Evidence>()
  readonly #families = new Map<string, readonly string[]>()

  constructor(evidence: readonly Evidence[] = []) {
    this.add(evidence)
  }

  add(evidence: readonly Evidence[]): void {
    const sorted = [...evidence].sort(compareEvidence)
    for (const entry of sorted) push(this.#reports, entry.report.id, entry)
    for (const entry of sorted) this.#index(statementOf(entry, this.siblings(entry.report.id)))
  }

  /**
   * Takes in claims that were filed before, with the rest of their report at hand; for a body that holds only what bears on a few
   * claims. `names`: who else bears the surnames that they leave bare. `families`: the surnames that each report names.
   */
  take(
    statements: readonly Statement[],
    names: readonly string[] = [],
    families: ReadonlyMap<string, readonly string[]> = new Map(),
  ): void {
    for (const [report, surnames] of families) this.#families.set(report, surnames)
    for (const name of names) this.#same.add(name)
    const sorted = [...statements].sort((a, b) => compareEvidence(a.evidence, b.evidence))
    for (const { evidence } of sorted) push(this.#reports, evidence.report.id, evidence)
    for (const statement of sorted) this.#index(statement)
  }

  siblings(reportId: string): readonly Evidence[] {
    return this.#reports.get(reportId) ?? []
  }

  firstOf(evidence: Evidence): Evidence {
    return this.#first.get(evidence.lineage) ?? evidence
  }

  hasCopies(evidence: Evidence): boolean {
    return this.#copied.has(evidence.lineage)
  }

  isOrphan(evidence: Evidence): boolean {
    return evidence.lineage !== '' && evidence.lineage !== evidence.report.id && !this.#reports.has(evidence.lineage)
  }

  about(statement: Statement): readonly Statement[] {
    const entry = statement.evidence
    if (entry.claim.subject.kind !== 'person') return this.#groupsAbout(statement)
    const byId = entry.personId === null ? [] : (this.#people.get(subjectKey(entry)) ?? [])
    const names = entry.personId === null ? this.#names : this.#unmatched
    const near = new Set(this.#blocksOf(entry).flatMap((block) => names.get(block) ?? []))
    const unmatched = [...near].filter((other) => this.#sameUnmatched(entry, other.evidence))
    return unmatched.length === 0 ? byId : [...byId, ...unmatched]
  }

  custodyOf(statement: Statement): CaseContext {
    let dated: readonly Statement[] | null = null
    const between = (types: ReadonlySet<ClaimType>) => (from: number, to: number) => {
      dated ??= this.about(statement).filter(isDatedAct)
      return dated.some((s) => types.has(s.type) && s.window!.to > from && s.window!.from < to)
    }
    const [entered, signs, refused] = [between(ENTRIES), between(INSIDE), between(REFUSALS)]
    return {
      detainedBetween: entered,
      releasedBetween: between(EXITS),
      custodyBefore: (day) => between(CUSTODY)(Number.NEGATIVE_INFINITY, day),
      toldOutside: (own, from, to) =>
        this.about(statement).some(
          (s) =>
            s !== own &&
            s.evidence.report.id === own.evidence.report.id &&
            (EXITS.has(s.type) || REFUSALS.has(s.type)) &&
            (!s.window || (s.window.to > from && s.window.from < to)),
        ),
      // One who refused to leave went back that very day; other signs count some days after a release.
      insideBetween: (from, to) => refused(from - SIGN_DAYS, to) || signs(from + SIGN_DAYS, to),
    }
  }

  #index(statement: Statement): void {
    const entry = statement.evidence
    this.statements.set(entry, statement)
    if (entry.lineage !== entry.report.id) this.#copied.add(entry.lineage)
    if (entry.claim.subject.kind === 'person') {
      this.#same.add(entry.claim.subject.name)
      push(this.#people, subjectKey(entry), statement)
      for (const block of this.#blocksOf(entry)) {
        push(this.#names, block, statement)
        if (entry.personId === null) push(this.#unmatched, block, statement)
      }
    } else for (const slot of slotsOf(statement)) push(this.#groups, slot, statement)
    const held = this.#first.get(entry.lineage)
    if (entry.lineage && (!held || comesBefore(entry, held))) this.#first.set(entry.lineage, entry)
  }

  /** A bare given name is filed under the surnames of its report too: it may be a relative's. */
  #blocksOf(entry: Evidence): readonly string[] {
    return blocksOf(entry, this.#familyOf(entry))
  }

  #familyOf(entry: Evidence): readonly string[] {
    return this.#families.get(entry.report.id) ?? familyOf(entry, this.siblings(entry.report.id))
  }

  /** Where one of the two is not matched to the register, their names decide. */
  #sameUnmatched(entry: Evidence, other: Evidence): boolean {
    if (entry.personId !== null && other.personId !== null) return false
    if (entry.report.id === other.report.id && entry.claim.subject.name === other.claim.subject.name) return true
    const family = isBare(entry) ? this.#familyOf(entry) : isBare(other) ? this.#familyOf(other) : []
    return this.#same.same(entry.claim.subject.name, other.claim.subject.name, family)
  }

  #groupsAbout(statement: Statement): readonly Statement[] {
    const found = new Set<Statement>()
    for (const slot of reachOf(statement)) for (const other of this.#groups.get(slot) ?? []) found.add(other)
    return [...found]
  }
}

const CUSTODY: ReadonlySet<ClaimType> = new Set<ClaimType>([...ENTRIES, ...INSIDE, 'charged', 'sentenced'])
const REFUSALS: ReadonlySet<ClaimType> = new Set<ClaimType>(['release_refused'])
const SIGN_DAYS = 3

function push<T>(index: Map<string, T[]>, key: string, value: T): void {
  const held = index.get(key)
  if (held) held.push(value)
  else index.set(key, [value])
}

const isDatedAct = (s: Statement): boolean =>
  s.affirms && !s.planned && !weightless(s.evidence) && s.dated && s.window !== null && length(s.window) <= 366

/** Order in a name differs by language, so the longest of its words finds it. */
const blockOf = (keys: readonly string[]): string =>
  [...keys].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0]?.slice(0, 3) ?? ''

const isBare = (entry: Evidence): boolean => nameKeys(entry.claim.subject.name).length === 1

const surnameIn = (keys: readonly string[]): readonly string[] => (keys.length >= 2 ? keys.slice(-1) : [])

/** Under which letters a spelling of the same name is looked for. */
export function blocksOf(entry: Evidence, family: readonly string[]): readonly string[] {
  const keys = nameKeys(entry.claim.subject.name)
  // A full name is looked for by its surname too, which other reports may write alone.
  const others = isBare(entry) ? family : keys.slice(-1)
  return [...new Set([blockOf(keys), ...others.map((surname) => blockOf([surname]))])]
}

/** The surnames that the report of a bare name names. */
export function familyOf(entry: Evidence, siblings: readonly Evidence[]): readonly string[] {
  if (!isBare(entry)) return []
  const names = siblings.filter(({ claim }) => claim.subject.kind === 'person')
  return [...new Set(names.map(({ claim }) => nameKeys(claim.subject.name)).flatMap((keys) => surnameIn(keys)))]
}

export function subjectKey(entry: Evidence): string {
  const { subject } = entry.claim
  if (subject.kind !== 'person') return 'group'
  return entry.personId === null ? `name:${[...nameKeys(subject.name)].sort().join(' ')}` : `person:${entry.personId}`
}

/** The report that gave the lineage its name is the first; without it, the earliest held. */
const comesBefore = (a: Evidence, b: Evidence): boolean => {
  if (a.lineage === a.report.id || b.lineage === b.report.id)
    return a.lineage === a.report.id && b.lineage !== b.report.id
  const [x, y] = [a.report.published ?? '9999', b.report.published ?? '9999']
  return x < y || (x === y && a.report.id < b.report.id)
}

export function compareEvidence(a: Evidence, b: Evidence): number {
  if (a.report.id !== b.report.id) return a.report.id < b.report.id ? -1 : 1
  return a.claim.id === b.claim.id ? 0 : a.claim.id < b.claim.id ? -1 : 1
}
