import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface StartTime {
  /** From the spawn of the process to the whole of its first page, milliseconds. */
  readonly answeredMs: number
  /** From SIGTERM to the end of the process. */
  readonly stoppedMs: number
}

const root = join(import.meta.dirname, '..')
const running = new Set<ChildProcess>()
const PATIENCE_MS = 60_000

/** Starts the command on a data folder, reads its first page, and stops it. */
export async function measureStart(command: string, dataDir: string): Promise<StartTime> {
  const began = performance.now()
  const child = start(command, dataDir)
  await answered(child)
  const answeredMs = performance.now() - began
  const stopping = performance.now()
  await end(child, 'SIGTERM')
  return { answeredMs, stoppedMs: performance.now() - stopping }
}

/** Starts a command of the product with free ports and a data folder of its own. */
export function start(command: string, dataDir: string, more: readonly string[] = []): ChildProcess {
  const [name = '', ...args] = command.split(' ')
  const environment = { ...process.env, HABEAS_DATA: dataDir, HABEAS_SITE_PORT: '0', HABEAS_DESK_PORT: '0' }
  const program = name === 'node' ? process.execPath : name
  const child = spawn(program, [...args, ...more], { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  running.add(child)
  child.on('exit', () => running.delete(child))
  return child
}

/** Asks all that start() started to end; the last of them stops the database. */
export function stopStarted(): void {
  for (const child of running) child.kill('SIGTERM')
}

/** Waits for the first address that a process prints, and for a page under it. Throws when it ends before. */
export async function answered(child: ChildProcess): Promise<void> {
  const page = (async () => {
    const response = await fetch(await firstAddress(child))
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`expected a page, got status ${response.status} from ${response.url}`)
  })()
  // What it says on its error stream is the best explanation, should it end.
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000)
  })
  const aborted = new AbortController()
  const ended = once(child, 'exit', { signal: aborted.signal }).then(([code, signal]) => {
    throw new Error(`expected an address and a page, got the process ended by ${signal ?? code}: ${said}`)
  })
  const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  try {
    await Promise.race([page, ended])
  } finally {
    clearTimeout(late)
    aborted.abort()
    ended.catch(() => undefined)
    page.catch(() => undefined)
  }
}

/** Sends a signal and waits until the process has ended. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill(signal)
  await exit
}

function firstAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) return reject(new Error('expected a process with an output to read'))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [address] = /https?:\/\/\S+/.exec(line) ?? []
      if (address) resolve(address)
    })
  })
}
