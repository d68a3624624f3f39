import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { type App, openApp } from '../../app.ts'
import { asReadonly, writerOf } from '../../database/index.ts'
import { type Fetched, type Look, loadWatches, look, WatchStore } from '../../feeds/index.ts'
import { AnswerIsNoError, exit } from '../failure.ts'
import { fetchPage } from '../gather.ts'
import { terminal } from '../terminal.ts'

export function watch(program: Command): void {
  const group = program
    .command('watch')
    .description('feeds and pages to follow: what is new on them comes in as reports')
  group
    .command('add <address>')
    .description('follow a feed, or with --page a page; nothing is fetched before the next look')
    .option('--page', 'the address is a page, taken in anew whenever it changes')
    .option('--outlet <name>', 'the outlet, where its pages do not tell')
    .action(async (address: string, options: { readonly page?: boolean; readonly outlet?: string }) => {
      await using app = await openApp()
      const kind = options.page ? 'page' : 'feed'
      const { id, fresh } = await storeOf(app).add(kind, address, options.outlet ?? null, userInfo().username)
      terminal().line(fresh ? `${id}  ${kind}  ${address}` : `${id}  followed already`)
    })
  group
    .command('list')
    .description('what is followed, when it was last looked at, and what went wrong')
    .option('--json', 'print as JSON')
    .action(async (options: { readonly json?: boolean }) => {
      await using app = await openApp()
      const out = terminal()
      const watches = await loadWatches(asReadonly(app.database.kysely))
      if (options.json)
        out.line(
          JSON.stringify(
            watches.map(({ content: _content, ...rest }) => rest),
            null,
            2,
          ),
        )
      else
        for (const { id, kind, url, looked, trouble } of watches) {
          out.line(`${id}  ${kind}  ${url}  ${out.dim(looked ?? 'never looked at')}`)
          if (trouble) out.wrap(trouble, '          ')
        }
    })
  group
    .command('remove <id>')
    .description('follow it no more; what came in stays')
    .action(async (id: string) => {
      await using app = await openApp()
      if (!(await storeOf(app).remove(id))) throw new AnswerIsNoError(`Nothing with the id "${id}" is followed.`)
    })
  group
    .command('look [ids...]')
    .description('look at all that is followed, or at some of it, once; for a timer')
    .action(async (ids: string[]) => {
      await using app = await openApp()
      const looks = await lookAtAll(app, ids)
      await app.settle()
      for (const { watch: one, taken, trouble } of looks)
        terminal().line(`${one.id}  ${taken} taken in  ${one.url}${trouble ? `  ${trouble}` : ''}`)
      if (looks.some(({ trouble }) => trouble !== null)) process.exitCode = exit.failed
    })
}

const storeOf = (app: App): WatchStore => new WatchStore(writerOf(app.database.kysely))

async function lookAtAll(app: App, ids: readonly string[]): Promise<readonly Look[]> {
  const watches = await loadWatches(asReadonly(app.database.kysely))
  const missing = ids.find((id) => !watches.some((one) => one.id === id))
  if (missing !== undefined) throw new AnswerIsNoError(`Nothing with the id "${missing}" is followed.`)
  const looks: Look[] = []
  for (const one of watches.filter(({ id }) => ids.length === 0 || ids.includes(id)))
    looks.push(await look(one, storeOf(app), fetchHeld, (page) => takeIn(app, page)))
  return looks
}

async function takeIn(app: App, page: Parameters<Parameters<typeof look>[3]>[0]): Promise<void> {
  const { url, bytes, outlet, published } = page
  await app.add({ bytes, fileName: null, metadata: { url, outlet, published }, cameFrom: url })
}

async function fetchHeld(
  url: string,
  held: { readonly etag: string | null; readonly modified: string | null },
): Promise<Fetched> {
  const headers = {
    ...(held.etag ? { 'if-none-match': held.etag } : {}),
    ...(held.modified ? { 'if-modified-since': held.modified } : {}),
  }
  const { status, bytes, headers: got } = await fetchPage(url, headers)
  return { status, bytes, etag: got.get('etag'), modified: got.get('last-modified') }
}
