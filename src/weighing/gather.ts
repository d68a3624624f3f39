import type { HeldReport, Report } from '../intake/index.ts'
import type { MentionLink } from '../matching/index.ts'
import type { Reading } from '../reading/index.ts'
import type { Evidence, ReportFacts } from './evidence.ts'
import { type Lineage, traceLineage } from './lineage/trace.ts'
import { defaultDirectory } from './organisations.ts'
import { suspicionOf } from './suspicion.ts'

/** Words by which a report shows that it draws on this register; such a report never supports what the register says. */
const OURSELVES = /\bhabeas\b(?! corpus)/i

type Described = Omit<ReportFacts, 'credits' | 'aiWritten' | 'citesUs'> & Pick<Report, 'aiDisclosure'>

/** Rows of a list are alike by their columns, which is no copying: their texts are compared with nothing. */
const ROW = /^list@/

/** What the weigher needs to know of a report. */
export function factsOf(report: Described, reading: Pick<Reading, 'credits' | 'extractor' | 'claims'>): ReportFacts {
  const { id, sha256, title, outlet, url, published, language, text, aiDisclosure } = report
  return {
    id,
    ...(sha256 === undefined ? {} : { sha256 }),
    title,
    outlet,
    url,
    published,
    language,
    text: ROW.test(reading.extractor) ? null : text,
    credits: reading.credits,
    aiWritten:
      aiDisclosure !== null ||
      isSuspected(outlet, url) ||
      (!ROW.test(reading.extractor) && readsLikeMachine(report, reading)),
    citesUs: reading.credits.some((credit) => OURSELVES.test(credit)),
  }
}

function readsLikeMachine(
  { title, text }: Described,
  { credits, claims }: Pick<Reading, 'credits' | 'claims'>,
): boolean {
  return text !== null && suspicionOf({ title, text, credits, claims }).suspected
}

const MACHINE = /\b(chat ?gpt|gpt|(ai|machine)[- ](generated|written|news))\b/i

/** Not disclosed, but its outlet is known for machine-written pages, or names the machine in its own name or address. */
function isSuspected(outlet: string | null, url: string | null): boolean {
  const directory = defaultDirectory()
  const known = [outlet === null ? null : directory.find(outlet), url === null ? null : directory.findByUrl(url)]
  return known.some((entry) => entry?.machineWritten === true) || MACHINE.test(`${outlet ?? ''} ${url ?? ''}`)
}

/** Every claim of the register with its report, its person and its lineage; the same in whatever order the reports came. */
export function gatherEvidence(
  held: readonly HeldReport[],
  readings: readonly Reading[],
  links: readonly MentionLink[],
  /** As the machine read them: what people find misread does not change which reports are one text. */
  asRead: readonly Reading[] = readings,
): { readonly evidence: readonly Evidence[]; readonly lineage: Lineage } {
  const byReport = new Map(readings.map((reading) => [reading.reportId, reading]))
  const told = new Map(asRead.map((reading) => [reading.reportId, reading.claims]))
  const people = new Map(links.map((link) => [`${link.reportId} ${link.ref}`, link.personId]))
  const known = held.flatMap(({ report, learned }) => {
    const reading = byReport.get(report.id)
    return reading ? [{ facts: factsOf(report, reading), reading, learned }] : []
  })
  const sorted = known.sort((a, b) => (a.facts.id < b.facts.id ? -1 : 1))
  const claims = new Map(sorted.map(({ facts }) => [facts.id, told.get(facts.id) ?? []]))
  const lineage = traceLineage(
    sorted.map(({ facts }) => facts),
    claims,
  )
  const evidence = sorted.flatMap(({ facts, reading, learned }) =>
    reading.claims.map((claim) => ({
      claim,
      report: facts,
      personId: claim.subject.ref ? (people.get(`${facts.id} ${claim.subject.ref}`) ?? null) : null,
      lineage: lineage.lineageOf(facts.id),
      learned,
    })),
  )
  return { evidence, lineage }
}
