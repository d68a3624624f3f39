import { sql } from 'kysely'
import type { App } from '../../dist/app.js'
import { displayName } from '../../dist/matching/index.js'
import { entriesOf } from '../../dist/record/index.js'
import { loadRegister } from '../../dist/register.js'
import { assess, findEvents } from '../../dist/weighing/index.js'

/** What the pure functions make of all rows at once, in the shape in which `kept` reads it back. */
export async function expected(app: App) {
  const { links, evidence, lineage, people, humanDecisions: decisions } = await loadRegister(app.database.kysely)
  const assessments = assess(evidence, { decisions })
  const events = findEvents(evidence)
  return {
    links: Object.fromEntries(
      links.map((link) => [
        `${link.reportId} ${link.ref}`,
        [
          link.personId,
          link.basis,
          link.score,
          link.asks,
          link.reasons,
          link.candidates.map(({ personId, total }) => [personId, total]),
        ],
      ]),
    ),
    lineage: Object.fromEntries(lineage.groups.flatMap(({ reports }) => reports.map((id) => [id, reports[0]]))),
    assessments: Object.fromEntries(
      assessments.map(({ proposition, ...rest }) => {
        const { id, text, subject, exemplar } = proposition
        const claimIds = proposition.evidence.map(({ claim }) => claim.id)
        return [exemplar.claim.id, { ...rest, proposition: { id, text, subject, claimIds } }]
      }),
    ),
    claims: Object.fromEntries(
      assessments.flatMap(({ proposition, state }) =>
        proposition.evidence.map(({ claim, personId, lineage: group }) => [
          claim.id,
          [proposition.id, proposition.exemplar.claim.id, state, personId, group],
        ]),
      ),
    ),
    events: events.map((event) => event),
    entries: Object.fromEntries(
      entriesOf(people, assessments, events).map(({ person, status, facts, eventIds }) => [
        person.id,
        {
          status: { ...status, basis: status.basis?.proposition.id ?? null },
          facts: facts.map((fact) => fact.proposition.id),
          eventIds,
        },
      ]),
    ),
    names: people.map((person) => displayName(person)).length,
  }
}

/** What is kept as derived. */
export async function kept(app: App) {
  const db = app.database.kysely
  const rows = async <T>(query: ReturnType<typeof sql<T>>) => (await query.execute(db)).rows
  type Link = { key: string; value: unknown }
  const object = (list: readonly Link[]) => Object.fromEntries(list.map(({ key, value }) => [key, value]))
  return {
    links: object(
      await rows(sql<Link>`select report_id || ' ' || ref as key, jsonb_build_array(person_id, basis, score, asks, reasons -> 'reasons',
        (select coalesce(jsonb_agg(jsonb_build_array(c -> 'personId', c -> 'total') order by at), '[]')
         from jsonb_array_elements(reasons -> 'candidates') with ordinality as t (c, at))) as value from mention_link`),
    ),
    lineage: object(await rows(sql<Link>`select report_id as key, group_id as value from lineage`)),
    assessments: object(await rows(sql<Link>`select exemplar as key, body as value from assessment`)),
    claims: object(
      await rows(
        sql<Link>`select claim_id as key, jsonb_build_array(proposition, exemplar, state, person_id, lineage) as value from claim_state`,
      ),
    ),
    events: (await rows(sql<{ body: unknown }>`select body from release_event order by id collate "C"`)).map(
      ({ body }) => body,
    ),
    entries: object(await rows(sql<Link>`select person_id as key, body as value from entry`)),
    names: Number((await rows(sql<{ n: string }>`select count(*) as n from person`))[0]?.n ?? 0),
  }
}
