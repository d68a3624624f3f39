import type { Claim } from '../../reading/index.ts'
import type { Directory } from '../directory.ts'
import type { ReportFacts } from '../evidence.ts'
import { fold } from '../fold.ts'
import { dayOf } from '../window.ts'
import { factsOf } from './facts.ts'
import type { Link } from './link.ts'

const NEAR_DAYS = 5
const SHARE_WITH_CREDIT = 0.5
const SHARE_ALONE = 0.7
const LEAST_WEIGHT = 12

/** Pairs that tell the same rare facts within days: rewrites and translations. A common credited source lowers the bar. */
export function rewriteLinks(
  reports: readonly ReportFacts[],
  claims: ReadonlyMap<string, readonly Claim[]>,
  directory: Directory,
): readonly Link[] {
  const facts = reports.map((report) => factsOf(`${report.title ?? ''}\n${report.text ?? ''}`, claims.get(report.id)))
  const postings = new Map<string, number[]>()
  for (const [index, own] of facts.entries())
    for (const fact of own) postings.set(fact, [...(postings.get(fact) ?? []), index])
  const weight = (fact: string): number => Math.log2(1 + reports.length / (postings.get(fact)?.length ?? 1))
  const mass = facts.map((own) => [...own].reduce((sum, fact) => sum + weight(fact), 0))
  const credits = reports.map((report) => creditsOf(report, directory))
  const links: Link[] = []
  for (const [index, own] of facts.entries()) {
    const shared = new Map<number, number>()
    for (const fact of own)
      for (const other of postings.get(fact) ?? [])
        if (other < index) shared.set(other, (shared.get(other) ?? 0) + weight(fact))
    for (const [other, sum] of shared) {
      if (sum < LEAST_WEIGHT || !closeInTime(reports[index]!, reports[other]!)) continue
      const share = sum / Math.min(mass[index]!, mass[other]!)
      const credit = [...credits[index]!].find((name) => credits[other]!.has(name))
      if (share >= (credit ? SHARE_WITH_CREDIT : SHARE_ALONE))
        links.push(createLink(reports[other]!, reports[index]!, share, credit))
    }
  }
  return links
}

function createLink(a: ReportFacts, b: ReportFacts, share: number, credit: string | undefined): Link {
  const kind = a.language.slice(0, 2) === b.language.slice(0, 2) ? 'rewrite' : 'translation'
  const why = `${Math.round(share * 100)} % of the shorter text’s names, numbers and claims, weighted by rarity, are in the other${credit ? `; both credit ${credit}` : ''}`
  return { a: a.id, b: b.id, kind, why }
}

const closeInTime = (a: ReportFacts, b: ReportFacts): boolean => {
  const [x, y] = [dayOf(a.published), dayOf(b.published)]
  return x === null || y === null || Math.abs(x - y) <= NEAR_DAYS
}

/** Whom a report credits as a whole, and the outlet itself: a rewrite may credit the one that it rewrites. */
function creditsOf(report: ReportFacts, directory: Directory): ReadonlySet<string> {
  const names = [...report.credits, ...(report.outlet ? [report.outlet] : [])]
  return new Set(
    names.flatMap((name) =>
      directory.findAll(name).length > 0 ? directory.findAll(name).map((entry) => entry.name) : [fold(name)],
    ),
  )
}
