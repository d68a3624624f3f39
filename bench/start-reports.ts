import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openDatabase } from '../dist/database/index.js'
import type { Adding } from './start-kills.ts'
import { start } from './start-up.ts'

const BATCH = 200

/** Adds short invented reports with the product's own command, and looks afterwards whether each is whole. */
export function addingReports(command: string, folder: string, dataDir: string): Adding {
  mkdirSync(folder, { recursive: true })
  let written = 0
  const batch = () =>
    Array.from({ length: BATCH }, () => {
      const file = join(folder, `${++written}.txt`)
      writeFileSync(
        file,
        `Report ${written}\n\nCourt case number ${written} was heard on Monday. The judge adjourned it to Friday.\n`,
      )
      return file
    })
  return {
    start: () => start(command, dataDir, batch()),
    acknowledges: (line) => {
      const parsed: unknown = line.startsWith('{') ? JSON.parse(line) : null
      const id = typeof parsed === 'object' && parsed && 'reportId' in parsed ? parsed.reportId : null
      return typeof id === 'string' ? id : null
    },
    saved: () => wholeReports(dataDir),
  }
}

/** The reports whose bytes still have the hash they are named after, and which have been read. */
async function wholeReports(dataDir: string): Promise<ReadonlySet<string>> {
  const db = await openDatabase({ dataDir })
  try {
    const { rows } = await sql<{ id: string }>`select id from report join report_bytes b using (sha256)
      where encode(sha256(b.bytes), 'hex') = sha256 and exists (select from reading where report_id = report.id)`.execute(
      db.kysely,
    )
    return new Set(rows.map((row) => row.id))
  } finally {
    await db.close()
  }
}
