// Prints predictions for a folder of pages as the scorer takes them: node bench/reading/predict.ts DIR [even|odd] > FILE
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readReport } from '../../dist/reading/index.js'

interface Meta {
  readonly id: string
  readonly url: string | null
  readonly outlet: string | null
  readonly published: string | null
  readonly lang?: string
}

const [dir, half] = process.argv.slice(2)
if (!dir) {
  console.error('usage: node bench/reading/predict.ts DIR [even|odd]')
  process.exit(2)
}
const lines = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Meta)
const languages = new Map(
  existsSync(join(dir, 'gold.jsonl')) ? lines(join(dir, 'gold.jsonl')).map((g) => [g.id, g.lang ?? 'und']) : [],
)
for (const meta of lines(join(dir, 'meta.jsonl'))) {
  if (half && Number(meta.id) % 2 !== (half === 'even' ? 0 : 1)) continue
  const file = join(dir, 'pages', `${meta.id}.txt`)
  const text = readFileSync(file, 'utf8').trim().replace(/\n+/g, '\n\n')
  const reading = readReport({
    kind: 'report',
    id: `r${meta.id}`,
    sha256: meta.id,
    title: null,
    outlet: meta.outlet,
    url: meta.url,
    published: meta.published,
    language: languages.get(meta.id) ?? 'und',
    text,
    furniture: [],
    aiDisclosure: null,
    notices: [],
    notes: [],
  })
  console.log(JSON.stringify({ file, ...reading }))
}
