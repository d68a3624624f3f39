import type { Command } from 'commander'
import { openApp } from '../../app.ts'
import { AnswerIsNoError, UsageError } from '../failure.ts'
import { terminal } from '../terminal.ts'

interface Options {
  readonly explain?: boolean
  readonly json?: boolean
  readonly limit: string
}

export function match(program: Command): void {
  program
    .command('match <name>')
    .description('who of the register could this name mean, in any spelling or script')
    .option('--explain', 'say why, and what speaks against it')
    .option('--limit <n>', 'at most so many people', '5')
    .option('--json', 'print as JSON')
    .action(async (name: string, options: Options) => {
      const limit = Number(options.limit)
      if (!Number.isInteger(limit) || limit < 1 || limit > 100)
        throw new UsageError(`--limit: expected a whole number from 1 to 100, got "${options.limit}"`)
      await using app = await openApp()
      const hits = await app.match(name, limit)
      const out = terminal()
      if (options.json) out.line(JSON.stringify(hits, null, 2))
      else
        for (const hit of hits) {
          out.line(`${hit.score.toFixed(3)}  ${out.bold(hit.name)}  ${out.dim(hit.personId)}`)
          if (options.explain) for (const reason of hit.reasons) out.wrap(reason, '       ')
        }
      if (hits.length === 0) throw new AnswerIsNoError(`Nobody in the register could be meant by "${name}".`)
    })
}
