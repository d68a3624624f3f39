import type { Command } from 'commander'
import { stages } from '../../flow.ts'
import { terminal } from '../terminal.ts'

export function flow(program: Command): void {
  program
    .command('flow')
    .description('show the way data takes: the stages, what each takes and gives, and its rule')
    .option('--json', 'print as JSON')
    .action((options: { json?: boolean }) => {
      const out = terminal()
      if (options.json) return out.line(JSON.stringify(stages, null, 2))
      for (const stage of stages) {
        out.line(`${out.bold(stage.name.padEnd(11))} ${stage.takes} → ${stage.gives}`)
        out.wrap(stage.rule, '            ')
      }
    })
}
