import assert from 'node:assert/strict'
import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { parseHTML } from 'linkedom'
import { createSite } from '../../dist/site/index.js'
import { deps } from './fixtures.ts'
import { serve } from './serve.ts'

const hasW3m = spawnSync('w3m', ['-version']).status === 0
let form: string
let site: Awaited<ReturnType<typeof serve>>
before(async () => {
  form = join(await mkdtemp(join(tmpdir(), 'habeas-terminal-')), 'form')
  site = await serve(createSite(deps))
})
after(async () => {
  await site.close()
  await rm(dirname(form), { recursive: true, force: true })
})

const run = promisify(execFile)

/** A page as somebody reads it in a terminal: by w3m where there is one, else its bare text in its order. */
async function read(path: string, fields?: Readonly<Record<string, string>>): Promise<string> {
  const body = fields && new URLSearchParams(fields).toString()
  if (!hasW3m) return bareText(path, body)
  const options = ['-dump', '-cols', '100', '-O', 'UTF-8']
  if (body === undefined) return (await run('w3m', [...options, site.url + path])).stdout
  await writeFile(form, body)
  return (await run('w3m', [...options, '-post', form, site.url + path])).stdout
}

async function bareText(path: string, body: string | undefined): Promise<string> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await fetch(site.url + path, body === undefined ? {} : { method: 'POST', body, headers })
  return (
    parseHTML(await answer.text())
      .document.querySelector('main')
      ?.textContent?.replace(/\s+/g, ' ') ?? ''
  )
}

test('a terminal tells where a person stands, since when, and on whose word', async () => {
  const page = await read('/people/harbuz-yauhen')
  assert.match(page, /Yauhen Harbuz/)
  assert.match(page, /Free\s*since 4 March 2025/)
  assert.match(page, /Supported\s+corroborated/)
  assert.match(page, /Sources \(\d+\)/)
})

test('a terminal finds a person by a name in another script', async () => {
  const page = await read('/people', { q: 'Гарбуз' })
  assert.match(page, /2 people may be meant by “Гарбуз”/)
  assert.match(page, /Yauhen Harbuz/)
})

test('a terminal checks an article and reads the verdicts', async () => {
  const page = await read('/check', { text: 'An article' })
  assert.match(page, /Contradicted/)
  assert.match(page, /Single origin/)
})

test('a terminal reads a ledger and the briefing made from it, in Belarusian, too', async () => {
  assert.match(await read('/events/convoy'), /Person\s*Outcome\s*For\s*Against/)
  const briefing = await read('/briefings/convoy')
  assert.match(briefing, /30 releases announced/)
  assert.match(briefing, /No language model wrote any of it/)
  assert.match(await read('/be/briefings/convoy'), /Абвешчана пра вызваленне 30 чалавек/)
})
