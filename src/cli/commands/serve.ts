import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Command } from 'commander'
import { openApp } from '../../app.ts'
import { writerOf } from '../../database/index.ts'
import type { DeskDeps } from '../../desk/index.ts'
import { prepareIntake } from '../../intake/index.ts'
import { NoteStore } from '../../review/index.ts'
import { createApiDeps } from '../api-deps.ts'
import { createDeskDeps } from '../desk-deps.ts'
import { createSiteDeps } from '../site-deps.ts'
import { stopSignal } from '../stop-signal.ts'
import { tellNowAndThen } from '../tell.ts'
import { workBeside } from '../work-beside.ts'

interface Options {
  readonly demo?: boolean
}

export function serve(program: Command): void {
  program
    .command('serve')
    .description(
      'open the public site and the desk, each on its own port; Ctrl-C closes both and, as the last one, the database',
    )
    .option('--demo', 'load the demo dossier first when the register is empty')
    .action(async (options: Options) => {
      const stopped = stopSignal()
      await using app = await openApp({}, { endsOnSignal: false })
      if (options.demo) {
        const loaded = await app.loadDemo()
        if (loaded)
          process.stdout.write(`Loaded the demo dossier: ${loaded.reports} reports, ${loaded.people} people.\n`)
      }
      const { host, sitePort, deskPort, deskUrl } = app.config
      const deps = await createSiteDeps(app)
      using _watch = { [Symbol.dispose]: () => deps.close() }
      await prepareIntake()
      const { createSite, PageStore, quickAnswers } = await import('../../site/index.ts')
      const { createApi, withApi } = await import('../../api/index.ts')
      const pages = new PageStore(() => deps.edition())
      const whole = withApi(createSite({ ...deps, pages }), createApi(createApiDeps(app, deps)))
      const site = await listen(quickAnswers(pages, getRequestListener(whole)), host, sitePort, 'HABEAS_SITE_PORT')
      const { createDesk, runJobs } = await import('../../desk/index.ts')
      const deskDeps = createDeskDeps(app)
      const first = await firstLink(deskDeps)
      // Beyond this machine the desk answers only under an address with TLS, and only once somebody has an account.
      const deskHost = deskUrl !== null && first === null ? host : '127.0.0.1'
      const desk = await listen(getRequestListener(createDesk(deskDeps).fetch), deskHost, deskPort, 'HABEAS_DESK_PORT')
      await sealHeldNotes(deskDeps)
      // What a stop or a crash left half taken in goes on where it was.
      void runJobs(deskDeps)
      const deskAddress = deskUrl ?? `http://${address(desk).replace('127.0.0.1', 'localhost')}`
      process.stdout.write(`site  http://${address(site)}/\ndesk  ${deskAddress}/\n`)
      if (first !== null)
        process.stdout.write(
          `\nNobody has an account at the desk yet. This link makes the first administrator; it works once:\n  ${deskAddress}/welcome/${first}\n`,
        )
      // The site shows the newest edition, which needs nothing of this. It takes long where much was added, so another
      // process does it and no reader waits.
      using _worker = workBeside()
      using _telling = tellNowAndThen(app)
      await stopped
      await Promise.all([site, desk].map(close))
      await deskDeps.background.end()
    })
}

/** Words that an older version kept in clear are sealed before anybody works here. */
async function sealHeldNotes({ db, seals }: DeskDeps): Promise<void> {
  await db.transaction().execute((trx) => new NoteStore(writerOf(trx), seals).sealHeld())
}

/** The secret of the link for the first account; null where there is an account. */
async function firstLink(deps: DeskDeps): Promise<string | null> {
  const { inChain, invite, isEmpty } = await import('../../desk/index.ts')
  if (!(await isEmpty(deps.accounts.db))) return null
  const event = { actor: 'command line', act: 'user.first_link', object: 'nobody' }
  return inChain(deps, event, (trx) => invite(trx, null))
}

async function listen(listener: RequestListener, host: string, port: number, setting: string): Promise<Server> {
  const server = createServer(listener)
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    throw new PortTakenError(
      `serve: expected port ${port} on ${host} to be free, got "${cause instanceof Error ? cause.message : cause}". Set ${setting} to another port, or stop what listens there.`,
      { cause },
    )
  }
  return server
}

class PortTakenError extends Error {
  override name = 'PortTakenError'
}

function address(server: Server): string {
  const at = server.address()
  return at && typeof at === 'object'
    ? `${at.family === 'IPv6' ? `[${at.address}]` : at.address}:${at.port}`
    : String(at)
}

/** Lets running answers finish for a moment, then ends what is left: a reader's open connection must not hold up the close. */
async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const impatient = setTimeout(() => server.closeAllConnections(), 2000)
  await closed
  clearTimeout(impatient)
}
