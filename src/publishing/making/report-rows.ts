import type { HeldReport } from '../../intake/index.ts'
import type { Reading } from '../../reading/index.ts'
import { type KeptClaim, type KeptReport, type PreparedReport, prepareReport } from './prepare-report.ts'
import { createRow, type Row } from './rows.ts'
import type { Setting } from './setting.ts'

/** A report with its reading and its links, to be brought through the gate. */
export interface ReportToPrepare {
  readonly held: HeldReport
  readonly reading: Reading
  /** Whom each person of the reading was found to be. */
  readonly links: readonly (readonly [ref: string, personId: string | null])[]
  readonly lineage: string
  readonly input: string
}

export interface ReportsJob {
  readonly reports: readonly ReportToPrepare[]
}

/** The rows of some reports and of their claims. */
export function reportRows(
  { gate, names, decisions }: Setting,
  { reports }: ReportsJob,
): { readonly rows: readonly Row[]; readonly broken: readonly string[] } {
  const made = reports.map(({ links, input, ...source }) => {
    const linked = new Map(links)
    const linkOf = (ref: string) => linked.get(ref) ?? null
    return { input, ...prepareReport({ ...source, linkOf }, gate, names, (id) => decisions.get(id) ?? null) }
  })
  return {
    rows: made.flatMap((one) => rowsOf(one, one.input)),
    broken: made.flatMap(({ broken }) => broken),
  }
}

/** A report of which no claim may be seen is not there. Its input is kept all the same, in a row without anything in it. */
function rowsOf({ report, claims }: PreparedReport, input: string): readonly Row[] {
  const reportId = report.facts.id
  if (claims.length === 0) return [createRow('report', reportId, null, { input, reportId })]
  return [
    createRow('report', reportId, report, {
      input,
      reportId,
      lineage: report.lineage === reportId ? null : report.lineage,
    }),
    ...claims.map((kept) =>
      createRow('claim', kept.claim.id, kept, {
        reportId,
        personId: kept.personId,
        type: kept.claim.type,
        day: kept.claim.subject.kind === 'person' ? null : dayOf(kept, report),
      }),
    ),
  ]
}

/** The day, since 1970, of which a claim on a group speaks or on which it was told. */
function dayOf({ claim }: KeptClaim, { facts, learned }: KeptReport): number {
  for (const text of [claim.date?.edtf, claim.said, facts.published, learned]) {
    const day = /\d{4}(-\d{2}(-\d{2})?)?/.exec(text ?? '')?.[0]
    if (day) return Math.floor(Date.parse(day) / 86_400_000)
  }
  return 0
}
