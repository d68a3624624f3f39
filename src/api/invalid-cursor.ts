export class InvalidCursorError extends Error {
  override name = 'InvalidCursorError'
}
