import assert from 'node:assert/strict'
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, describe, test } from 'node:test'
import { chromium } from 'playwright-core'
import { root } from '../source.ts'
import { findChromium } from './chromium.ts'

const browserPath = findChromium()
const binary = join(root, 'bin', 'habeas.js')

describe('the product as a newcomer meets it', { skip: browserPath === null && 'no Chromium found' }, () => {
  let data: string
  let served: Served
  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'habeas-served-'))
    await chmod(data, 0o711)
    served = await serve(data)
  })
  after(async () => {
    await served.stop()
    await rm(data, { recursive: true, force: true, maxRetries: 3 })
  })

  test('prints the addresses of site and desk once they answer, with the demo dossier loaded', async () => {
    for (const address of [served.site, served.desk]) assert.equal((await fetch(address)).status, 200)
    const page = await (await fetch(`${served.site}people/losik-ihar`)).text()
    assert.match(page, /Ihar Losik/)
    // The day that most reports give, not the month of one that gives none.
    assert.match(page.replace(/<[^>]*>/g, ''), /since 11 September 2025/)
  })

  test('an article pasted with scripts off is shown with its verdicts in words, origins and sources', async () => {
    const browser = await chromium.launch({ executablePath: browserPath ?? '' })
    const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    await page.goto(`${served.site}check`)
    await page.fill('textarea', await readFile(join(root, 'demo', 'article.txt'), 'utf8'))
    await page.click('form:has(textarea) button')
    const text = (await page.textContent('main')) ?? ''
    for (const word of ['Contradicted', 'Supported', 'Single origin', 'Daria Losik', 'Catholic Herald'])
      assert.ok(text.includes(word), `the page says ${word}`)
    assert.ok((await page.locator('mark, .marked, [id^="c"]').count()) > 5)
    await browser.close()
  })

  test('another command joins the running database, and sees the same register', async () => {
    const { out } = await habeas(['match', 'Игорь Лосик', '--json'], data)
    assert.equal((JSON.parse(out) as { personId: string }[])[0]?.personId, 'losik-ihar')
    assert.match((await habeas(['doctor'], data)).out, /quotes checked/)
  })

  test('a kill -9 of the server is healed at the next start, and nothing is loaded twice', async () => {
    const held = (await habeas(['doctor', '--json'], data)).out
    const workers = workersOf(served.child.pid)
    assert.equal(workers.length, 1, 'serve keeps one worker')
    served.child.kill('SIGKILL')
    await once(served.child, 'exit')
    served = await serve(data)
    assert.deepEqual(workers.filter(lives), [], 'the killed server leaves no worker behind')
    assert.equal(
      served.said.some((line) => line.startsWith('Loaded')),
      false,
    )
    assert.equal((await habeas(['doctor', '--json'], data)).out, held)
  })

  test('SIGTERM closes cleanly and takes the database along', async () => {
    assert.equal(await served.stop(), 0)
    const { out } = await habeas(['flow', '--json'], data)
    assert.ok(out.includes('publishing'))
    served = await serve(data)
  })
})

/** Process ids of the workers that a server has started. */
function workersOf(parent: number | undefined): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => statusOf(pid)?.includes(`\nPPid:\t${parent}\n`) && commandOf(pid).includes('worker'))
}

const lives = (pid: number): boolean => statusOf(pid) !== null && !statusOf(pid)?.includes('\nState:\tZ')

function statusOf(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return null
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

interface Served {
  readonly child: ChildProcess
  readonly site: string
  readonly desk: string
  readonly said: readonly string[]
  stop(): Promise<number | null>
}

const environment = (data: string) => ({
  ...process.env,
  HABEAS_DATA: data,
  DATABASE_URL: '',
  HABEAS_SITE_PORT: '0',
  HABEAS_DESK_PORT: '0',
})

async function serve(data: string): Promise<Served> {
  const child = spawn(process.execPath, [binary, 'serve', '--demo'], {
    env: environment(data),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (line.startsWith('desk')) break
  }
  const address = (name: string) => said.find((line) => line.startsWith(name))?.split(/\s+/)[1] ?? ''
  const stop = async (): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    const [code] = (await exit) as [number | null]
    return code
  }
  return { child, site: address('site'), desk: address('desk'), said, stop }
}

function habeas(args: readonly string[], data: string): Promise<{ code: number; out: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [binary, ...args], { env: environment(data), timeout: 60_000 }, (error, out) =>
      resolve({ code: error ? Number(error.code ?? 99) : 0, out }),
    )
  })
}
