import { sql } from 'kysely'
import type { App } from '../../dist/app.js'
import type { Evidence } from '../../dist/weighing/index.js'
import { inventedReports } from '../weighing/invented.ts'

const BATCH = 500
const TEXT = 'x'

/** Writes invented reports with their readings, as intake and reading would, and the people they name. */
export async function fillRegister(app: App, reports: number, people: number, skip = 0): Promise<void> {
  const db = app.database.kysely
  const named = new Map<string, string>()
  const source = inventedReports(reports, Math.max(people, 10_000), 7 + skip)
  for (let done = 0; done < reports; done += BATCH) {
    const batch: (readonly Evidence[])[] = []
    while (batch.length < BATCH && done + batch.length < reports) batch.push(source.next().value as readonly Evidence[])
    const rows = batch.map((evidence) => rowsOf(evidence, skip, named))
    await sql`insert into report_bytes select repeat('0', 64), ''::bytea on conflict do nothing`.execute(db)
    await db.transaction().execute(async (trx) => {
      await insert(
        trx,
        'report',
        rows.map((row) => row.report),
      )
      await insert(
        trx,
        'reading',
        rows.map((row) => row.reading),
      )
      await insert(
        trx,
        'claim',
        rows.flatMap((row) => row.claims),
      )
    })
  }
  const known = [...named].slice(0, people).map(([id, name]) => ({ id, name }))
  for (let at = 0; at < known.length; at += 2000)
    await db.transaction().execute(async (trx) => {
      const part = JSON.stringify(known.slice(at, at + 2000))
      const given = sql`jsonb_to_recordset(${part}::jsonb) as row (id text, name text)`
      await sql`insert into person (id, created_by) select id, 'bench' from ${given}`.execute(trx)
      await sql`insert into person_name (person_id, text, language) select id, name, 'en' from ${given}`.execute(trx)
    })
}

function rowsOf(evidence: readonly Evidence[], skip: number, named: Map<string, string>) {
  const [first] = evidence
  if (!first) throw new Error('expected an invented report with claims')
  const reportId = `r${Number(first.report.id.slice(1)) + skip}`
  const people = new Map<string, string>()
  const claims = evidence.map(({ claim, personId }, at) => {
    const id = `${reportId}-${at}`
    const ref = claim.subject.kind === 'person' ? (people.get(claim.subject.name) ?? `p${people.size + 1}`) : null
    if (ref) people.set(claim.subject.name, ref)
    if (personId) named.set(personId, claim.subject.name)
    const body = {
      ...claim,
      id,
      reportId,
      quote: { start: 0, end: 1, text: TEXT },
      subject: ref ? { ...claim.subject, ref } : claim.subject,
    }
    return {
      id,
      report_id: reportId,
      extractor: claim.extractor,
      type: claim.type,
      happened: claim.date?.edtf ?? null,
      said: claim.said,
      quote_start: 0,
      quote_end: 1,
      quote_text: TEXT,
      minor: false,
      body,
    }
  })
  const { outlet, published, language, credits } = first.report
  return {
    report: {
      id: reportId,
      sha256: '0'.repeat(64),
      outlet,
      published,
      language,
      text: TEXT,
      details: { furniture: [], aiDisclosure: null, notices: [], notes: [] },
      came_from: 'bench',
    },
    reading: {
      report_id: reportId,
      extractor: first.claim.extractor,
      people: [...people].map(([name, id]) => ({ id, name, mentions: [], role: 'prisoner', minor: false, sex: null })),
      credits,
      notes: [],
    },
    claims,
  }
}

async function insert(db: Parameters<ReturnType<typeof sql>['execute']>[0], table: string, rows: readonly object[]) {
  const columns = Object.keys(rows[0] ?? {}).map((name) => sql.ref(name))
  await sql`insert into ${sql.table(table)} (${sql.join(columns)})
    select ${sql.join(columns)} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  )
}
