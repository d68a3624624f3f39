// npm run bench -- reading [--accuracy] [--memory] [--set DIR] [--scorer FILE]
// Speed on reports of 2,000 characters a language, beside compromise on English; with --accuracy also the tables of a labelled
// set and how well compromise finds its people and dates; with --memory 100,000 reports in one process.
import { existsSync } from 'node:fs'
import { accuracy } from './reading/accuracy.ts'
import { memory } from './reading/memory.ts'
import { readCases, readSet } from './reading/pages.ts'
import { peerAccuracy, peerSpeed } from './reading/peer.ts'
import { speed } from './reading/speed.ts'

export async function run(args: readonly string[]): Promise<number> {
  const option = (name: string) => {
    const at = args.indexOf(`--${name}`)
    return at < 0 ? null : (args[at + 1] ?? null)
  }
  const set = option('set')
  const scorer = option('scorer')
  const pages = set ? readSet(set) : readCases()
  const english = pages.filter((page) => page.lang === 'en')
  if (args.includes('--memory')) {
    memory(pages)
    return 0
  }
  if (args.includes('--accuracy')) {
    if (!set || !scorer || !existsSync(scorer)) {
      console.error(
        'bench reading --accuracy: expected --set DIR (pages, gold.jsonl) and --scorer FILE (score-reading.mjs)',
      )
      return 2
    }
    await accuracy(set, scorer, pages)
    await peerAccuracy(set, english)
  }
  speed(pages)
  await peerSpeed(english)
  return 0
}
