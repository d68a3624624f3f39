import type { Command } from 'commander'
import { openApp } from '../../app.ts'
import type { CheckResult } from '../../check/index.ts'
import type { SenderMetadata } from '../../intake/index.ts'
import { printCheck } from '../check-sheet.ts'
import { exit, explain, UsageError } from '../failure.ts'
import { gather } from '../gather.ts'
import { nameAsGiven } from '../listing.ts'
import { readSenderMetadata } from '../sender-metadata.ts'
import { progress, terminal } from '../terminal.ts'

interface Options {
  readonly json?: boolean
  readonly jsonl?: boolean
  readonly meta?: string
}

export function check(program: Command): void {
  program
    .command('check [files...]')
    .description('read reports and hold each claim against the register; stores nothing. "-" reads standard input')
    .option('--json', 'print one JSON object (one file only)')
    .option('--jsonl', 'print one JSON line a file')
    .option('--meta <file>', 'what the sender knows of each file: JSON lines with id, url, outlet, published')
    .action(async (files: string[], options: Options) => {
      if (files.length === 0)
        throw new UsageError('check: expected a file, an address or "-" for standard input, got none')
      if (options.json && options.jsonl) throw new UsageError('check: expected --json or --jsonl, got both')
      if (options.json && files.length > 1)
        throw new UsageError(`check --json: expected one file, got ${files.length}. Use --jsonl for several.`)
      const metadata = options.meta ? await readSenderMetadata(options.meta) : new Map<string, SenderMetadata>()
      await using app = await openApp()
      const tell = progress('checked', files.length)
      let failures = 0
      for (const [at, file] of files.entries()) {
        try {
          const { bytes, name } = await gather(file)
          const result = await app.check({
            bytes,
            fileName: name,
            metadata: metadata.get(nameAsGiven(file)) ?? {},
            file: file === '-' ? null : file,
            against: 'register',
          })
          print(result, options, files.length > 1)
        } catch (error) {
          if (files.length === 1) throw error
          failures++
          process.stderr.write(`habeas: ${file}: ${explain(error).message}\n`)
        }
        tell(at + 1)
      }
      if (failures > 0) {
        process.stderr.write(
          `habeas: ${failures} of ${files.length} files could not be read; the others were checked.\n`,
        )
        process.exitCode = exit.failed
      }
    })
}

function print(result: CheckResult, options: Options, several: boolean): void {
  const out = terminal()
  if (options.json) out.line(JSON.stringify(result, null, 2))
  else if (options.jsonl) out.line(JSON.stringify(result))
  else {
    if (several) out.line(out.dim('─'.repeat(out.columns)))
    printCheck(result, out)
  }
}
