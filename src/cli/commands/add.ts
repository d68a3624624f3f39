import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { openApp } from '../../app.ts'
import type { SenderMetadata } from '../../intake/index.ts'
import { exit, explain, UsageError } from '../failure.ts'
import { gather } from '../gather.ts'
import { nameAsGiven } from '../listing.ts'
import { readSenderMetadata } from '../sender-metadata.ts'
import { settlingProgress } from '../settling-progress.ts'
import { progress, terminal } from '../terminal.ts'

interface Options {
  readonly json?: boolean
  readonly outlet?: string
  readonly url?: string
  readonly published?: string
  readonly list?: string
  readonly meta?: string
}

export function add(program: Command): void {
  program
    .command('add [files...]')
    .description(
      'take reports into the register: keep, read, match, weigh. Adding the same report twice changes nothing',
    )
    .option('--outlet <name>', 'the outlet, where the text does not tell')
    .option('--url <address>', 'where it was published')
    .option('--published <date>', 'when it was published, as far as known: 2025-09-12, 2025-09')
    .option('--list <file>', 'a file that names one report a line')
    .option('--meta <file>', 'what the sender knows of each file: JSON lines with id, url, outlet, published')
    .option('--json', 'print one JSON line a report')
    .action(async (given: string[], options: Options) => {
      const listed = options.list ? (await readFile(options.list, 'utf8')).split('\n').filter(Boolean) : []
      const files = [...given, ...listed]
      if (files.length === 0) throw new UsageError('add: expected at least one file or address, got none')
      if (options.published && !/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(options.published))
        throw new UsageError(`--published: expected a date such as 2025-09-12 or 2025-09, got "${options.published}"`)
      const senders = options.meta ? await readSenderMetadata(options.meta) : new Map<string, SenderMetadata>()
      await using app = await openApp()
      const out = terminal()
      const tell = progress('added', files.length)
      let failures = 0
      for (const [at, file] of files.entries()) {
        try {
          const { bytes, name } = await gather(file)
          const metadata = metadataOf(file, senders, options)
          const added = await app.add({ bytes, fileName: name, metadata, cameFrom: file })
          if (options.json) out.line(JSON.stringify({ file, ...added }))
          else
            out.line(
              added.stored
                ? `${added.reportId}  ${added.people} people, ${added.claims} claims  ${file}`
                : `${added.reportId}  held already  ${file}`,
            )
        } catch (error) {
          if (files.length === 1) throw error
          failures++
          process.stderr.write(`habeas: ${file}: ${explain(error).message}\n`)
        }
        tell(at + 1)
      }
      await app.settle({ onStep: settlingProgress() })
      if (failures > 0) {
        process.stderr.write(
          `habeas: ${failures} of ${files.length} could not be added; the others are in the register.\n`,
        )
        process.exitCode = exit.failed
      }
    })
}

/** What the options say of all files wins over what the list says of each. */
function metadataOf(
  file: string,
  senders: ReadonlyMap<string, SenderMetadata>,
  { outlet, url, published }: Options,
): SenderMetadata {
  return {
    ...(/^https?:/.test(file) ? { url: file } : {}),
    ...senders.get(nameAsGiven(file)),
    ...(outlet ? { outlet } : {}),
    ...(url ? { url } : {}),
    ...(published ? { published } : {}),
  }
}
