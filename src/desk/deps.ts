import type { CheckResult } from '../check/index.ts'
import type { EditionView } from '../publishing/index.ts'

/** Everything the register holds, in the shape the pages know; unlike an edition it leaves nothing out. */
export interface RegisterView extends EditionView {
  /** Claims that speak of a minor: marked on the desk, in no edition. */
  readonly minorClaims: ReadonlySet<string>
}

/** All that the desk reaches. It reads; nothing here changes the register. */
export interface DeskDeps {
  register(): Promise<RegisterView>
  /** The main text of a report as it was received; null where there is no such report. */
  text(reportId: string): Promise<string | null>
  /** Held against the register; rejects with intake's UnreadableReportError for input that cannot be read. */
  check(input: {
    readonly text?: string
    readonly bytes?: Uint8Array
    readonly fileName?: string
  }): Promise<CheckResult>
  searchPeople(
    query: string,
    limit: number,
  ): Promise<readonly { readonly personId: string; readonly score: number; readonly reasons: readonly string[] }[]>
  onError?(error: unknown, route: string): void
  /** In bytes; 10 MiB unless given. */
  readonly uploadLimit?: number
  /** Host names, beside those of this machine itself, under which the desk answers. */
  readonly hosts?: readonly string[]
}
