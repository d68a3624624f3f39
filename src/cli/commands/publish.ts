import type { Command } from 'commander'
import { openApp } from '../../app.ts'

export function publish(program: Command): void {
  program
    .command('publish')
    .description('make a new edition of what people have looked at; the site shows the newest edition')
    .option('--by <name>', 'who publishes', 'command line')
    .action(async (options: { by: string }) => {
      await using app = await openApp()
      const edition = await app.publish(options.by)
      process.stdout.write(
        `Edition ${edition.number}: ${edition.people} people, ${edition.reports} reports, ${edition.claims} claims, ${edition.withheld} claims withheld.\n`,
      )
    })
}
