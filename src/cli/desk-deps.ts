import type { App } from '../app.ts'
import type { DeskDeps, RegisterView } from '../desk/index.ts'
import { viewOf } from '../publishing/index.ts'

/** What the desk reads: the whole register, worked out anew whenever its rows have moved on. */
export function createDeskDeps(app: App): DeskDeps {
  let held: { basis: string; view: RegisterView } | null = null
  const register = async (): Promise<RegisterView> => {
    const { register: rows } = await app.register()
    if (held?.basis !== rows.basis) {
      const { people, evidence, humanDecisions: decisions } = rows
      const view = viewOf({
        kind: 'edition',
        number: 0,
        published: new Date().toISOString(),
        people,
        evidence,
        decisions,
      })
      const minorClaims = new Set(evidence.flatMap(({ claim }) => (claim.minor ? [claim.id] : [])))
      held = { basis: rows.basis, view: { ...view, minorClaims } }
    }
    return held.view
  }
  return {
    register,
    text: async (reportId) => {
      const { register: rows } = await app.register()
      return rows.held.find(({ report }) => report.id === reportId)?.report.text ?? null
    },
    check: ({ text, bytes, fileName }) =>
      app.check({
        bytes: bytes ?? new TextEncoder().encode(text ?? ''),
        fileName: fileName ?? null,
        file: fileName ?? null,
        against: 'register',
      }),
    searchPeople: (query, limit) => app.match(query, limit),
    onError: (error, route) =>
      process.stderr.write(`habeas: desk ${route}: ${error instanceof Error ? error.stack : String(error)}\n`),
  }
}
