import { type ChildProcess, spawn } from 'node:child_process'

const AGAIN_AFTER = 1000

/**
 * Runs a worker in a process of its own, started again should it end, until disposed of. The channel between the two
 * tells the worker when this process is gone, even by kill -9: a worker left behind would keep the database open.
 */
export function workBeside(): Disposable {
  let ended = false
  let child: ChildProcess | null = null
  let again: NodeJS.Timeout | undefined
  const start = (): void => {
    child = spawn(process.execPath, [process.argv[1] ?? '', 'worker'], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.once('exit', () => {
      if (!ended) again = setTimeout(start, AGAIN_AFTER)
    })
  }
  start()
  return {
    [Symbol.dispose]: () => {
      ended = true
      clearTimeout(again)
      child?.kill('SIGTERM')
    },
  }
}
