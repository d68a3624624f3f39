import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readReport } from '../../dist/reading/index.js'
import { type Page, reportOf, textsOf } from './pages.ts'

const REPORTS = 100_000
const STEP = 10_000

/** What the process holds while it reads 100,000 reports, no two alike; the live heap is what is left after a full collection. */
export function memory(pages: readonly Page[]): void {
  const collect = collector()
  const texts = textsOf(pages, 400)
  console.log('reports   resident MB   live heap MB   claims')
  let claims = 0
  for (let i = 1; i <= REPORTS; i++) {
    const page = pages[i % pages.length] as Page
    // A word of its own in each text, so that nothing remembered can serve twice.
    const text = `Report${i.toString(36)} ${texts[i % texts.length]?.slice(0, 600)} Anna Name${i.toString(36)} was freed.`
    claims += readReport(reportOf(page, text)).claims.length
    if (i % STEP !== 0) continue
    collect()
    const { rss, heapUsed } = process.memoryUsage()
    const mega = (bytes: number) => (bytes / 2 ** 20).toFixed(0)
    console.log(`${String(i).padStart(7)}   ${mega(rss).padStart(11)}   ${mega(heapUsed).padStart(12)}   ${claims}`)
  }
}

/** What lies about between two collections says nothing of what is kept. */
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  return typeof collect === 'function' ? () => void collect() : () => undefined
}
