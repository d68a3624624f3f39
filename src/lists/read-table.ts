import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'
import { readXlsx } from './read-xlsx.ts'
import { type Table, UnreadableListError } from './table.ts'

/** Reads a list by what its bytes are: a spreadsheet, JSON, JSON lines, FollowTheMoney entities, else CSV. */
export async function readTable(bytes: Uint8Array, where: string, sheet?: string): Promise<Table> {
  if (bytes.length === 0) throw new UnreadableListError(`${where}: expected a list, got an empty file`)
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return readXlsx(bytes, where, sheet)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new UnreadableListError(
      `${where}: expected .xlsx, CSV or JSON, got an old .xls spreadsheet. Save it as .xlsx or CSV.`,
    )
  const text = decode(bytes, where)
  return /^\s*[[{]/.test(text) ? readJson(text, where) : readCsv(text, where)
}

function startsWith(bytes: Uint8Array, head: readonly number[]): boolean {
  return head.every((byte, at) => bytes[at] === byte)
}

/** A guess at the encoding could turn one name into another, so only what says its encoding is read. */
function decode(bytes: Uint8Array, where: string): string {
  const encoding = startsWith(bytes, [0xff, 0xfe]) ? 'utf-16le' : startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : 'utf-8'
  let text: string
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new UnreadableListError(
      `${where}: expected text in UTF-8 (or UTF-16 with its mark), got other bytes. Save it as "CSV UTF-8".`,
      { cause },
    )
  }
  if (text.includes('\u0000')) throw new UnreadableListError(`${where}: expected text, got a binary file`)
  return text
}
