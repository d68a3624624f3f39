/** Somebody else has decided since the form was made. Both decisions are to be shown; nothing was written. */
export class StaleDecisionError extends Error {
  override name = 'StaleDecisionError'
}

/** The database asked for a second person, or for another one. Nothing was written. */
export class TwoPeopleError extends Error {
  override name = 'TwoPeopleError'
}

/** Puts what the database refuses into the review's own errors; anything else is passed on. */
export function refusalOf(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : null
  const said = error instanceof Error ? error.message : String(error)
  // 23505: the proposal was ended, or the decision undone, by somebody else a moment ago.
  if (code === 'HB409' || code === '23505') throw new StaleDecisionError(said, { cause: error })
  if (code === '23514') throw new TwoPeopleError(said, { cause: error })
  throw error
}
