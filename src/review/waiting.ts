import { type Kysely, sql, type Transaction } from 'kysely'
import { READING_ACTS, TRUTH_ACTS } from './act.ts'
import type { ReviewTables } from './tables.ts'

/** Notes taken at a time, so that no page waits long for them. */
const AT_ONCE = 400

/**
 * Counts anew what waits in the reports named. One at a time for each report: who counts last has seen everything committed
 * before.
 */
export async function countWaiting(db: Kysely<ReviewTables>, reportIds: readonly string[]): Promise<void> {
  if (reportIds.length > 0) await db.transaction().execute((trx) => count(trx, reportIds))
}

/** Counts the reports that notes were left about; says whether more are left. Several processes may do so at once. */
export async function countNoted(db: Kysely<ReviewTables>): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ report_id: string }>`
      delete from waiting_note where id in (select id from waiting_note order by id desc limit ${AT_ONCE} for update skip locked)
      returning report_id`.execute(trx)
    if (rows.length > 0)
      await count(
        trx,
        rows.map(({ report_id }) => report_id),
      )
    return rows.length === AT_ONCE
  })
}

async function count(trx: Transaction<ReviewTables>, reportIds: readonly string[]): Promise<void> {
  const ids = [...new Set(reportIds)].sort()
  await sql`select pg_advisory_xact_lock(hashtextextended(id, 7211)) from (select unnest(${ids}::text[]) as id order by 1) ids`.execute(
    trx,
  )
  await sql`${counting(ids)}`.execute(trx)
}

/** Deaths before releases before people not known before contradictions; a report that has none of them comes last. */
function counting(ids: readonly string[]) {
  const acts = sql.join([...READING_ACTS, ...TRUTH_ACTS])
  return sql`
    with newest as (
      select distinct on (report_id) report_id, extractor, people from reading
      where report_id = any(${ids}) order by report_id, read_at desc
    ), counted as (
      select c.report_id, c.id, c.type, c.body->>'polarity' as polarity, c.extractor from claim c join newest using (report_id, extractor)
      union all select report_id, id, type, body->>'polarity', null from hand_claim where report_id = any(${ids})
    ), last as (
      select distinct on (d.target) d.target, d.extractor from decision d
      where d.target in (select 'claim:' || id from counted) and d.act in (${acts})
        and not exists (select from decision u where u.undoes = d.seq)
      order by d.target, d.seq desc
    ), judged as (
      select counted.*, last.target is not null or (counted.extractor is null and version_of('claim:' || counted.id) > 0) as looked,
        last.extractor is not null and counted.extractor is not null and last.extractor <> counted.extractor as again,
        exists (select from proposal p where p.target = 'claim:' || counted.id
                and not exists (select from proposal_end e where e.proposal = p.seq)) as asked
      from counted left join last on last.target = 'claim:' || counted.id
    ), sums as (
      select judged.report_id, count(*) as claims,
        count(*) filter (where not asked and (not looked or again)) as open,
        count(*) filter (where asked) as second,
        count(*) filter (where again) as reopened,
        count(*) filter (where waits and judged.type in ('died', 'cause_of_death', 'body_returned', 'count_died')) as deaths,
        count(*) filter (where waits and judged.type in ('released', 'pardoned', 'exchanged', 'deported', 'conditional_release',
          'arrived', 'count_released', 'count_crossed', 'returned_to_prison', 'release_refused')) as releases,
        count(*) filter (where waits and s.verdict in ('contradicted', 'disputed')) as contradictions
      from (select *, asked or not looked or again as waits from judged) judged
        left join claim_state s on s.claim_id = judged.id and s.report_id = judged.report_id
      group by judged.report_id
    ), named as (
      select newest.report_id, count(*) as new_people from newest
        cross join lateral jsonb_array_elements(newest.people) p
        join mention_link l on l.report_id = newest.report_id and l.ref = p->>'id' and l.person_id is null
      where p->>'role' = 'prisoner' group by newest.report_id
    )
    insert into report_waiting (report_id, seq, extractor, group_id, claims, open, second, reopened, deaths, releases,
      new_people, contradictions, rank)
    select r.id, r.seq, newest.extractor, coalesce(l.group_id, r.id), coalesce(claims, 0), coalesce(open, 0), coalesce(second, 0),
      coalesce(reopened, 0), coalesce(deaths, 0), coalesce(releases, 0), coalesce(new_people, 0), coalesce(contradictions, 0),
      (coalesce(deaths, 0) > 0)::int * 8 + (coalesce(releases, 0) > 0)::int * 4 + (coalesce(new_people, 0) > 0)::int * 2
        + (coalesce(contradictions, 0) > 0)::int
    from report r left join newest on newest.report_id = r.id left join sums on sums.report_id = r.id
      left join named on named.report_id = r.id left join lineage l on l.report_id = r.id
    where r.id = any(${ids})
    on conflict (report_id) do update set extractor = excluded.extractor, group_id = excluded.group_id,
      claims = excluded.claims, open = excluded.open, second = excluded.second, reopened = excluded.reopened, deaths = excluded.deaths,
      releases = excluded.releases, new_people = excluded.new_people, contradictions = excluded.contradictions, rank = excluded.rank`
}
