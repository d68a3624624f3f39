import type { Claim } from '../../reading/index.ts'
import type { Directory, Organisation } from '../directory.ts'
import type { ReportFacts } from '../evidence.ts'
import { fold } from '../fold.ts'
import { dayOf } from '../window.ts'
import { factsOf } from './facts.ts'
import type { Link } from './link.ts'

const NEAR_DAYS = 14
const RAREST = 16
const FREQUENT = 400
const LEAST_WEIGHT = 8

/**
 * How alike two sets of facts must be (cosine, weighted by rarity) to be one text told twice. Reports of one event share facts anyway, so
 * the bar is high; a common credited source lowers it, and different credited sources raise it.
 */
const ALIKE = { sameCredit: 0.3, unknownCredit: 0.6, otherCredit: 0.75 }

interface Told {
  readonly report: ReportFacts
  readonly facts: ReadonlySet<string>
  readonly credits: ReadonlySet<string>
  readonly day: number | null
}

/** Pairs that tell the same rare facts within two weeks: rewrites and translations. */
export function rewriteLinks(
  reports: readonly ReportFacts[],
  claims: ReadonlyMap<string, readonly Claim[]>,
  directory: Directory,
): readonly Link[] {
  const told = reports.map((report) => createTold(report, claims.get(report.id), directory))
  const holders = new Map<string, number[]>()
  for (const [index, { facts }] of told.entries()) for (const fact of facts) push(holders, fact, index)
  const weight = (fact: string): number => Math.log((reports.length + 1) / ((holders.get(fact)?.length ?? 0) + 0.5))
  const norms = told.map(({ facts }) => Math.hypot(...[...facts].map(weight)))
  return told.flatMap((own, index) =>
    candidates(index, told, holders).flatMap(
      (other) => linkOf(told[other]!, own, norms[other]! * norms[index]!, weight) ?? [],
    ),
  )
}

/** Earlier reports of the same days that share two of the rarest facts at least. */
function candidates(
  index: number,
  told: readonly Told[],
  holders: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  const own = told[index]!
  const held = (fact: string) => holders.get(fact) ?? []
  const rare = [...own.facts]
    .filter((fact) => held(fact).length > 1 && held(fact).length <= FREQUENT)
    .sort((a, b) => held(a).length - held(b).length || (a < b ? -1 : 1))
    .slice(0, RAREST)
  const shared = new Map<number, number>()
  for (const fact of rare)
    for (const other of held(fact)) if (other < index) shared.set(other, (shared.get(other) ?? 0) + 1)
  return [...shared]
    .filter(([other, count]) => count >= 2 && closeInTime(own.day, told[other]!.day))
    .map(([other]) => other)
}

function linkOf(a: Told, b: Told, norm: number, weight: (fact: string) => number): Link | null {
  let [dot, mass] = [0, 0]
  for (const fact of a.facts)
    if (b.facts.has(fact)) {
      dot += weight(fact) ** 2
      mass += weight(fact)
    }
  const alike = norm === 0 ? 0 : dot / norm
  const common = [...a.credits].filter((credit) => b.credits.has(credit)).sort()
  if (mass < LEAST_WEIGHT || alike < ALIKE[creditOf(a, b, common)]) return null
  const kind = a.report.language.slice(0, 2) === b.report.language.slice(0, 2) ? 'rewrite' : 'translation'
  const credit = common.length > 0 ? `; both go back to ${common.join(', ')}` : ''
  const why = `${Math.round(alike * 100)} % alike in names, numbers and claims, weighted by rarity${credit}`
  return { a: a.report.id, b: b.report.id, kind, why }
}

function creditOf(a: Told, b: Told, common: readonly string[]): keyof typeof ALIKE {
  if (common.length > 0) return 'sameCredit'
  return a.report.credits.length > 0 && b.report.credits.length > 0 ? 'otherCredit' : 'unknownCredit'
}

/** Wires and outlets lend whole texts; who counts, governs or speaks is quoted, and quoting is no copying. */
const lendsTexts = (entry: Organisation): boolean => entry.kind === 'wire' || entry.kind === 'outlet'

function createTold(report: ReportFacts, claims: readonly Claim[] | undefined, directory: Directory): Told {
  const names = [...report.credits, ...(report.outlet ? [report.outlet] : [])]
  const credits = names.flatMap((name) => {
    const found = directory.findAll(name)
    return found.length > 0 ? found.filter(lendsTexts).map((entry) => entry.name) : [fold(name)]
  })
  const facts = factsOf(`${report.title ?? ''}\n${report.text ?? ''}`, claims)
  return { report, facts, credits: new Set(credits), day: dayOf(report.published) }
}

const closeInTime = (a: number | null, b: number | null): boolean =>
  a === null || b === null || Math.abs(a - b) <= NEAR_DAYS

function push(index: Map<string, number[]>, key: string, value: number): void {
  const held = index.get(key)
  if (held) held.push(value)
  else index.set(key, [value])
}
