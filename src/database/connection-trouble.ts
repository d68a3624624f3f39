/** What an error says about the connection, not about the statement. */
export type ConnectionTrouble =
  /** nobody listens there */
  | 'absent'
  /** the server is starting, recovering or shutting down */
  | 'busy'
  /** the connection was open and broke */
  | 'broken'

const absent = new Set(['ECONNREFUSED', 'ENOENT'])
const broken = new Set(['ECONNRESET', 'EPIPE', '57P01', '57P02', '57P05', '08006', '08003', '08000', '08001'])
const brokenWords = /^Connection terminated|^Client has encountered a connection error|^Client was closed/

/** Tells trouble with the connection from trouble with a statement (null). Codes: PostgreSQL appendix A and errno(3). */
export function connectionTrouble(error: unknown): ConnectionTrouble | null {
  if (error instanceof AggregateError) return firstTrouble(error.errors)
  if (!(error instanceof Error)) return null
  const code = errorCode(error)
  if (code !== null && absent.has(code)) return 'absent'
  if (code === '57P03') return 'busy'
  if (code !== null && broken.has(code)) return 'broken'
  if (error.message === 'timeout expired') return 'busy'
  return brokenWords.test(error.message) ? 'broken' : null
}

/** The SQLSTATE or errno name of an error, if it has one. */
export function errorCode(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

function firstTrouble(errors: readonly unknown[]): ConnectionTrouble | null {
  for (const error of errors) {
    const trouble = connectionTrouble(error)
    if (trouble) return trouble
  }
  return null
}
