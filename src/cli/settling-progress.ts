import type { Progress } from '../settling/index.ts'

const SOON = 1000
const SELDOM = 10_000

/** Tells on standard error how settling goes, once it takes long: one line that rewrites itself on a terminal, else a line now and then. */
export function settlingProgress(stream: NodeJS.WriteStream = process.stderr): (progress: Progress) => void {
  const every = stream.isTTY ? SOON : SELDOM
  let told = performance.now()
  let followed = 0
  return (progress) => {
    followed += progress.followed
    if (performance.now() - told < every) return
    told = performance.now()
    const line = `settling: ${followed} notes followed, now ${progress.kind}`
    stream.write(stream.isTTY ? `\r${line.padEnd(60)}` : `${line}\n`)
  }
}
