import { isReadingAct, isTruthAct } from './act.ts'
import { type Decision, holding, type Proposal } from './decision.ts'

/** Where the review of one target stands, worked out of its rows. */
export interface Standing {
  /** The number of its last row; a form carries it, and is refused when it has moved on. 0 before the first. */
  readonly version: number
  /** How the claim was found to be read; null before anybody looked. */
  readonly reading: Decision | null
  /** What people hold of it. */
  readonly truth: Decision | null
  /** Whom the mention was said to mean. */
  readonly link: Decision | null
  /** Waits for a second person. */
  readonly proposal: Proposal | null
  /** All rows, oldest first. */
  readonly history: readonly (Decision | Proposal)[]
}

export function standingOf(decisions: readonly Decision[], proposals: readonly Proposal[]): Standing {
  const valid = holding(decisions)
  const open = proposals.filter(({ end }) => end === null)
  const history = [...decisions, ...proposals.filter(({ end }) => end?.outcome !== 'confirmed')]
  return {
    version: Math.max(0, ...decisions.map(({ seq }) => seq), ...proposals.map(({ seq }) => seq)),
    reading: valid.findLast(({ act }) => isReadingAct(act)) ?? null,
    truth: valid.findLast(({ act }) => isTruthAct(act)) ?? null,
    link: valid.findLast(({ act }) => act === 'link') ?? null,
    proposal: open.at(-1) ?? null,
    history: history.toSorted((a, b) => a.seq - b.seq),
  }
}

export const nothingDecided: Standing = standingOf([], [])

/** Whether somebody still has to look: nobody did, a second person is asked for, or another reader has read it since. */
export function isOpen({ reading, truth, proposal }: Standing, extractor: string): boolean {
  if (proposal !== null || (reading === null && truth === null)) return true
  return isReopened({ reading, truth }, extractor)
}

/** Decided on what an earlier reader made of the report. A claim made by hand is nobody's to read anew. */
export function isReopened({ reading, truth }: Pick<Standing, 'reading' | 'truth'>, extractor: string): boolean {
  if (extractor === BY_HAND) return false
  const seen = [reading, truth].flatMap((decision) => decision?.extractor ?? [])
  return seen.length > 0 && !seen.includes(extractor)
}

/** The extractor of a claim that a person made. */
export const BY_HAND = 'hand'
