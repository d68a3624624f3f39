import type { Command } from 'commander'
import { openApp, type SecondRead } from '../../app.ts'
import { exit, UsageError } from '../failure.ts'

interface Options {
  readonly json?: boolean
}

export function secondRead(program: Command): void {
  program
    .command('second-read [reports...]')
    .description(
      'have the model at HABEAS_READER_URL read reports beside the rules; off unless that is set; what it says differently waits for review',
    )
    .option('--json', 'print a line of JSON for each report')
    .action(async (reports: readonly string[], options: Options) => {
      await using app = await openApp()
      const settings = app.config.secondReader
      if (!settings)
        throw new UsageError(
          'second-read: expected HABEAS_READER_URL to name an OpenAI-compatible endpoint and HABEAS_READER_MODEL its model, got neither. Without them no text is ever shown to a model.',
        )
      let failed = 0
      for await (const read of app.secondRead(settings, reports)) {
        if (read.outcome.kind === 'failed') failed++
        process.stderr.write(`${read.at} of ${read.of}\n`)
        process.stdout.write(`${options.json ? JSON.stringify(read) : lineOf(read)}\n`)
      }
      if (failed > 0) process.exitCode = exit.failed
    })
}

function lineOf({ reportId, outcome }: SecondRead): string {
  if (outcome.kind === 'not_sent') return `${reportId}  not sent: ${outcome.why}`
  if (outcome.kind === 'failed') return `${reportId}  failed: ${outcome.why}`
  const { differences, refused, reading } = outcome
  const refusals = refused.quote_not_found + refused.subject_not_found
  return `${reportId}  ${reading.claims.length} claims kept, ${refusals} refused; ${differences.agreed} as the rules read them, ${differences.other.length} otherwise, ${differences.onlySecond.length} only here, ${differences.onlyRules.length} only there`
}
