import { userInfo } from 'node:os'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { openApp } from '../../app.ts'
import { writerOf } from '../../database/index.ts'
import {
  type ImportResult,
  importList,
  ListStore,
  peerList,
  type RowDecisions,
  unusedColumns,
} from '../../lists/index.ts'
import { AnswerIsNoError, UsageError } from '../failure.ts'
import { asJson, printImport } from '../import-sheet.ts'
import { editionFolder, readEdition } from '../read-edition.ts'
import { readList } from '../read-list.ts'
import { terminal } from '../terminal.ts'

interface Options {
  readonly map?: string
  readonly sheet?: string
  readonly asOf?: string
  readonly dryRun?: boolean
  readonly rowByRow?: boolean
  readonly same: readonly string[]
  readonly new: readonly string[]
  readonly from?: string
  readonly by?: string
  readonly reviewed?: string
  readonly json?: boolean
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value]

export function importCommand(program: Command): void {
  program
    .command('import <file>')
    .description(
      'take a list (CSV, XLSX, JSON, FollowTheMoney) or an exported edition into the register, each row as a source of its own. The same list again changes nothing',
    )
    .option('--map <file>', 'which column means what: a YAML file, or one of viasna, plain, followthemoney')
    .option('--sheet <name>', 'the sheet of a spreadsheet; the first unless given')
    .option('--as-of <day>', 'the day for which the list stands; today unless given')
    .option('--dry-run', 'say what each row would do, and write nothing')
    .option('--row-by-row', 'take in the rows that are right when others are not; else one mistake keeps all out')
    .option('--same <row=person>', 'the row of this identity means this person (repeatable)', collect, [])
    .option('--new <row>', 'the row of this identity is somebody new (repeatable)', collect, [])
    .option('--reviewed <reason>', 'go on although a guard stopped the import, with the reason')
    .option('--from <organisation>', 'for the folder of an exported edition: whose register it is')
    .option('--by <name>', 'who imports')
    .option('--json', 'print as JSON')
    .action(async (file: string, options: Options) => {
      const by = options.by ?? userInfo().username
      const folder = await editionFolder(file)
      const edition = folder === null ? null : await editionList(folder, options)
      const list = edition ?? (await readList(file, options.map, options.sheet))
      await using app = await openApp()
      const { body } = await app.register()
      const result = await importList(app.database.kysely, body, {
        ...list,
        asOf: options.asOf ?? new Date().toISOString().slice(0, 10),
        by,
        rowByRow: options.rowByRow ?? false,
        dryRun: options.dryRun ?? false,
        decisions: decisionsOf(options),
        review: options.reviewed === undefined ? null : { by, reason: options.reviewed },
      })
      if (edition && result.state !== 'refused' && result.state !== 'stopped' && !options.dryRun)
        await new ListStore(writerOf(app.database.kysely)).addPeerEdition(edition.from, edition.dataset, by)
      if (result.state === 'written') await app.settle()
      const out = terminal()
      if (options.json) out.line(JSON.stringify(asJson(result), null, 2))
      else printImport(result, unusedColumns(list.table, list.map), out)
      refuse(result)
    })
}

/** An edition of another register: kept whole, and its people taken in as a list of that register. */
async function editionList(folder: string, { from }: Options) {
  if (!from)
    throw new UsageError('import of an edition: expected --from with the name of whose register it is, got none')
  const { dataset, bytes } = await readEdition(folder)
  return { ...peerList(dataset, from), dataset, from, bytes, fileName: basename(folder) }
}

function decisionsOf({ same, new: fresh }: Options): RowDecisions {
  const decisions = new Map<string, { readonly personId: string } | 'new'>(fresh.map((key) => [key, 'new']))
  for (const pair of same) {
    const at = pair.lastIndexOf('=')
    if (at < 1) throw new UsageError(`--same: expected ROW=PERSON, got "${pair}"`)
    decisions.set(pair.slice(0, at), { personId: pair.slice(at + 1) })
  }
  return decisions
}

function refuse({ state, plan }: ImportResult): void {
  if (state === 'refused')
    throw new AnswerIsNoError(
      `Nothing was taken in: ${plan.problems.length} cells are not what the map expects. Correct them, or take in the other rows with --row-by-row.`,
    )
  if (state === 'stopped')
    throw new AnswerIsNoError(
      `Nothing was taken in: ${plan.stops.map(({ why }) => why).join('; ')}. Look at the list; to go on, give --reviewed with the reason.`,
    )
}
