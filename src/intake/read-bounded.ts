import { open } from 'node:fs/promises'
import { type UnreadableReason, UnreadableReportError } from './unreadable-report.ts'

/** The largest report taken in, in bytes. */
export const DEFAULT_LIMIT = 20 * 1024 * 1024

const CHUNK = 64 * 1024

/** The bytes of a file. A file over the limit is refused by its size, before any of it is read. */
export async function readFileBounded(path: string, limit: number = DEFAULT_LIMIT): Promise<Uint8Array> {
  try {
    await using file = await open(path, 'r')
    const stat = await file.stat()
    if (stat.isDirectory()) throw unreadable('folder', path)
    if (stat.size > limit) throw tooLarge(path, limit, `${stat.size} bytes`)
    // A pipe or a device has no size: it is read in pieces, and the limit holds all the same.
    return await readStreamBounded(file.createReadStream({ autoClose: false, highWaterMark: CHUNK }), limit, path)
  } catch (cause) {
    throw cause instanceof UnreadableReportError ? cause : unreadable(reasonOf(cause), path, cause)
  }
}

/** The bytes of a stream, such as standard input or an upload; stops reading at the limit. */
export async function readStreamBounded(
  stream: AsyncIterable<Uint8Array | string>,
  limit: number = DEFAULT_LIMIT,
  where: string | null = null,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of stream) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part
    size += bytes.length
    if (size > limit) throw tooLarge(where, limit, 'more than that')
    parts.push(bytes)
  }
  return Buffer.concat(parts, size)
}

/** Refuses what is over the limit, for bytes that are already in memory. */
export function refuseOverLimit(bytes: Uint8Array, limit: number, where: string | null): void {
  if (bytes.length > limit) throw tooLarge(where, limit, `${bytes.length} bytes`)
}

function tooLarge(where: string | null, limit: number, got: string): UnreadableReportError {
  const expected = `a report of at most ${limit} bytes (${Math.round(limit / 1024 / 1024)} MB)`
  return new UnreadableReportError('too_large', {
    where,
    expected,
    got,
    todo: 'Give the text of one report; split a collection into its reports.',
  })
}

function reasonOf(cause: unknown): UnreadableReason {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing'
  if (code === 'EISDIR') return 'folder'
  return code === 'EACCES' || code === 'EPERM' ? 'no_permission' : 'unreadable'
}

function unreadable(reason: UnreadableReason, path: string, cause?: unknown): UnreadableReportError {
  const got: Record<string, readonly [string, string]> = {
    missing: ['no such file', 'Check the path.'],
    folder: ['a folder', 'Name the files in it, for example with a shell pattern.'],
    no_permission: ['a file that this user may not read', 'Change its permissions or run as its owner.'],
  }
  const cannotRead = `a file that cannot be read (${cause instanceof Error ? cause.message : 'unknown reason'})`
  const [what, todo] = got[reason] ?? [cannotRead, 'Copy it elsewhere and try again.']
  return new UnreadableReportError(reason, { where: path, expected: 'a readable file', got: what, todo }, { cause })
}
