import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { add } from './commands/add.ts'
import { audit } from './commands/audit.ts'
import { backup, restore } from './commands/backup.ts'
import { check } from './commands/check.ts'
import { compare } from './commands/compare.ts'
import { demo } from './commands/demo.ts'
import { doctor } from './commands/doctor.ts'
import { exportCommand } from './commands/export.ts'
import { flow } from './commands/flow.ts'
import { importCommand } from './commands/import.ts'
import { judge } from './commands/judge.ts'
import { keys } from './commands/keys.ts'
import { ledger } from './commands/ledger.ts'
import { claims, origins } from './commands/lineage.ts'
import { match } from './commands/match.ts'
import { publish } from './commands/publish.ts'
import { secondRead } from './commands/second-read.ts'
import { serve } from './commands/serve.ts'
import { settle } from './commands/settle.ts'
import { subscriber } from './commands/subscriber.ts'
import { user } from './commands/user.ts'
import { watch } from './commands/watch.ts'
import { worker } from './commands/worker.ts'
import { exit, explain } from './failure.ts'

/** The command line, built anew for each run; docs/cli.md is generated from it. */
export function createProgram(): Command {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  const program = new Command('habeas')
    .version(version)
    .description('Who is held, who is free, and how we know: an evidence-first register of political prisoners.')
    .addHelpText('after', '\nExit codes: 0 done, 1 the answer is no, 2 wrong usage, 3 failed.')
    .showHelpAfterError('Run the command with --help for what it expects.')
  for (const define of [
    check,
    add,
    match,
    judge,
    ledger,
    origins,
    claims,
    publish,
    serve,
    importCommand,
    exportCommand,
    watch,
    subscriber,
    compare,
    settle,
    worker,
    user,
    audit,
    secondRead,
    demo,
    backup,
    restore,
    keys,
    flow,
    doctor,
  ])
    define(program)
  return program
}

function withSubcommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)]
}

/** Runs one command line and says the exit code; the only place where errors are caught. */
export async function run(argv: readonly string[]): Promise<number> {
  const program = createProgram()
  for (const command of withSubcommands(program)) command.exitOverride()
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return Number(process.exitCode ?? exit.done)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.done : exit.usage
    const { message, code } = explain(error)
    process.stderr.write(`habeas: ${message}\n`)
    return code
  }
}
