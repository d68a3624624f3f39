import type { Claim } from '../../reading/index.ts'
import type { Directory } from '../directory.ts'
import type { ReportFacts } from '../evidence.ts'
import { CopyIndex } from './copies.ts'
import type { Link } from './link.ts'
import { RewriteIndex } from './rewrites.ts'
import { SoleStoryIndex } from './sole-story.ts'

/** What the texts of reports are compared by; kept without the texts themselves. */
type Known = Omit<ReportFacts, 'text'>

/**
 * Which reports are linked to which, growing by one report at a time. What it says does not depend on the order in which they came: a
 * report that is added changes its own links and those of the few whom it makes less rare.
 */
export class LineageGraph {
  readonly #copies = new CopyIndex()
  readonly #rewrites: RewriteIndex
  readonly #stories: SoleStoryIndex
  readonly #reports = new Map<string, Known>()
  readonly #links = new Map<string, Map<string, readonly Link[]>>()
  /** Whose links must be looked at again; null: everybody's. */
  #stale: Set<string> | null = new Set()

  constructor(directory: Directory) {
    this.#rewrites = new RewriteIndex(directory)
    this.#stories = new SoleStoryIndex(directory)
  }

  has(id: string): boolean {
    return this.#reports.has(id)
  }

  add(report: ReportFacts, claims: readonly Claim[] = []): void {
    const { text: _text, ...known } = report
    this.#reports.set(report.id, known)
    const rarer = this.#rewrites.add(report, claims)
    const touched = [report.id, ...this.#copies.add(report), ...this.#stories.add(report, claims), ...(rarer ?? [])]
    if (rarer === null) this.#stale = null
    else for (const id of touched) this.#stale?.add(id)
  }

  /** Brings the links up to what was added, and says whose company may have changed by that: in ids. */
  settle(): ReadonlySet<string> {
    const stale = this.#stale ?? new Set(this.#reports.keys())
    const all = this.#stale === null || stale.size === this.#reports.size
    const before = new Set([...stale].flatMap((id) => [id, ...this.#reach(id)]))
    for (const id of stale) this.#forget(id)
    for (const id of stale) for (const link of this.#linksOf(id, all)) this.#keep(link)
    this.#stale = new Set()
    for (const id of stale) for (const other of this.#reach(id)) before.add(other)
    return before
  }

  /** Those that are one text with this one, itself among them, and the links that make them so. */
  companyOf(id: string): { readonly reports: readonly Known[]; readonly links: readonly Link[] } {
    const members = this.#reach(id)
    const links = [...members].flatMap((member) =>
      [...(this.#links.get(member) ?? [])].flatMap(([other, some]) => (member < other ? some : [])),
    )
    return { reports: [...members].flatMap((member) => this.#reports.get(member) ?? []), links }
  }

  /** Where all are looked at anew, each pair is looked at from the later of the two only. */
  #linksOf(id: string, earlierOnly: boolean): readonly Link[] {
    const wanted = (other: string) => !earlierOnly || other < id
    return [
      ...this.#copies.linksOf(id, wanted),
      ...this.#rewrites.linksOf(id, wanted),
      ...this.#stories.linksOf(id, wanted),
    ].map((link) => (link.a < link.b ? link : { ...link, a: link.b, b: link.a }))
  }

  #keep(link: Link): void {
    for (const [from, to] of [
      [link.a, link.b],
      [link.b, link.a],
    ] as const) {
      const own = this.#links.get(from) ?? new Map<string, readonly Link[]>()
      const held = own.get(to) ?? []
      if (!held.some(({ why }) => why === link.why)) own.set(to, [...held, link])
      this.#links.set(from, own)
    }
  }

  #forget(id: string): void {
    for (const other of this.#links.get(id)?.keys() ?? []) this.#links.get(other)?.delete(id)
    this.#links.delete(id)
  }

  #reach(id: string): ReadonlySet<string> {
    const seen = new Set([id])
    for (const at of seen) for (const other of this.#links.get(at)?.keys() ?? []) seen.add(other)
    return seen
  }
}
