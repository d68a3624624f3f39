import { App } from '../../dist/app.js'
import { readConfig } from '../../dist/config.js'
import type { Tables } from '../../dist/register.js'
import { freshDatabase } from '../harness.ts'

/** A register of its own on the test server, empty or with the demo dossier. */
export async function testRegister(options: { demo?: boolean; dataDir?: string; siteUrl?: string } = {}): Promise<App> {
  const app = new App(
    readConfig({
      ...(options.dataDir ? { HABEAS_DATA: options.dataDir } : {}),
      ...(options.siteUrl ? { HABEAS_SITE_URL: options.siteUrl } : {}),
    }),
    await freshDatabase<Tables>(),
  )
  if (options.demo) await app.loadDemo()
  return app
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** A report as a newsroom would write it, with its head as front matter. */
export function reportOf(head: Readonly<Record<string, string>>, text: string): Uint8Array {
  const lines = Object.entries(head).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
  return bytesOf(`---\n${lines.join('\n')}\n---\n${text}\n`)
}
