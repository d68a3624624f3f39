import { setImmediate as turn } from 'node:timers/promises'
import pg from 'pg'
import { columnTypes } from './column-types.ts'
import { connectionTrouble } from './connection-trouble.ts'
import { ConnectionLostError, UnreachableServerError } from './errors.ts'

/** What the pool needs of whoever knows where the server is. */
export interface ServerHandle {
  /** How to connect now; may change when the server is started anew. */
  address(): pg.ClientConfig
  /** False when the server is known to have gone, or to have forgotten that we use it. */
  healthy(): boolean
  /** Makes the server answer again, or throws. Called when it is not healthy or a connection could not be had. */
  mend(): Promise<void>
}

type ConnectCallback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void

const ATTEMPTS = 4
/** For a connection to become free or to be made. */
const PATIENCE_MS = 30_000
const noneFree = /timeout exceeded when trying to connect/

/** A pool that survives the server: idle connections that break are dropped, and a new one is had by mending first. */
export class MendingPool extends pg.Pool {
  readonly #server: ServerHandle

  constructor(server: ServerHandle, size: number) {
    super({ ...server.address(), ...fixedOptions(size) })
    this.#server = server
    // Without a listener the first broken idle connection would end the whole process; the pool has dropped it already.
    this.on('error', () => undefined)
  }

  override connect(): Promise<pg.PoolClient>
  override connect(callback: ConnectCallback): void
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    const connecting = this.#connectMending()
    if (!callback) return connecting
    connecting.then(
      (client) => callback(undefined, client, (release) => client.release(release as Error | boolean | undefined)),
      (error: Error) => callback(error, undefined, () => undefined),
    )
    return undefined
  }

  async #connectMending(): Promise<pg.PoolClient> {
    for (let failures = 0; ; ) {
      if (!this.ending && !this.#server.healthy()) await this.#mend()
      try {
        const client = await super.connect()
        if (await stillOpen(client)) return client
        client.release(true)
      } catch (error) {
        if (noneFree.test(String(error))) throw allBusy(error, this.options.max)
        if (this.ending || !connectionTrouble(error)) throw error
        if (++failures >= ATTEMPTS) throw unreachable(error)
        await this.#mend()
      }
    }
  }

  async #mend(): Promise<void> {
    await this.#server.mend()
    Object.assign(this.options, this.#server.address())
  }
}

/**
 * Whether a connection just lent out is still open. When the server died a moment ago, that news may lie unread in the
 * socket; two turns of the event loop read it, so that it does not break the statement that is next.
 */
async function stillOpen(client: pg.PoolClient): Promise<boolean> {
  await turn()
  await turn()
  return !(client instanceof WatchedClient) || !client.broken
}

/** A client whose broken statements say what that means. */
class WatchedClient extends pg.Client {
  /** Set once the connection is known to be gone. */
  broken = false

  constructor(config?: pg.ClientConfig) {
    super(config)
    // A connection that breaks while it is lent out and idle, as between two statements of a transaction, reports it
    // here only; unheard it would end the process. The next statement on it fails with the same news.
    this.on('error', () => {
      this.broken = true
    })
    this.on('end', () => {
      this.broken = true
    })
  }

  override query(...args: unknown[]): never {
    const result: unknown = Reflect.apply(super.query, this, args)
    return (result instanceof Promise ? result.catch(explain) : result) as never
  }
}

function explain(error: unknown): never {
  if (connectionTrouble(error) === null) throw error
  throw new ConnectionLostError(
    'expected an answer from the database, but the connection broke in the middle of a statement. Unless its transaction ' +
      'was confirmed before, nothing of it is saved, save perhaps a commit whose confirmation was under way. Habeas ' +
      'connects anew by itself: look whether the step is done, and if not repeat it.',
    { cause: error },
  )
}

function unreachable(error: unknown): UnreachableServerError {
  return new UnreachableServerError(
    `expected the database to answer, got ${ATTEMPTS} connections refused or broken one after another; see the server's log`,
    { cause: error },
  )
}

function allBusy(error: unknown, size: number): UnreachableServerError {
  return new UnreachableServerError(
    `expected a free connection to the database within ${PATIENCE_MS / 1000} s, got none: all ${size} of this process are busy`,
    { cause: error },
  )
}

function fixedOptions(size: number): pg.PoolConfig {
  return {
    max: size,
    types: columnTypes,
    application_name: 'habeas',
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: PATIENCE_MS,
    Client: WatchedClient,
    onConnect: (client) => client.query("set time zone 'UTC'; set client_min_messages = warning"),
  }
}
