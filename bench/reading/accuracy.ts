import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compareNames } from '../../dist/names/index.js'
import { readReport } from '../../dist/reading/index.js'
import { type Page, readLines, reportOf } from './pages.ts'
import { sameName } from './scored.ts'

interface Tally {
  tp: number
  fn: number
  fp: number
}

interface GoldClaim {
  readonly type: string
  readonly date?: string | null
  readonly attributed_to?: string | null
}

type Read = ReturnType<typeof readReport>['claims'][number]

interface Scorer {
  scorePage(
    gold: unknown,
    predicted: unknown,
  ): { matched: { g: GoldClaim; p: Read }[]; missed: GoldClaim[]; spare: Read[] }
}

/** Precision and recall by type, language and half; date and speaker on what matched. */
export async function accuracy(set: string, scorer: string, pages: readonly Page[]): Promise<void> {
  const { scorePage } = (await import(pathToFileURL(scorer).href)) as Scorer
  const gold = new Map((readLines(join(set, 'gold.jsonl')) as { id: string }[]).map((line) => [line.id, line]))
  const rows = new Map<string, Tally>()
  const said = new Map<string, { right: number; sameInOtherScript: number; of: number; date: number }>()
  for (const page of pages) {
    const { matched, missed, spare } = scorePage(gold.get(page.id), readReport(reportOf(page, page.text)))
    const half = Number(page.id) % 2 === 0 ? 'half: even pages (A)' : 'half: odd pages (B)'
    for (const key of ['ALL', half, `language: ${page.lang}`])
      count(rows, key, matched.length, missed.length, spare.length)
    for (const { g } of matched) count(rows, `type: ${g.type}`, 1, 0, 0)
    for (const { type } of missed) count(rows, `type: ${type}`, 0, 1, 0)
    for (const { type } of spare) count(rows, `type: ${type}`, 0, 0, 1)
    for (const { g, p } of matched)
      for (const key of ['ALL', half]) {
        const row = said.get(key) ?? { right: 0, sameInOtherScript: 0, of: 0, date: 0 }
        said.set(key, row)
        row.of++
        row.date += Number(dateFits(g, p))
        const speaker = speakerFits(g.attributed_to, p.speaker?.name ?? '')
        row.right += Number(speaker === 'written')
        row.sameInOtherScript += Number(speaker !== null)
      }
  }
  for (const [key, tally] of [...rows].sort(([a], [b]) => a.localeCompare(b)))
    console.log(`${key.padEnd(28)} ${shown(tally)}`)
  for (const [key, { right, sameInOtherScript, of, date }] of said)
    console.log(
      `on matched, ${key.padEnd(22)} date ${(date / of).toFixed(3)}  speaker ${(right / of).toFixed(3)}  speaker with names compared across scripts and spellings ${(sameInOtherScript / of).toFixed(3)}`,
    )
}

function dateFits(g: GoldClaim, p: Read): boolean {
  const edtf = p.date?.edtf ?? ''
  return !g.date || edtf.startsWith(g.date) || g.date.startsWith((edtf || 'none').replace(/-XX/g, ''))
}

function speakerFits(wanted: string | null | undefined, got: string): 'written' | 'compared' | null {
  if (!wanted) return 'written'
  const names = wanted.split(/[;,/]/)
  if (names.some((name) => sameName(name, got))) return 'written'
  return got && names.some((name) => compareNames(name.trim(), got).same === 'yes') ? 'compared' : null
}

function count(rows: Map<string, Tally>, key: string, tp: number, fn: number, fp: number): void {
  const tally = rows.get(key) ?? { tp: 0, fn: 0, fp: 0 }
  rows.set(key, { tp: tally.tp + tp, fn: tally.fn + fn, fp: tally.fp + fp })
}

function shown({ tp, fn, fp }: Tally): string {
  const precision = tp / (tp + fp || 1)
  const recall = tp / (tp + fn || 1)
  const f1 = (2 * precision * recall) / (precision + recall || 1)
  return `P ${precision.toFixed(3)}  R ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}  (${tp} right, ${fn} missed, ${fp} extra)`
}
