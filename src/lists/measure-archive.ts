import { Unzip, UnzipInflate } from 'fflate'
import { MOST_COLUMNS, MOST_ROWS, UnreadableListError } from './table.ts'

const MOST_UNPACKED = 64 * 1024 * 1024
const MOST_FILES = 2000
const PIECE = 16 * 1024

/**
 * Unpacks an archive piece by piece and throws everything away, to find out that it is no bomb: neither in size, whatever its head
 * says, nor by one cell at the far corner of an otherwise empty sheet, which a reader would fill up.
 */
export function measureArchive(bytes: Uint8Array, where: string): void {
  let [files, size] = [0, 0]
  const unzip = new Unzip((file) => {
    if (++files > MOST_FILES) throw new UnreadableListError(`${where}: expected at most ${MOST_FILES} parts, got more`)
    const look = /\.xml$/i.test(file.name) ? cornerWatch(where) : null
    file.ondata = (error, chunk) => {
      if (error) throw new UnreadableListError(`${where}: expected a whole archive, got: ${error.message}`)
      size += chunk.length
      if (size > MOST_UNPACKED)
        throw new UnreadableListError(`${where}: expected at most ${MOST_UNPACKED} bytes unpacked, got more`)
      look?.(chunk)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      unzip.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length)
  } catch (cause) {
    if (cause instanceof UnreadableListError) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new UnreadableListError(`${where}: expected a spreadsheet archive, got: ${why}`, { cause })
  }
}

/** Watches for addresses of cells, such as r="XFD1048576", beyond what a list has. */
function cornerWatch(where: string): (chunk: Uint8Array) => void {
  const decoder = new TextDecoder('latin1')
  let left = ''
  return (chunk) => {
    const text = left + decoder.decode(chunk, { stream: true })
    for (const [, column = '', row = ''] of text.matchAll(/\br\s*=\s*["']([A-Z]{1,3})?(\d{1,9})["']/g))
      if (Number(row) > MOST_ROWS + 1 || columnNumber(column) > MOST_COLUMNS)
        throw new UnreadableListError(
          `${where}: expected at most ${MOST_ROWS} rows and ${MOST_COLUMNS} columns, got a cell at ${column}${row}`,
        )
    left = text.slice(-24)
  }
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
