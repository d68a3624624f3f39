import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { type App, openApp } from '../../app.ts'
import { asReadonly } from '../../database/index.ts'
import { claimReviews, type Dataset, datasetOf, entitiesOf, writeEntities, writePackage } from '../../exports/index.ts'
import { newsOf, parseTopic, writeCalendar, writeFeed } from '../../feeds/index.ts'
import { loadPeerEdition } from '../../lists/index.ts'
import { AnswerIsNoError, UsageError } from '../failure.ts'

const FORMATS = ['csv', 'jsonl', 'ftm', 'rss', 'ical'] as const

interface Options {
  readonly format: (typeof FORMATS)[number]
  readonly out: string
  readonly topic: string
  readonly site: string
  readonly of?: string
}

export function exportCommand(program: Command): void {
  program
    .command('export')
    .description('write the newest edition as data: what is not in an edition is in no file')
    .addOption(new Option('--format <format>', 'which form').choices(FORMATS).makeOptionMandatory())
    .requiredOption('--out <folder>', 'where the files go; made when it is not there')
    .option('--topic <topic>', 'rss and ical: all, person:ID, facility:ID, article:ID, event:ID, search:WORDS', 'all')
    .option('--site <address>', 'the address of the site, for links', '')
    .option('--of <organisation>', 'csv and jsonl: the edition of another register that was imported, as it came')
    .action(async (options: Options) => {
      if (options.of && options.format !== 'csv' && options.format !== 'jsonl')
        throw new UsageError(`--of: expected the format csv or jsonl, got ${options.format}`)
      await using app = await openApp()
      const files = await filesOf(app, { ...options, site: options.site.replace(/\/+$/, '') })
      await mkdir(options.out, { recursive: true })
      for (const [name, text] of files) await writeFile(join(options.out, name), text)
      process.stdout.write(`${files.size} files in ${options.out}: ${[...files.keys()].join(', ')}\n`)
    })
}

async function filesOf(app: App, options: Options): Promise<ReadonlyMap<string, string>> {
  const { format, site, topic } = options
  if (options.of) return writePackage(await peerEdition(app, options.of), format === 'csv' ? 'csv' : 'jsonl')
  const published = await app.published()
  if (!published) throw new AnswerIsNoError('Nothing was published yet. Make an edition with "habeas publish".')
  const { view, finder } = published
  if (format === 'csv' || format === 'jsonl')
    return new Map([
      ...writePackage(datasetOf(view), format),
      ['claim-reviews.json', `${JSON.stringify(claimReviews(view, site), null, 2)}\n`],
    ])
  if (format === 'ftm') return new Map([['entities.ftm.json', [...writeEntities(entitiesOf(view, site))].join('')]])
  const news = newsOf(view, parseTopic(topic), (query, limit) => finder.candidates(query, limit))
  if (!news) throw new AnswerIsNoError(`The newest edition knows nothing of "${topic}".`)
  return format === 'rss'
    ? new Map([['feed.rss', writeFeed(news, site || 'http://localhost', '/feed.rss', view.published, 'rss')]])
    : new Map([['calendar.ics', writeCalendar(news, site || 'http://localhost')]])
}

async function peerEdition(app: App, organisation: string): Promise<Dataset> {
  const dataset = await loadPeerEdition(asReadonly(app.database.kysely), organisation)
  if (!dataset) throw new AnswerIsNoError(`No edition of "${organisation}" was imported.`)
  return dataset
}
