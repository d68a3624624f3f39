import { Argument, type Command } from 'commander'
import { openApp } from '../../app.ts'
import { terminal } from '../terminal.ts'

interface Options {
  readonly by: string
  readonly reason: string
  readonly second?: string
}

type Verdict = 'same' | 'different' | 'unsure'

export function judge(program: Command): void {
  program
    .command('judge <left> <right>')
    .description(
      'say whether two are one person: PERSON-ID or mention:REPORT:REF. A dated row; the last one on a pair counts, so a further row undoes it',
    )
    .addArgument(new Argument('<verdict>', 'what was found').choices(['same', 'different', 'unsure']))
    .requiredOption('--by <name>', 'who looked')
    .requiredOption('--reason <text>', 'why')
    .option('--second <name>', 'who else looked; two people of the register are merged by two people only')
    .action(async (left: string, right: string, verdict: Verdict, options: Options) => {
      await using app = await openApp()
      const { by, reason, second } = options
      const pair = await app.judge({ left, right, verdict, by, reason, second: second ?? null })
      terminal().line(`${pair.join(' and ')}: ${verdict}`)
    })
}
