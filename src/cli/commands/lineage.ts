import type { Command } from 'commander'
import { openApp } from '../../app.ts'
import { trackRecords } from '../../weighing/index.ts'
import { listClaims, listCustody, listOrigins } from '../listing.ts'
import { terminal } from '../terminal.ts'

export function origins(program: Command): void {
  program
    .command('origins')
    .description('which reports are one source: copies, rewrites, translations, joint statements')
    .option('--json', 'print as JSON')
    .action(async (options: { json?: boolean }) => {
      await using app = await openApp()
      const lineage = listOrigins((await app.register()).register)
      const out = terminal()
      if (options.json) return out.line(JSON.stringify(lineage, null, 2))
      for (const group of lineage.groups) {
        out.line(`${out.bold(group.kind)}  ${group.reports.join(', ')}`)
        for (const why of group.why) out.wrap(why, '    ')
      }
      if (lineage.groups.length === 0) out.line('Every report stands alone.')
    })
}

export function claims(program: Command): void {
  program
    .command('claims')
    .description(
      'every claim with its place on the ladder, what all other reports make of it, and its origins for and against',
    )
    .option('--json', 'print as JSON')
    .action(async (options: { json?: boolean }) => {
      await using app = await openApp()
      const { register } = await app.register()
      const rows = listClaims(register)
      const out = terminal()
      if (options.json) {
        const custody = listCustody(register, new Date().toISOString().slice(0, 10))
        return out.line(JSON.stringify({ claims: rows, sources: trackRecords(register.evidence), custody }, null, 2))
      }
      for (const row of rows)
        out.line(
          `${row.ladder.padEnd(12)} ${row.state.padEnd(13)} ${String(row.independentOrigins.for).padStart(2)} for ${String(row.independentOrigins.against).padStart(2)} against  ${row.type} · ${row.subject.name}  ${out.dim(row.report)}`,
        )
    })
}
