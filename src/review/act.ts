/**
 * What a person does with a claim as it was read: the words are right, they say something else, they do not say it at all, they
 * say it of several. None of these says whether it is true; a misread release must not discount the releases that others report.
 */
export const READING_ACTS = ['accept', 'change', 'reject', 'split'] as const
/** What a person holds of what is claimed, whoever claims it. */
export const TRUTH_ACTS = ['confirm', 'document', 'dispute', 'discount'] as const
/** What may leave the desk. */
export const PUBLISHING_ACTS = ['publish', 'withhold'] as const

export type ReadingAct = (typeof READING_ACTS)[number]
export type TruthAct = (typeof TRUTH_ACTS)[number]
/** link: whom a mention means; undo: an earlier decision no longer holds. */
export type DecisionAct = ReadingAct | TruthAct | (typeof PUBLISHING_ACTS)[number] | 'link' | 'undo'

/** What the first of two people may propose, or somebody who may propose but not decide. */
export const PROPOSABLE = [...READING_ACTS, ...TRUTH_ACTS, 'undo'] as const
export type ProposableAct = (typeof PROPOSABLE)[number]

export const isReadingAct = (act: string): act is ReadingAct => (READING_ACTS as readonly string[]).includes(act)
export const isTruthAct = (act: string): act is TruthAct => (TRUTH_ACTS as readonly string[]).includes(act)
export const isProposable = (act: string): act is ProposableAct => (PROPOSABLE as readonly string[]).includes(act)
