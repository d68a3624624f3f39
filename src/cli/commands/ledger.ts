import type { Command } from 'commander'
import { openApp } from '../../app.ts'
import { AnswerIsNoError } from '../failure.ts'
import { printLedger } from '../ledger-sheet.ts'
import { terminal } from '../terminal.ts'

export function ledger(program: Command): void {
  program
    .command('ledger [event]')
    .description(
      'the ledger of a mass release: announced, named, confirmed, disputed, unnamed; without an event, the list of events',
    )
    .option('--json', 'print as JSON')
    .action(async (event: string | undefined, options: { json?: boolean }) => {
      await using app = await openApp()
      const out = terminal()
      if (event === undefined) {
        const events = await app.events()
        if (options.json) return out.line(JSON.stringify({ events }, null, 2))
        for (const found of events) out.line(`${out.bold(found.id)}  ${found.title}`)
        if (events.length === 0) throw new AnswerIsNoError('No release event was found in the register.')
        return
      }
      const found = await app.ledger(event)
      if (!found)
        throw new AnswerIsNoError(
          `ledger: expected the id or date of an event such as one that "habeas ledger" lists, got "${event}"`,
        )
      if (options.json) out.line(JSON.stringify(found, null, 2))
      else printLedger(found, out)
    })
}
