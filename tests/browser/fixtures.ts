import { RefusedInputError } from '../../dist/check/index.js'
import type { EditionView } from '../../dist/publishing/index.js'
import type { SiteDeps } from '../../dist/site/index.js'
import { result } from './fixture-check.ts'
import { claims, reports } from './fixture-reports.ts'

export const edition: EditionView = {
  id: '2025-03-07.1',
  published: '2025-03-07T09:30:00Z',
  figures: [],
  people: new Map(),
  reports: new Map(reports.map((report) => [report.id, report])),
  claims: new Map(claims.map((claim) => [claim.id, claim])),
  events: [],
  outlets: [],
  changes: [],
}

/** What the server asks for; a text that holds FAIL or BINARY makes the check fail that way. */
export const deps: SiteDeps = {
  edition: () => edition,
  check: async ({ text = '' }) => {
    if (text.includes('FAIL')) throw new Error('a fault')
    if (text.includes('BINARY'))
      throw new RefusedInputError({
        kind: 'binary',
        expected: 'text',
        got: 'bytes that are no text in any encoding we know (a JPEG picture, by its first bytes)',
        remedy: 'Open the document, copy its text and paste it here.',
      })
    return result
  },
  searchPeople: async () => [],
  ledger: async () => null,
}
