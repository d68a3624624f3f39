import type { Command } from 'commander'
import { openApp } from '../../app.ts'

export function publish(program: Command): void {
  program
    .command('publish')
    .description('make a new edition of what people have looked at; the site shows the newest edition')
    .option('--by <name>', 'who publishes', 'command line')
    .action(async (options: { by: string }) => {
      await using app = await openApp()
      const { head } = await app.publish(options.by)
      const { people, reports, claims, withheld } = head.counts
      process.stdout.write(
        `Edition ${head.number}: ${people} people, ${reports} reports, ${claims} claims, ${withheld} claims withheld.\n`,
      )
    })
}
