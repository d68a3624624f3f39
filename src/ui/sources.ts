import type { PublishedClaim, PublishedReport } from '../publishing/index.ts'

/** Where the evidence behind a verdict is looked up: the edition on the site, the register at the desk. */
export interface Sources {
  report(id: string): PublishedReport | undefined
  claim(id: string): PublishedClaim | undefined
  /** The name under which this face has a page for the person; undefined where it has none. */
  personName(id: string): string | undefined
}
