import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after } from 'node:test'
import type { Answer, Order } from './client.ts'

type OrderBody = Order extends infer T ? (T extends { id: number } ? Omit<T, 'id'> : never) : never

const living = new Set<ClientProcess>()

// A test that failed must not leave the run waiting for its processes.
after(async () => {
  for (const client of living) await client.kill()
})

/** Another process that uses a register; see client.ts. */
export class ClientProcess {
  readonly #child: ChildProcess
  readonly #exit: Promise<unknown[]>
  notices: readonly string[] = []
  #next = 0

  constructor(account: { uid?: number; gid?: number } = {}) {
    const script = join(import.meta.dirname, 'client.ts')
    // A process of another account cannot write into our terminal's files.
    const output = account.uid === undefined ? 'inherit' : 'ignore'
    const environment = { ...process.env, NODE_TEST_CONTEXT: undefined }
    this.#child = fork(script, [], {
      execArgv: [],
      stdio: ['ignore', output, output, 'ipc'],
      env: environment,
      ...account,
    })
    this.#exit = once(this.#child, 'exit')
    living.add(this)
    this.#child.on('exit', () => living.delete(this))
  }

  static async open(dataDir: string, account?: { uid: number; gid: number }): Promise<ClientProcess> {
    const client = new ClientProcess(account)
    await client.open(dataDir)
    return client
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  open(dataDir: string): Promise<unknown> {
    return this.#ask({ kind: 'open', dataDir })
  }

  async query<Row>(text: string): Promise<readonly Row[]> {
    return (await this.#ask({ kind: 'query', text })) as Row[]
  }

  /** Closes the register and waits until the process has ended by itself. */
  async close(): Promise<void> {
    await this.#ask({ kind: 'close' })
    await this.#exit
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.#child.kill(signal)
    await this.#exit
  }

  async #ask(body: OrderBody): Promise<unknown> {
    const id = ++this.#next
    const answered = new Promise<Answer>((resolve) => {
      const listen = (answer: Answer) => {
        if (answer.id !== id) return
        this.#child.off('message', listen)
        resolve(answer)
      }
      this.#child.on('message', listen)
    })
    this.#child.send({ ...body, id })
    const ended = this.#exit.then(([code, signal]) => {
      throw new Error(`the process ended with ${signal ?? code} instead of answering ${body.kind}`)
    })
    const answer = await Promise.race([answered, ended])
    if (answer.kind === 'failed') throw Object.assign(new Error(answer.message), { name: answer.name })
    this.notices = answer.notices
    return answer.value
  }
}
