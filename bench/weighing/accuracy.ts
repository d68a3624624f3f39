import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { takeIn } from '../../dist/intake/index.js'
import { readReport } from '../../dist/reading/index.js'
import { assessClaims, type Evidence, gatherEvidence, verdictsFor } from '../../dist/weighing/index.js'
import { fits, type GoldClaim, type GoldReport } from './gold.ts'

/** Scores lineage and contradictions on a set of reports marked by hand; reads it with the product's own intake and reading. */
export async function measureAccuracy(folder: string, list: boolean): Promise<void> {
  const lines = <T>(file: string): T[] =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as T)
  const gold = new Map(lines<GoldReport>('gold.jsonl').map((report) => [report.id, report]))
  const meta = new Map(
    lines<{ id: string; url: string | null; outlet: string | null; published: string | null }>('meta.jsonl').map(
      (line) => [line.id, line],
    ),
  )
  const ids = new Map<string, string>()
  const held = []
  for (const file of readdirSync(join(folder, 'pages')).sort()) {
    const id = basename(file, '.txt')
    const metadata = meta.get(id)
    const report = await takeIn(readFileSync(join(folder, 'pages', file)), {
      fileName: file,
      ...(metadata ? { metadata } : {}),
    })
    ids.set(report.id, id)
    held.push({ report, learned: '2031-01-01', cameFrom: file })
  }
  const { evidence, lineage } = gatherEvidence(
    held,
    held.map(({ report }) => readReport(report)),
    [],
  )
  scoreLineage(
    lineage.groups.map((group) => ({ ...group, pages: group.reports.map((id) => ids.get(id)!) })),
    gold,
    list,
  )
  scoreContradictions(evidence, ids, gold, list)
}

interface Found {
  readonly pages: readonly string[]
  readonly kind: string
  readonly why: readonly string[]
}

function scoreLineage(groups: readonly Found[], gold: ReadonlyMap<string, GoldReport>, list: boolean): void {
  const clusters = Map.groupBy(
    [...gold.values()].filter((report) => report.cluster),
    (report) => report.cluster,
  )
  const real = pairsOf([...clusters.values()].map((some) => some.map((report) => report.id)))
  const found = pairsOf(groups.map((group) => group.pages))
  const right = [...found].filter((pair) => real.has(pair)).length
  console.log(`copies, pairwise: precision ${share(right, found.size)}, recall ${share(right, real.size)}`)
  if (!list) return
  for (const group of groups) console.log(`  ${group.kind} ${group.pages.join(' ')}: ${group.why[0]}`)
  console.log(`  missed ${[...real].filter((pair) => !found.has(pair)).join(' ')}`)
}

function pairsOf(groups: readonly (readonly string[])[]): ReadonlySet<string> {
  return new Set(groups.flatMap((group) => group.flatMap((a) => group.filter((b) => a < b).map((b) => `${a}-${b}`))))
}

function scoreContradictions(
  evidence: readonly Evidence[],
  ids: ReadonlyMap<string, string>,
  gold: ReadonlyMap<string, GoldReport>,
  list: boolean,
): void {
  const ladder = new Map(assessClaims(evidence).map((state) => [state.claimId, state]))
  const byReport = Map.groupBy(evidence, (entry) => entry.report.id)
  const verdicts = new Map(
    [...byReport.values()].flatMap((own) => verdictsFor(own, evidence)).map((verdict) => [verdict.claimId, verdict]),
  )
  const tally = { wrong: 0, read: 0, found: 0, right: 0, contradicted: 0, disputed: 0 }
  const pages = new Map([...byReport].map(([id, own]) => [ids.get(id)!, own]))
  for (const report of gold.values()) {
    const own = pages.get(report.id) ?? []
    for (const claim of report.claims) {
      const fitting = own.filter((entry) => fits(claim, entry.claim, report))
      const match =
        fitting.find((entry) => claim.date !== null && entry.claim.date?.edtf.startsWith(claim.date)) ?? fitting[0]
      const verdict = match && verdicts.get(match.claim.id)
      if (claim.status === 'wrong') {
        tally.wrong++
        if (verdict) tally.read++
        const flagged = verdict?.state === 'contradicted' || verdict?.state === 'disputed'
        if (flagged) tally.found++
        if (list)
          console.log(
            `  ${flagged ? 'found ' : verdict ? 'MISSED' : 'UNREAD'} ${line(report, claim)} ${verdict?.explanation.slice(0, 200) ?? ''}`,
          )
      } else if (verdict && (claim.status === null || claim.status === 'ok')) {
        tally.right++
        if (verdict.state === 'contradicted') tally.contradicted++
        if (verdict.state === 'disputed') tally.disputed++
        if (list && verdict.state === 'contradicted')
          console.log(`  FALSE  ${line(report, claim)} ${verdict.explanation.slice(0, 300)}`)
      }
    }
  }
  console.log(
    `wrong claims found contradicted or disputed: ${share(tally.found, tally.wrong)} of all ${tally.wrong}, ${share(tally.found, tally.read)} of the ${tally.read} read`,
  )
  console.log(
    `claims not marked wrong, ${tally.right} read: called contradicted ${share(tally.contradicted, tally.right)}, disputed ${share(tally.disputed, tally.right)}`,
  )
  console.log(
    `on the ladder: ${[...Map.groupBy(ladder.values(), (state) => state.state)]
      .map(([state, some]) => `${state} ${some.length}`)
      .sort()
      .join(', ')}`,
  )
}

const line = (report: GoldReport, claim: GoldClaim): string =>
  `${report.id} ${claim.type} ${claim.subject} ${claim.date ?? ''} ${claim.value ?? ''}:`

const share = (part: number, whole: number): string =>
  whole === 0 ? 'none' : `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`
