// The public register measured at 10,000 people and 500,000 claims: an edition in full and after one decision, the mirror, and the server under load.
//   npm run bench -- site [--people N] [--reports N] [--keep FOLDER]
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApp } from '../dist/app.js'
import { inChild } from './site/child.ts'
import { inventRegister } from './site/invented-register.ts'
import { measureServer } from './site/load.ts'

export async function run(args: readonly string[]): Promise<void> {
  const option = (name: string) => (args.includes(`--${name}`) ? args[args.indexOf(`--${name}`) + 1] : undefined)
  const size = { people: Number(option('people') ?? 10_000), reports: Number(option('reports') ?? 50_000) }
  const folder = option('keep') ?? (await mkdtemp(join(tmpdir(), 'habeas-bench-')))
  const config = { dataDir: join(folder, 'data'), databaseUrl: null, sitePort: 0, deskPort: 0 }
  try {
    await using app = await openApp(config, { endsOnSignal: false })
    const begun = performance.now()
    const held = await app.database.kysely.selectFrom('person').select('id').limit(1).execute()
    if (held.length === 0) await inventRegister(app.database.kysely as never, size)
    console.log(`invented ${size.people} people, ${size.reports} reports of ten claims in ${seconds(begun)} s`)
    await inChild('edition', config.dataDir)
    for (let n = 0; n < 3; n++) await inChild('decision', config.dataDir)
    await inChild('statistics', config.dataDir)
    await measureServer(config.dataDir)
    if (!args.includes('--no-mirror')) {
      await inChild('mirror', config.dataDir)
      await inChild('decision', config.dataDir)
      await inChild('mirror', config.dataDir)
    }
  } finally {
    if (!option('keep')) await rm(folder, { recursive: true, force: true })
  }
}

const seconds = (begun: number): string => ((performance.now() - begun) / 1000).toFixed(1)
