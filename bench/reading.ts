// npm run bench -- reading [--accuracy] [--set DIR] [--scorer FILE]
// Speed on reports of 2,000 characters a language, beside compromise on English; with --accuracy the table of a labelled set.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readReport } from '../dist/reading/index.js'

interface Page {
  readonly id: string
  readonly lang: string
  readonly outlet: string | null
  readonly published: string | null
  readonly url: string | null
  readonly text: string
}

interface Tally {
  tp: number
  fn: number
  fp: number
}

interface Scorer {
  scorePage(
    gold: unknown,
    predicted: unknown,
  ): { matched: { g: { type: string } }[]; missed: { type: string }[]; spare: { type: string }[] }
}

const CASES = join(import.meta.dirname, '..', 'cases', 'reading')

export async function run(args: readonly string[]): Promise<number> {
  const option = (name: string) => {
    const at = args.indexOf(`--${name}`)
    return at < 0 ? null : (args[at + 1] ?? null)
  }
  const set = option('set')
  const pages = set ? readSet(set) : readCases()
  if (args.includes('--accuracy')) return accuracy(set, option('scorer'), pages)
  speed(pages)
  await peer(pages.filter((page) => page.lang === 'en'))
  return 0
}

function readSet(set: string): Page[] {
  const lines = (file: string) =>
    readFileSync(join(set, file), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Omit<Page, 'text'>)
  return lines('gold.jsonl').map((page) => ({
    ...page,
    text: readFileSync(join(set, 'pages', `${page.id}.txt`), 'utf8').trim(),
  }))
}

function readCases(): Page[] {
  return ['en.txt', 'slavic.txt', 'western.txt', 'safety.txt'].flatMap((file) =>
    readFileSync(join(CASES, file), 'utf8')
      .split(/^=== /m)
      .slice(1)
      .map((block, i) => {
        const [head = '', ...rest] = block.split('\n')
        const [lang = 'und', published = null] = head.split(' ')
        const text = rest.filter((line) => line && !/^[>!#]/.test(line)).join('\n')
        return { id: `${file}-${i}`, lang, outlet: null, published, url: null, text }
      }),
  )
}

function reportOf(page: Page, text: string) {
  return {
    kind: 'report' as const,
    id: `r${page.id}`,
    sha256: page.id,
    title: null,
    outlet: page.outlet,
    url: page.url,
    published: page.published,
    language: page.lang,
    text,
    furniture: [],
    aiDisclosure: null,
    notices: [],
    notes: [],
  }
}

/** A hundred texts of 2,000 characters, made by joining pages of one language. */
function texts(pages: readonly Page[]): string[] {
  let next = 0
  return Array.from({ length: 100 }, () => {
    let text = ''
    while (text.length < 2000) text += `${pages[next++ % pages.length]?.text}\n\n`
    return text.slice(0, 2000)
  })
}

function perSecond(work: () => void, rounds: number): { warm: number; cpu: number } {
  for (let i = 0; i < 2; i++) work()
  const started = performance.now()
  const cpu = process.cpuUsage()
  for (let i = 0; i < rounds; i++) work()
  const used = process.cpuUsage(cpu)
  const done = rounds * 100
  return { warm: done / ((performance.now() - started) / 1000), cpu: done / ((used.user + used.system) / 1e6) }
}

function speed(pages: readonly Page[]): void {
  console.log('language   reports/s   reports a second of processor time (2,000 characters each, warm, one core)')
  for (const language of [...new Set(pages.map((page) => page.lang))]) {
    const own = pages.filter((page) => page.lang === language)
    const reports = texts(own).map((text) => reportOf(own[0] as Page, text))
    const { warm, cpu } = perSecond(() => reports.forEach((report) => void readReport(report)), 3)
    console.log(`${language.padEnd(10)} ${warm.toFixed(0).padStart(9)}   ${cpu.toFixed(0).padStart(9)}`)
  }
}

async function peer(pages: readonly Page[]): Promise<void> {
  const { default: compromise } = (await import('compromise')) as unknown as {
    default: (text: string) => { people(): { out(kind: 'array'): string[] } }
  }
  const all = texts(pages)
  const { warm } = perSecond(() => all.forEach((text) => void compromise(text).people().out('array')), 1)
  console.log(`compromise ${warm.toFixed(0).padStart(9)}   (English, people only)`)
}

async function accuracy(set: string | null, scorer: string | null, pages: readonly Page[]): Promise<number> {
  if (!set || !scorer || !existsSync(scorer)) {
    console.error(
      'bench reading --accuracy: expected --set DIR (pages, gold.jsonl) and --scorer FILE (score-reading.mjs)',
    )
    return 2
  }
  const { scorePage } = (await import(pathToFileURL(scorer).href)) as Scorer
  const gold = new Map(
    readFileSync(join(set, 'gold.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { id: string })
      .map((line) => [line.id, line]),
  )
  const rows = new Map<string, Tally>()
  const row = (key: string) => rows.get(key) ?? rows.set(key, { tp: 0, fn: 0, fp: 0 }).get(key)
  for (const page of pages) {
    const { matched, missed, spare } = scorePage(gold.get(page.id), readReport(reportOf(page, page.text)))
    const half = Number(page.id) % 2 === 0 ? 'half: even pages' : 'half: odd pages'
    for (const key of ['ALL', half, `language: ${page.lang}`])
      add(row(key), matched.length, missed.length, spare.length)
    for (const { g } of matched) add(row(`type: ${g.type}`), 1, 0, 0)
    for (const { type } of missed) add(row(`type: ${type}`), 0, 1, 0)
    for (const { type } of spare) add(row(`type: ${type}`), 0, 0, 1)
  }
  for (const [key, tally] of [...rows].sort(([a], [b]) => a.localeCompare(b)))
    console.log(`${key.padEnd(28)} ${shown(tally)}`)
  return 0
}

function add(tally: Tally | undefined, tp: number, fn: number, fp: number): void {
  if (!tally) return
  tally.tp += tp
  tally.fn += fn
  tally.fp += fp
}

function shown({ tp, fn, fp }: Tally): string {
  const precision = tp / (tp + fp || 1)
  const recall = tp / (tp + fn || 1)
  const f1 = (2 * precision * recall) / (precision + recall || 1)
  return `P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}  (${tp} right, ${fn} missed, ${fp} extra)`
}
