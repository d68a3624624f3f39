import { randomBytes } from 'node:crypto'
import type { App } from '../app.ts'
import { AuditLog, openSigner, secretFile } from '../audit/index.ts'
import { writerOf } from '../database/index.ts'
import { createAccounts, createDoorkeeper, type DeskDeps, type RegisterView } from '../desk/index.ts'
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
  const { dataDir, deskUrl } = app.config
  const address = deskUrl ?? undefined
  const secret = Buffer.from(
    secretFile(dataDir, 'desk-secret', () => randomBytes(32).toString('hex')),
    'hex',
  )
  const db: DeskDeps['db'] = writerOf(app.database.kysely)
  const accounts = createAccounts({ db, secret, address })
  return {
    db,
    audit: new AuditLog(openSigner(dataDir)),
    accounts,
    doorkeeper: createDoorkeeper(accounts),
    secret,
    ...(address ? { address } : {}),
    register,
    people: async () => (await app.register()).body,
    publish: (by) => app.publish(by),
    text: async (reportId) => {
      const { register: rows } = await app.register()
      return rows.held.find(({ report }) => report.id === reportId)?.report.text ?? null
    },
    check: ({ text, bytes, fileName, against = 'register' }) =>
      app.check({
        bytes: bytes ?? new TextEncoder().encode(text ?? ''),
        fileName: fileName ?? null,
        file: fileName ?? null,
        against,
      }),
    searchPeople: (query, limit) => app.match(query, limit),
    connect: () => app.database.pool.connect(),
    add: (incoming) => app.add(incoming),
    fetchesFrom: app.config.fetchesFrom,
    onError: (error, route) =>
      process.stderr.write(`habeas: desk ${route}: ${error instanceof Error ? error.stack : String(error)}\n`),
  }
}
