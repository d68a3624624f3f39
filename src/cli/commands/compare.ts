import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { openApp } from '../../app.ts'
import { type Comparison, compareList, differenceSheet } from '../../lists/index.ts'
import { viewOf } from '../../publishing/index.ts'
import { readList } from '../read-list.ts'
import { type Terminal, terminal } from '../terminal.ts'

interface Options {
  readonly map?: string
  readonly sheet?: string
  readonly out?: string
  readonly json?: boolean
}

export function compare(program: Command): void {
  program
    .command('compare <file>')
    .description('hold a list against the register: matched, probable, unmatched, conflicting; stores nothing')
    .option('--map <file>', 'which column means what: a YAML file, or one of viasna, plain, followthemoney')
    .option('--sheet <name>', 'the sheet of a spreadsheet; the first unless given')
    .option('--out <file>', 'write every row with its outcome and the differences as CSV')
    .option('--json', 'print as JSON')
    .action(async (file: string, options: Options) => {
      const { table, map } = await readList(file, options.map, options.sheet)
      await using app = await openApp()
      const { body, register } = await app.register()
      const { people, evidence, humanDecisions: decisions } = register
      const standing = viewOf({
        kind: 'edition',
        number: 0,
        published: new Date().toISOString(),
        people,
        evidence,
        decisions,
      })
      const asOf = new Date().toISOString().slice(0, 10)
      const comparison = compareList(table, map, asOf, {
        ...body,
        standingOf: (id) => {
          const entry = standing.people.get(id)
          return entry ? { name: entry.name, ...entry.status } : null
        },
      })
      if (options.out) await writeFile(options.out, differenceSheet(comparison))
      const out = terminal()
      if (options.json) out.line(JSON.stringify(comparison, null, 2))
      else print(comparison, out)
    })
}

const OUTCOMES = ['matched', 'conflicting', 'probable', 'unmatched'] as const

function print({ rows, problems, missing }: Comparison, out: Terminal): void {
  for (const outcome of OUTCOMES)
    out.line(`${String(rows.filter((row) => row.outcome === outcome).length).padStart(6)}  ${outcome}`)
  out.line(`${String(problems.length).padStart(6)}  cells that are not what the map expects`)
  out.line(`${String(missing.length).padStart(6)}  in the register and not in the list`)
  for (const row of rows.filter(({ outcome }) => outcome === 'conflicting')) {
    out.line()
    out.line(`row ${row.row}  ${out.bold(row.name)}  ${out.dim(row.personId ?? '')}`)
    for (const { what, list, register } of row.differences)
      out.wrap(`${what}: the list says "${list}", the register "${register}"`, '  ')
  }
}
