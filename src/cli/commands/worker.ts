import type { Command } from 'commander'
import { openApp } from '../../app.ts'
import { explain } from '../failure.ts'
import { stopSignal } from '../stop-signal.ts'

export function worker(program: Command): void {
  program
    .command('worker')
    .description(
      'bring what is derived up to the newest rows whenever any are written, by whichever process, until Ctrl-C; serve starts one by itself',
    )
    .action(async () => {
      const ending = new AbortController()
      void stopSignal().then(() => ending.abort())
      // Started by serve, it ends with it; unref, or the channel itself would keep a worker that has been told to end.
      process.once('disconnect', () => ending.abort())
      process.channel?.unref()
      if (process.connected === false) ending.abort()
      await using app = await openApp({}, { endsOnSignal: false })
      await app.keepSettled({
        signal: ending.signal,
        onTrouble: (error) => process.stderr.write(`habeas: settling: ${explain(error).message}; trying again\n`),
      })
    })
}
