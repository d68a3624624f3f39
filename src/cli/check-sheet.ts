import type { CheckResult } from '../check/index.ts'
import type { Verdict, VerdictState } from '../weighing/index.ts'
import type { Terminal } from './terminal.ts'

const marks: Readonly<Record<VerdictState, string>> = {
  supported: '● supported',
  single_origin: '◐ single origin',
  disputed: '◆ disputed',
  contradicted: '✕ contradicted',
  unseen: '○ unseen',
}

/** A check as a sheet for the terminal: one block a claim, in the order of the text, evidence under each. */
export function printCheck(result: CheckResult, out: Terminal): void {
  printHead(result, out)
  const verdicts = new Map(result.verdicts.map((verdict) => [verdict.claimId, verdict]))
  const shown = result.claims.filter((claim) => !claim.minor)
  for (const claim of [...shown].sort((a, b) => a.quote.start - b.quote.start)) {
    const verdict = verdicts.get(claim.id)
    if (!verdict) continue
    const { for: pro, against } = verdict.independentOrigins
    out.line()
    out.line(`${out.bold(marks[verdict.state])}  ${out.dim(`${pro} for · ${against} against`)}`)
    out.wrap(`${claim.type.replaceAll('_', ' ')} · ${claim.subject.name}`, '  ')
    out.wrap(`“${claim.quote.text}”`, '  ')
    out.wrap(verdict.explanation, '  ')
    printRefs(verdict, out)
  }
  out.line()
  const hidden = result.claims.length - shown.length
  if (hidden > 0)
    out.line(`${hidden} ${hidden === 1 ? 'claim' : 'claims'} about a minor ${hidden === 1 ? 'is' : 'are'} not shown.`)
  out.line(summary(result))
}

function printHead({ file, report }: CheckResult, out: Terminal): void {
  out.line(out.bold(report.title ?? file ?? 'Pasted text'))
  out.line(
    out.dim(
      [
        report.outlet ?? 'outlet unknown',
        report.published ?? 'date unknown',
        report.language,
        `sha256 ${report.sha256.slice(0, 12)}…`,
      ].join(' · '),
    ),
  )
  if (report.aiDisclosure)
    out.wrap(
      `Written with AI, as the text says itself: “${report.aiDisclosure.quote}”. It carries no weight of its own.`,
      '  ',
    )
  if (report.aiSuspicion)
    out.wrap(
      `Reads as if written by a machine (${report.aiSuspicion.signs.map(({ code, words }) => `${code.replaceAll('_', ' ')}${words ? `: “${words}”` : ''}`).join('; ')}). It carries no weight of its own.`,
      '  ',
    )
  if (report.copyOf) out.wrap(`A copy of ${report.copyOf.reportId}: ${report.copyOf.reason}`, '  ')
  for (const note of report.notes) out.wrap(`Note: ${note}`, '  ')
  if (report.furniture.length > 0) out.line(out.dim(`  ${report.furniture.length} lines of page furniture left out`))
}

function printRefs(verdict: Verdict, out: Terminal): void {
  for (const ref of verdict.for) out.line(out.dim(`    + ${ref.origin}  (${ref.reportId})`))
  for (const ref of verdict.against) out.line(out.dim(`    − ${ref.origin}  (${ref.reportId})`))
  for (const ref of verdict.beside) out.line(out.dim(`    ~ beside: ${ref.says} — ${ref.origin}`))
}

function summary(result: CheckResult): string {
  const counts = new Map<VerdictState, number>()
  for (const verdict of result.verdicts) counts.set(verdict.state, (counts.get(verdict.state) ?? 0) + 1)
  const words = [...counts].map(([state, count]) => `${count} ${marks[state].slice(2)}`)
  return words.length > 0 ? words.join(' · ') : 'No claim was read in this text.'
}
