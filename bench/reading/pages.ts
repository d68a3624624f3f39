import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Page {
  readonly id: string
  readonly lang: string
  readonly outlet: string | null
  readonly published: string | null
  readonly url: string | null
  readonly text: string
}

const CASES = join(import.meta.dirname, '..', '..', 'cases', 'reading')

/** A folder of labelled pages: gold.jsonl, pages/ID.txt. */
export function readSet(set: string): Page[] {
  return readLines(join(set, 'gold.jsonl')).map((page) => ({
    ...(page as Omit<Page, 'text'>),
    text: readFileSync(join(set, 'pages', `${(page as Page).id}.txt`), 'utf8').trim(),
  }))
}

export function readLines(file: string): unknown[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as unknown)
}

/** The invented passages of the repository, where no set is given. */
export function readCases(): Page[] {
  return ['.', 'heldout'].flatMap((folder) =>
    readdirSync(join(CASES, folder))
      .filter((file) => file.endsWith('.txt'))
      .flatMap((file) => passages(join(CASES, folder, file), file)),
  )
}

function passages(path: string, file: string): Page[] {
  return readFileSync(path, 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((block, i) => {
      const [head = '', ...rest] = block.split('\n')
      const [lang = 'und', published = null] = head.split(' ')
      const text = rest.filter((line) => line && !/^[>!#]/.test(line)).join('\n\n')
      return { id: `${file}-${i}`, lang, outlet: null, published, url: null, text }
    })
}

export function reportOf(page: Page, text: string) {
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

/** So many texts of 2,000 characters, made by joining pages. */
export function textsOf(pages: readonly Page[], count = 100): string[] {
  let next = 0
  return Array.from({ length: count }, () => {
    let text = ''
    while (text.length < 2000) text += `${pages[next++ % pages.length]?.text}\n\n`
    return text.slice(0, 2000)
  })
}
