import { randomBytes } from 'node:crypto'
import type { App } from '../app.ts'
import { AuditLog, openSigner, secretFile } from '../audit/index.ts'
import { writerOf } from '../database/index.ts'
import { Background, createAccounts, createDoorkeeper, type DeskDeps } from '../desk/index.ts'
import { DESK_SECRET, keyFolder, openSeals } from './key-files.ts'

/** What the desk reaches, as this process has it. */
export function createDeskDeps(app: App): DeskDeps {
  const { deskUrl } = app.config
  const keys = keyFolder(app.config)
  const address = deskUrl ?? undefined
  const secret = Buffer.from(
    secretFile(keys, DESK_SECRET, () => randomBytes(32).toString('hex')),
    'hex',
  )
  const seals = openSeals(keys)
  const db: DeskDeps['db'] = writerOf(app.database.kysely)
  const accounts = createAccounts({ db, secret, address })
  return {
    db,
    audit: new AuditLog(openSigner(keys), seals),
    seals,
    accounts,
    doorkeeper: createDoorkeeper(accounts),
    secret,
    ...(address ? { address } : {}),
    people: async () => (await app.register()).body,
    publish: (by) => app.publish(by),
    check: ({ text, bytes, fileName, against = 'register' }) =>
      app.check({
        bytes: bytes ?? new TextEncoder().encode(text ?? ''),
        fileName: fileName ?? null,
        file: fileName ?? null,
        against,
      }),
    connect: () => app.database.pool.connect(),
    add: (incoming) => app.add(incoming),
    fetchesFrom: app.config.fetchesFrom,
    background: new Background(),
    onError: (error, route) =>
      process.stderr.write(`habeas: desk ${route}: ${error instanceof Error ? error.stack : String(error)}\n`),
  }
}
