import type { Command } from 'commander'
import { openApp } from '../../app.ts'
import { settlingProgress } from '../settling-progress.ts'

export function settle(program: Command): void {
  program
    .command('settle')
    .description('bring links, lineage, assessments and entries up to the newest rows; serve does it by itself')
    .action(async () => {
      await using app = await openApp()
      await app.settle({ onStep: settlingProgress() })
    })
}
