/** Exit codes of every command. */
export const exit = { done: 0, no: 1, usage: 2, failed: 3 } as const

/** The answer is no, or what was asked for does not exist: told plainly, without a stack. */
export class AnswerIsNoError extends Error {
  override name = 'AnswerIsNoError'
}

export class UsageError extends Error {
  override name = 'UsageError'
}

/** What the person at the terminal reads of an error, and the exit code. Our own errors already say expected, got, what to do. */
export function explain(error: unknown): { readonly message: string; readonly code: number } {
  if (error instanceof AnswerIsNoError) return { message: error.message, code: exit.no }
  if (error instanceof UsageError) return { message: `${error.message}\nSee "habeas --help".`, code: exit.usage }
  if (!(error instanceof Error)) return { message: String(error), code: exit.failed }
  const cause =
    error.cause instanceof Error && !error.message.includes(error.cause.message) ? ` (${error.cause.message})` : ''
  return { message: `${error.message}${cause}`, code: exit.failed }
}
