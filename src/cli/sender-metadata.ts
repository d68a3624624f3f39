import { readFile } from 'node:fs/promises'
import { levelOf, type SenderMetadata } from '../intake/index.ts'
import { UsageError } from './failure.ts'

/** What the sender knows of each file, by the file's name without its ending: JSON lines with id, url, outlet, published, title, level. */
export async function readSenderMetadata(file: string): Promise<ReadonlyMap<string, SenderMetadata>> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '')
  return new Map(
    lines.map((line, at) => {
      const row = parseLine(line, file, at + 1)
      const text = (key: string): string | null => (typeof row[key] === 'string' ? row[key] : null)
      return [
        String(row.id),
        {
          url: text('url'),
          outlet: text('outlet'),
          published: text('published'),
          title: text('title'),
          level: levelOf(row.level),
        },
      ]
    }),
  )
}

function parseLine(line: string, file: string, number: number): Readonly<Record<string, unknown>> {
  let row: unknown
  try {
    row = JSON.parse(line)
  } catch (cause) {
    throw new UsageError(`${file} line ${number}: expected a JSON object, got «${line.slice(0, 60)}»`, { cause })
  }
  if (typeof row !== 'object' || row === null || !('id' in row))
    throw new UsageError(`${file} line ${number}: expected an object with "id", got «${line.slice(0, 60)}»`)
  return row as Readonly<Record<string, unknown>>
}
