export type UnreadableReason = 'empty' | 'too_large' | 'binary' | 'missing' | 'folder' | 'no_permission' | 'unreadable'

/** What arrived cannot be read as a report. The message says what was expected, what came and what to do. */
export class UnreadableReportError extends Error {
  override name = 'UnreadableReportError'
  readonly reason: UnreadableReason

  constructor(
    reason: UnreadableReason,
    said: { readonly where: string | null; readonly expected: string; readonly got: string; readonly todo: string },
    options?: ErrorOptions,
  ) {
    super(`${said.where ?? 'the report'}: expected ${said.expected}, got ${said.got}. ${said.todo}`, options)
    this.reason = reason
  }
}
