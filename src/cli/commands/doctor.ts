import type { Command } from 'commander'
import { openApp } from '../../app.ts'
import { AnswerIsNoError } from '../failure.ts'
import { terminal } from '../terminal.ts'

export function doctor(program: Command): void {
  program
    .command('doctor')
    .description(
      'look at the register: server, tables, anchors, and whether what is derived follows from what was written',
    )
    .option('--rebuild', 'make everything derived anew from claims, judgements and decisions, and say what differed')
    .option('--json', 'print as JSON')
    .action(async (options: { rebuild?: boolean; json?: boolean }) => {
      await using app = await openApp()
      const health = await app.examine(options.rebuild ?? false)
      const out = terminal()
      if (options.json) out.line(JSON.stringify(health, null, 2))
      else {
        out.line(`${out.bold('database')}  ${health.database}`)
        for (const [table, rows] of Object.entries(health.rows)) out.line(`${table.padEnd(16)} ${rows}`)
        out.line(`quotes checked   ${health.quotes.checked}, broken ${health.quotes.broken.length}`)
        if (health.waiting > 0)
          out.line(`waiting          ${health.waiting} notes of new rows; "habeas settle" or a worker follows them`)
        for (const table of health.derived)
          out.line(`${table.table.padEnd(16)} ${table.same ? 'follows from the rows' : 'differed'}`)
      }
      if (!health.sound)
        throw new AnswerIsNoError(
          options.rebuild
            ? 'What was stored differed from what follows from the rows; it has been made anew.'
            : 'The register is not sound; "habeas doctor --rebuild" makes everything derived anew.',
        )
    })
}
