import type { Report } from '../intake/index.ts'
import { linkReading, type MentionLink } from '../matching/index.ts'
import { type Claim, type Reading, type ReadPerson, readReport } from '../reading/index.ts'
import { type Evidence, factsOf, suspicionOf, verdictsFor } from '../weighing/index.ts'
import type { Body } from './body.ts'
import type { CheckedClaim, CheckedPerson, CheckedReport, CheckResult } from './result.ts'

/**
 * Reads a report and holds each of its claims against the body. Pure: stores nothing, and says nothing of the body beyond
 * what speaks for or against these claims. Whom a name means is a candidate with a score here, never a merge.
 */
export function hold(report: Report, body: Body, file: string | null): CheckResult {
  const whole = readReport(report)
  const reading = { ...whole, claims: whole.claims.slice(0, MOST_CLAIMS) }
  const links = new Map(
    linkReading(reading, body.finder, body.profileOf, body.clusters).map((link) => [link.ref, link]),
  )
  const facts = factsOf(report, reading)
  const copy = copyIn(report, facts, reading.claims, body)
  const evidence = reading.claims.map(
    (claim): Evidence => ({
      claim,
      report: facts,
      personId: claim.subject.ref ? heldFor(links.get(claim.subject.ref)) : null,
      lineage: copy?.lineage ?? `check:${report.id}`,
    }),
  )
  return {
    file,
    report: checkedReport(withCutNoted(report, whole.claims.length), copy, suspicionIn(report, whole)),
    people: reading.people.map((person) => checkedPerson(person, links.get(person.id))),
    claims: reading.claims.map((claim) => checkedClaim(claim, links)),
    verdicts: [...verdictsFor(evidence, body.evidence, body.decisions)],
  }
}

/** More than any report makes; what repeats itself beyond must not keep others waiting. */
const MOST_CLAIMS = 1000

function withCutNoted(report: Report, claims: number): Report {
  if (claims <= MOST_CLAIMS) return report
  return {
    ...report,
    notes: [...report.notes, `${claims} claims were read; only the first ${MOST_CLAIMS} are checked.`],
  }
}

/** The likeliest person is enough to hold a claim against, when nobody else fits nearly as well. */
const LIKELY = 0.75
const LEAD = 0.05

function heldFor(link: MentionLink | undefined): string | null {
  if (!link) return null
  if (link.personId) return link.personId
  const [best, second] = link.candidates
  if (!best || best.score < LIKELY || best.context.some((reason) => reason.weight <= -3)) return null
  return second && second.total > best.total - LEAD ? null : best.personId
}

interface Copy {
  readonly reportId: string
  readonly lineage: string
  readonly score: number
  readonly reason: string
}

function copyIn(report: Report, facts: Evidence['report'], claims: readonly Claim[], body: Body): Copy | null {
  const same =
    body.reports.get(report.id) ?? [...body.reports.values()].find((entry) => entry.report.sha256 === report.sha256)
  if (same)
    return { reportId: same.report.id, lineage: same.lineage, score: 1, reason: 'the same bytes are held already' }
  const [best] = body.copies().find(facts, claims)
  const other = best && body.reports.get(best.a)
  return other ? { reportId: other.report.id, lineage: other.lineage, score: best.alike, reason: best.why } : null
}

function suspicionIn(report: Report, { credits, claims }: Reading): CheckedReport['aiSuspicion'] {
  if (report.aiDisclosure !== null) return null
  const { suspected, score, signs } = suspicionOf({ title: report.title, text: report.text, credits, claims })
  return suspected ? { score, signs } : null
}

function checkedReport(report: Report, copy: Copy | null, aiSuspicion: CheckedReport['aiSuspicion']): CheckedReport {
  const { sha256, title, outlet, url, published, language, text, furniture, aiDisclosure, notes, notices } = report
  const copyOf = copy && { reportId: copy.reportId, score: copy.score, reason: copy.reason }
  const about = { sha256, title, outlet, url, published, language, text, furniture }
  return { ...about, aiDisclosure, aiSuspicion, copyOf, notes, notices }
}

function checkedPerson(person: ReadPerson, link: MentionLink | undefined): CheckedPerson {
  const { id, name, mentions, role, minor } = person
  const best = link?.candidates[0]
  const match = best && {
    personId: best.personId,
    score: best.total,
    reasons: [...best.reasons, ...best.context.map((reason) => reason.text)],
  }
  return { id, name, mentions, role, minor, match: minor ? null : (match ?? null) }
}

function checkedClaim(claim: Claim, links: ReadonlyMap<string, MentionLink>): CheckedClaim {
  const { kind: _kind, reportId: _report, subject, speaker, releaseKind, ...rest } = claim
  const personId = subject.ref ? heldFor(links.get(subject.ref)) : null
  return {
    ...rest,
    subject: { kind: subject.kind, name: subject.name, personId },
    speaker: speaker && { name: speaker.name, kind: speaker.kind },
    kind: releaseKind,
    learned: null,
  }
}
