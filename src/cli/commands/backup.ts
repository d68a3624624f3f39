import type { Command } from 'commander'
import { openApp } from '../../app.ts'

/** A backup of what cannot be read again is none. */
const KEYS_APART =
  'Sealed fields are in it sealed, and no key is in it: keep a copy of the keys elsewhere with "habeas keys export FILE".'

export function backup(program: Command): void {
  program
    .command('backup <file>')
    .description('write a consistent copy of the whole register to one file')
    .action(async (file: string) => {
      await using app = await openApp()
      const { rows, tables } = await app.backup(file)
      process.stdout.write(`Wrote ${rows} rows of ${tables} tables to ${file}.\n${KEYS_APART}\n`)
    })
}

export function restore(program: Command): void {
  program
    .command('restore <file>')
    .description('read a backup into an empty register; all of it or nothing')
    .action(async (file: string) => {
      await using app = await openApp({}, { migrated: false })
      const { rows, tables } = await app.restore(file)
      process.stdout.write(`Restored ${rows} rows of ${tables} tables from ${file}.\n`)
    })
}
