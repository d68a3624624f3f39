import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import autocannon from 'autocannon'

interface Serving {
  readonly url: string
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

/** The site in one process, the load in this one: person pages that were asked before, person pages for the first time, name search. */
export async function measureServer(dataDir: string): Promise<void> {
  const child = spawn(process.execPath, [new URL('./child.ts', import.meta.url).pathname, 'serve', dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const { value } = await lines[Symbol.asyncIterator]().next()
  const { url, people } = JSON.parse(value as string) as Serving
  try {
    const cold = await timesOf(
      people.slice(0, 500).map(
        ({ id }) =>
          () =>
            fetch(`${url}/people/${id}`),
      ),
    )
    say('person page, first time', cold)
    await eachOnce(people.slice(500).map(({ id }) => `${url}/people/${id}`))
    // As every browser asks.
    const headers = { 'accept-encoding': 'gzip, deflate, br' }
    const requests = people.map(({ id }) => ({ method: 'GET' as const, path: `/people/${id}`, headers }))
    const load = await autocannon({ url, connections: 20, duration: 15, requests })
    console.log(
      `person pages under load: ${Math.round(load.requests.average)} a second, p50 ${load.latency.p50} ms, p99 ${load.latency.p99} ms, ${Math.round(load.throughput.average / 1e6)} MB/s, ${load.non2xx + load.errors} failed`,
    )
    const search = (q: string) => () => fetch(`${url}/people`, { method: 'POST', body: new URLSearchParams({ q }) })
    say('name search', await timesOf(people.slice(0, 300).map(({ name }) => search(name))))
  } finally {
    child.kill()
    await once(child, 'exit')
  }
}

async function timesOf(asks: readonly (() => Promise<Response>)[]): Promise<readonly number[]> {
  const times: number[] = []
  for (const ask of asks) {
    const begun = performance.now()
    const answer = await ask()
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`bench site: expected 200, got ${answer.status}`)
    times.push(performance.now() - begun)
  }
  return times.sort((a, b) => a - b)
}

async function eachOnce(urls: readonly string[]): Promise<void> {
  for (let from = 0; from < urls.length; from += 8)
    await Promise.all(urls.slice(from, from + 8).map(async (url) => (await fetch(url)).arrayBuffer()))
}

function say(what: string, times: readonly number[]): void {
  const at = (share: number) => times[Math.floor(times.length * share)]?.toFixed(1)
  console.log(`${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`)
}
