import type { Report } from '../../intake/index.ts'
import type { Reading } from '../claim.ts'
import { ask } from './ask.ts'
import { type Checked, claimsOf, type Refusal } from './claims-of.ts'
import { type Differences, differencesOf } from './differences.ts'
import { passagesOf } from './passages.ts'
import type { SecondReaderSettings } from './settings.ts'

/** Raise it when the same answers give other claims. */
const VERSION = 1

export type SecondReading =
  | {
      readonly kind: 'read'
      readonly reading: Reading
      readonly refused: Readonly<Record<Refusal, number>>
      readonly differences: Differences
    }
  /** Too sensitive to be shown to any model: nothing of it was sent. */
  | { readonly kind: 'not_sent'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string }

/**
 * Has a model read a report beside the rules. What it says is kept apart, marked by model and version, and decides nothing.
 * Reports marked P3 or P4 are never sent. Never throws: an endpoint that fails is an outcome.
 */
export async function readSecond(
  report: Report,
  rules: Reading,
  settings: SecondReaderSettings,
): Promise<SecondReading> {
  if (report.level === 'P3' || report.level === 'P4')
    return { kind: 'not_sent', why: `the report is marked ${report.level}` }
  const extractor = extractorOf(settings)
  const candidates = []
  for (const passage of passagesOf(report.text)) {
    const asked = await ask(report, passage, settings)
    // Half a reading would pass for a whole one.
    if (asked.kind === 'failed') return asked
    candidates.push(...asked.candidates)
  }
  const { claims, refused }: Checked = claimsOf(report, rules, candidates, extractor)
  return {
    kind: 'read',
    reading: { reportId: report.id, extractor, people: rules.people, claims, credits: [], notes: [] },
    refused,
    differences: differencesOf(rules.claims, claims),
  }
}

/** Name and version of the reader, such as 'model:qwen3@1'. */
export function extractorOf({ model }: SecondReaderSettings): string {
  return `model:${model}@${VERSION}`
}
