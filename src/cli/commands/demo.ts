import type { Command } from 'commander'
import { openApp } from '../../app.ts'

export function demo(program: Command): void {
  program
    .command('demo')
    .description('load the demo dossier into an empty register')
    .action(async () => {
      await using app = await openApp()
      const loaded = await app.loadDemo()
      process.stdout.write(
        loaded
          ? `Loaded ${loaded.reports} reports and ${loaded.people} people; edition ${loaded.edition} published.\n`
          : 'The register is not empty: nothing was loaded.\n',
      )
    })
}
