import type { Claim } from '../../reading/index.ts'
import type { Directory } from '../directory.ts'
import type { ReportFacts } from '../evidence.ts'
import { defaultDirectory } from '../organisations.ts'
import { CopyIndex } from './copies.ts'
import type { Link } from './link.ts'
import { RewriteIndex } from './rewrites.ts'
import { SoleStoryIndex } from './sole-story.ts'

/** Held reports, ready to be asked which of them a further report repeats; for many look-ups against one register. */
export class LineageIndex {
  readonly #copies = new CopyIndex()
  readonly #rewrites: RewriteIndex
  readonly #stories: SoleStoryIndex

  constructor(reports: readonly ReportFacts[] = [], directory: Directory = defaultDirectory()) {
    this.#rewrites = new RewriteIndex(directory)
    this.#stories = new SoleStoryIndex(directory)
    for (const report of reports) this.add(report)
  }

  add(report: ReportFacts, claims: readonly Claim[] = []): void {
    this.#copies.add(report)
    this.#rewrites.add(report, claims)
    this.#stories.add(report, claims)
  }

  /** Links from held reports (`a`) to this one (`b`), most alike first; copies before rewrites. */
  find(report: ReportFacts, claims: readonly Claim[] = []): readonly Link[] {
    const copies = this.#copies.find(report)
    const found = new Set(copies.map((link) => link.a))
    const rewrites = this.#rewrites.find(report, claims).filter((link) => !found.has(link.a))
    for (const link of rewrites) found.add(link.a)
    const stories = this.#stories.find(report, claims).filter((link) => !found.has(link.a))
    return [...byAlike(copies), ...byAlike(rewrites), ...byAlike(stories)]
  }
}

const byAlike = (links: readonly Link[]): readonly Link[] =>
  [...links].sort((x, y) => y.alike - x.alike || (x.a < y.a ? -1 : 1))
