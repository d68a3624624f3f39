import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { openApp } from '../../app.ts'
import { verifyFolder } from '../../publishing/index.ts'
import { exit } from '../failure.ts'
import { exportMirror } from '../mirror.ts'
import { steps } from '../steps.ts'
import { terminal } from '../terminal.ts'

interface PublishOptions {
  readonly by: string
  readonly out?: string
  readonly json?: boolean
}

export function publish(program: Command): void {
  const commands = program
    .command('publish')
    .description('make a new edition of what people have looked at; the site shows the newest edition')
    .option('--by <name>', 'who publishes', 'command line')
    .option(
      '--out <folder>',
      'write the edition there, too: a signed copy that opens from a disk; only what changed is written',
    )
    .option('--json', 'print JSON')
    .action(make)
  commands
    .command('verify <folder>')
    .description('look whether a published folder is what its signed manifest says')
    .option(
      '--key <file>',
      'the public key you trust, as PEM; without it the key in the folder only tells that nothing was damaged',
    )
    .action(verify)
}

async function make({ by, out, json }: PublishOptions): Promise<void> {
  await using app = await openApp()
  const { head, diff, broken } = await app.publish(by, steps())
  const mirror = out === undefined ? null : await exportMirror(app, resolve(out))
  const { people, reports, claims, withheld } = head.counts
  const { line } = terminal()
  if (json)
    line(JSON.stringify({ ...head, changes: diff.changes.length, withdrawn: diff.withdrawn.length, broken, mirror }))
  else {
    line(`Edition ${head.number}: ${people} people, ${reports} reports, ${claims} claims, ${withheld} claims withheld.`)
    if (broken.length > 0) line(`Left out, for their words no longer stand where they should: ${broken.join(', ')}`)
    if (mirror) line(`${out}: ${mirror.files} files, ${mirror.written} written, ${mirror.removed} removed.`)
  }
}

async function verify(folder: string, options: { readonly key?: string }): Promise<void> {
  const key = options.key === undefined ? undefined : await readFile(options.key, 'utf8')
  const { files, edition, faults } = await verifyFolder(resolve(folder), key)
  const { line } = terminal()
  for (const fault of faults) line(fault)
  line(`${edition === null ? 'no edition' : `edition ${edition}`}, ${files} files, ${faults.length} faults`)
  if (faults.length > 0) process.exitCode = exit.no
}
