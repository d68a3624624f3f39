import ftm, { type Entity } from '@opensanctions/followthemoney'
import type { EditionView, PersonEntry, PublishedClaim, PublishedReport } from '../publishing/index.ts'
import { inBatches } from './batches.ts'

export type EntityJson = ReturnType<Entity['toJSON']>

const model = new ftm.Model(ftm.defaultModel)

/**
 * An edition as FollowTheMoney entities: people, reports, releases, and which report documents what of whom. Prisoners never carry a
 * topic: "crime", "wanted" or "poi" would send them into the screening lists of banks.
 */
export function* entitiesOf(view: EditionView, site: string): Generator<EntityJson> {
  for (const person of view.people.values()) yield personEntity(person, site)
  for (const report of view.reports.values()) yield reportEntity(report)
  for (const event of view.events)
    yield entity('Event', `event-${event.id}`, {
      name: [event.title],
      date: [partialDate(event.date)],
      address: [event.place],
      summary: [event.summary],
      involved: (event.ledger?.slots ?? []).map(({ person }) => person.id).filter((id) => view.people.has(id)),
      sourceUrl: [link(site, `/events/${event.id}`)],
    })
  for (const claim of view.claims.values())
    if (claim.subject.personId && view.people.has(claim.subject.personId)) yield documentation(claim)
}

/** One entity a line, as `ftm` tools read them, in pieces. */
export function* writeEntities(entities: Iterable<EntityJson>): Generator<string> {
  for (const some of inBatches(entities)) yield some.map((one) => `${JSON.stringify(one)}\n`).join('')
}

/** Made through the package's own model: a property or schema that it does not know throws. */
function entity(
  schema: string,
  id: string,
  properties: Readonly<Record<string, readonly (string | null | undefined)[]>>,
): EntityJson {
  const made = model.getEntity({ id, schema, properties: {} })
  for (const [name, values] of Object.entries(properties))
    for (const value of new Set(values)) if (value) made.setProperty(name, value)
  return made.toJSON()
}

function personEntity({ id, name, names, description, status }: PersonEntry, site: string): EntityJson {
  return entity('Person', id, {
    name: [name],
    alias: names.map(({ text }) => text).filter((text) => text !== name),
    summary: [description],
    status: [status.liberty],
    sourceUrl: [link(site, `/people/${id}`)],
  })
}

function reportEntity({ id, title, outlet, url, published, summary, sha256 }: PublishedReport): EntityJson {
  return entity('Article', id, {
    title: [title ?? id],
    publisher: [outlet],
    sourceUrl: [url],
    publishedAt: [partialDate(published)],
    summary: [summary],
    contentHash: [sha256],
  })
}

function documentation(claim: PublishedClaim): EntityJson {
  return entity('Documentation', claim.id, {
    document: [claim.reportId],
    entity: [claim.subject.personId],
    role: [claim.polarity === 'affirms' ? claim.type : `${claim.type} (${claim.polarity})`],
    date: [partialDate(claim.date?.edtf ?? null)],
    summary: [claim.quote.text],
    status: [claim.ladder],
  })
}

const link = (site: string, path: string): string | null => (site === '' ? null : `${site}${path}`)

/** As much of an EDTF date as ISO 8601 can say: a year, a month or a day. */
function partialDate(edtf: string | null): string | null {
  return edtf?.match(/^\d{4}(-\d\d(-\d\d)?)?(?=$|[-~?%])/)?.[0] ?? null
}
