import { join } from 'node:path'
import { readReport } from '../../dist/reading/index.js'
import { type Page, readLines, reportOf, textsOf } from './pages.ts'
import { sameName } from './scored.ts'
import { perSecond } from './speed.ts'

type Compromise = (text: string) => {
  people(): { out(kind: 'array'): string[] }
  dates?(): { out(kind: 'array'): string[] }
}

interface Gold {
  readonly id: string
  readonly persons?: readonly { readonly canonical: string; readonly name_as_written: string | readonly string[] }[]
  readonly claims: readonly { readonly date?: string | null }[]
}

async function load(): Promise<Compromise> {
  const { default: compromise } = (await import('compromise')) as unknown as { default: Compromise }
  return compromise
}

export async function peerSpeed(pages: readonly Page[]): Promise<void> {
  const compromise = await load()
  const all = textsOf(pages)
  const { warm, cpu } = perSecond(() => all.forEach((text) => void compromise(text).people().out('array')))
  console.log(`compromise ${warm.toFixed(0).padStart(9)}   ${cpu.toFixed(0).padStart(9)}   (English, people only)`)
}

/** People named on the English pages, found by each; a year, month or day of a claim found in words or by its value. */
export async function peerAccuracy(set: string, pages: readonly Page[]): Promise<void> {
  const compromise = await load()
  const gold = new Map((readLines(join(set, 'gold.jsonl')) as Gold[]).map((each) => [each.id, each]))
  const found = { habeas: [0, 0, 0], compromise: [0, 0, 0] }
  const add = (who: keyof typeof found, names: readonly string[], wanted: readonly (readonly string[])[]) => {
    const row = found[who]
    const right = wanted.filter((forms) => names.some((name) => forms.some((form) => sameName(form, name)))).length
    const fitting = names.filter((name) => wanted.some((forms) => forms.some((form) => sameName(form, name)))).length
    row[0] = (row[0] ?? 0) + right
    row[1] = (row[1] ?? 0) + wanted.length
    row[2] = (row[2] ?? 0) + (names.length - fitting)
  }
  for (const page of pages) {
    const wanted = (gold.get(page.id)?.persons ?? []).map((p) => [p.canonical, ...[p.name_as_written].flat()])
    const ours = readReport(reportOf(page, page.text)).people.map((person) => person.name)
    add('habeas', [...new Set(ours)], wanted)
    add('compromise', [...new Set(compromise(page.text).people().out('array'))], wanted)
  }
  console.log('people on the English pages   found   of   others named')
  for (const [who, [right, of, others]] of Object.entries(found))
    console.log(
      `${who.padEnd(28)} ${String(right).padStart(6)} ${String(of).padStart(4)} ${String(others).padStart(8)}`,
    )
}
