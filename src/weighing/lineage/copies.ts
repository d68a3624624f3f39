import type { ReportFacts } from '../evidence.ts'
import type { Link } from './link.ts'
import { common, shinglesOf } from './shingles.ts'

const COMMON_SHARE = 0.5
const LEAST_SHINGLES = 8
const FREQUENT = 200

/** Pairs of reports of one language that share half of the shorter one's runs of three words. */
export function textLinks(reports: readonly ReportFacts[]): readonly Link[] {
  const texts = reports.flatMap((report) =>
    report.text === null ? [] : [{ id: report.id, shingles: shinglesOf(`${report.title ?? ''} ${report.text}`) }],
  )
  const postings = new Map<number, number[]>()
  const links: Link[] = []
  for (const [index, { id, shingles }] of texts.entries()) {
    const shared = new Map<number, number>()
    for (const shingle of shingles) {
      const holders = postings.get(shingle) ?? []
      if (holders.length < FREQUENT) for (const other of holders) shared.set(other, (shared.get(other) ?? 0) + 1)
      postings.set(shingle, [...holders, index])
    }
    for (const [other, seen] of shared) {
      const theirs = texts[other]!
      const short = Math.min(shingles.length, theirs.shingles.length)
      if (short < LEAST_SHINGLES || seen < short * COMMON_SHARE * 0.5) continue
      const share = common(shingles, theirs.shingles) / short
      if (share >= COMMON_SHARE)
        links.push({
          a: theirs.id,
          b: id,
          kind: 'copy',
          why: `${Math.round(share * 100)} % of the shorter text stands word for word in the other`,
        })
    }
  }
  return links
}
