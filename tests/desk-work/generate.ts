import { type Kysely, sql } from 'kysely'
import { countWaiting } from '../../dist/review/index.js'

export interface Size {
  readonly people: number
  readonly reports: number
  /** Claims in each report. */
  readonly claims: number
}

const GIVEN = "array['Anna','Piotr','Ivan','Maryna','Olga','Viktar','Alena','Siarhei','Tatsiana','Dzmitry']"
const FIRST = "array['Ver','Zar','Har','Kal','Siv','Loz','Ptush','Bar','Sas','Kruk']"
const SECOND = "array['a','o','u','e','i','av','ov','in','an','el']"
const THIRD = "array['sen','nka','buz','lina','wak','ka','zna','nouski','lik','vich']"
const TYPES =
  "array['detained','sentenced','transferred','charged','released','health','detained','sentenced','recognised','hunger_strike']"
const PLACES = "array['Harodnia','Viciebsk','Minsk','Navapolack','Homiel']"
/** A sentence and the gap after it, in characters: every quote stands where this says. */
const WIDTH = 82

const nameOf = (p: string) =>
  `(${GIVEN})[1 + ${p} % 10] || ' ' || (${FIRST})[1 + (${p} / 10) % 10] || (${SECOND})[1 + (${p} / 100) % 10] || (${THIRD})[1 + (${p} / 1000) % 10]`
const person = (size: Size) => `((r * 7 + k * 13) % ${size.people})`
const sentence = (size: Size) =>
  `rpad(${nameOf(person(size))} || ' was detained in ' || (${PLACES})[1 + (r + k) % 5] || ' on 3 March 2024.', ${WIDTH - 2})`

/** Fills a register with invented people, reports and claims by SQL, as if all had been read, linked and weighed. */
export async function generate<Tables>(db: Kysely<Tables>, size: Size): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`insert into person (id, created_by) select 'p' || p, 'made' from generate_series(0, ${size.people - 1}) p`)
  await run(
    `insert into person_name (person_id, text, language) select 'p' || p, ${nameOf('p')}, 'en' from generate_series(0, ${size.people - 1}) p`,
  )
  await run(
    `insert into report_bytes (sha256, bytes) select encode(sha256(convert_to('r' || r, 'UTF8')), 'hex'), ''::bytea from generate_series(1, ${size.reports}) r`,
  )
  await run(`insert into report (id, sha256, outlet, title, published, language, text, details, came_from)
    select 'r' || r, encode(sha256(convert_to('r' || r, 'UTF8')), 'hex'), 'Invented Post ' || r % 40, 'Report ' || r, '2025-0' || 1 + r % 9 || '-1' || r % 10, 'en',
      (select string_agg(${sentence(size)} || E'\\n\\n', '' order by k) from generate_series(0, ${size.claims - 1}) k), '{}', 'made'
    from generate_series(1, ${size.reports}) r`)
  await run(`insert into reading (report_id, extractor, people, credits, notes) select 'r' || r, 'rules@1',
      (select jsonb_agg(jsonb_build_object('id', 'm' || k, 'name', ${nameOf(person(size))}, 'mentions', '[]'::jsonb, 'role', 'prisoner', 'minor', false, 'sex', null)) from generate_series(0, ${size.claims - 1}) k),
      '[]', '[]' from generate_series(1, ${size.reports}) r`)
  await run(`insert into claim (id, report_id, extractor, type, happened, said, quote_start, quote_end, quote_text, minor, body)
    select id, 'r' || r, 'rules@1', type, '2024-03-03', '2025-06-07', at, at + length(quote), quote, false, jsonb_build_object(
      'kind', 'claim', 'id', id, 'reportId', 'r' || r, 'type', type, 'subject', jsonb_build_object('kind', 'person', 'name', name, 'ref', 'm' || k),
      'value', null, 'detail', null, 'population', null, 'measure', null, 'date', jsonb_build_object('edtf', '2024-03-03', 'raw', ''), 'said', '2025-06-07',
      'place', (${PLACES})[1 + (r + k) % 5], 'offence', null, 'releaseKind', null, 'polarity', 'affirms', 'modality', 'reported',
      'speaker', jsonb_build_object('name', 'Invented Post ' || r % 40, 'kind', 'outlet'), 'origin', null,
      'quote', jsonb_build_object('start', at, 'end', at + length(quote), 'text', quote), 'confidence', 0.9, 'extractor', 'rules@1', 'minor', false, 'flags', '[]'::jsonb)
    from (select r, k, 'c' || r || 'k' || k as id, (${TYPES})[1 + (r + k) % 10] as type, k * ${WIDTH} as at, rtrim(${sentence(size)}) as quote, ${nameOf(person(size))} as name
          from generate_series(1, ${size.reports}) r, generate_series(0, ${size.claims - 1}) k) made`)
  await run(`insert into mention_link (report_id, ref, person_id, basis, score, reasons)
    select 'r' || r, 'm' || k, 'p' || ${person(size)}, 'context', 1, '{"reasons": [], "candidates": []}'
    from generate_series(1, ${size.reports}) r, generate_series(0, ${size.claims - 1}) k`)
  await run(
    `insert into lineage (report_id, group_id, kind, why) select 'r' || r, 'r' || r - r % 5 % 2, 'copy', '[]' from generate_series(1, ${size.reports}) r`,
  )
  await run(`insert into claim_state (claim_id, extractor, report_id, type, subject, subject_kind, ref, person_id, country, happened, said, published, learned_at, minor, affirms,
      planned, lineage, state, verdict, origins_for, origins_against)
    select c.id, c.extractor, c.report_id, c.type, c.body->'subject'->>'name', 'person', c.body->'subject'->>'ref', l.person_id, 'by', c.happened, c.said, '2025-06-07', c.learned_at,
      false, true, false, c.report_id, 'reported', (array['single_origin','supported','unseen','disputed'])[1 + c.seq % 4], 1, 0
    from claim c join mention_link l on l.report_id = c.report_id and l.ref = c.body->'subject'->>'ref'`)
  await run(`insert into entry (person_id, liberty, since, last_evidence, body) select id, (array['deprived','free','unknown'])[1 + length(id) % 3], '2024-03-03', '2025-06-07',
      jsonb_build_object('status', jsonb_build_object('liberty', (array['deprived','free','unknown'])[1 + length(id) % 3],
      'since', '2024-03-03', 'place', 'Harodnia', 'lastEvidence', '2025-06-07', 'ladder', 'reported', 'basis', null), 'facts', '[]'::jsonb, 'eventIds', '[]'::jsonb) from person`)
  await run('delete from unsettled')
  await run('delete from waiting_note')
  await run('analyze')
  const { rows } = await sql<{ id: string }>`select id from report`.execute(db)
  for (let from = 0; from < rows.length; from += 1000)
    await countWaiting(
      db as never,
      rows.slice(from, from + 1000).map(({ id }) => id),
    )
  await run('analyze report_waiting')
}
