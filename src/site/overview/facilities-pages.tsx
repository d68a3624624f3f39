import type { FacilityEntry, Overview } from '../../publishing/index.ts'
import { type ChartData, Layout, Picture, type View } from '../../ui/index.ts'
import type { Page } from '../page.ts'
import { namedPlaces, placeName } from './charts/places.ts'
import { PeopleOf } from './people-of.tsx'

/** The map and the places under it. */
export function FacilitiesPage({ page, overview, map }: { page: Page; overview: Overview; map: ChartData }) {
  const { view, edition } = page
  const m = view.m.overview.facilities
  const named = namedPlaces(overview)
  const others = overview.facilities.filter(({ ever }) => ever.length === 0)
  return (
    <Layout view={view} title={m.title} edition={edition}>
      <header class="page-head">
        <h1>{m.title}</h1>
        <p class="lead">{m.lead}</p>
      </header>
      {named.length === 0 ? <p>{m.none}</p> : <Picture view={view} chart={map} />}
      <ul class="entries">
        {named.map((place) => (
          <PlaceLine view={view} place={place} />
        ))}
      </ul>
      {others.length > 0 && (
        <details class="folded">
          <summary>{m.others}</summary>
          <ul class="entries">
            {others.map((place) => (
              <PlaceLine view={view} place={place} />
            ))}
          </ul>
        </details>
      )}
    </Layout>
  )
}

function PlaceLine({ view, place: { facility, ever } }: { view: View; place: FacilityEntry }) {
  return (
    <li>
      <a href={view.href(`/facilities/${facility.id}`)}>{placeName(view, facility)}</a>{' '}
      {ever.length > 0 && <span class="meta">{view.count(view.m.people.all, ever.length)}</span>}
    </li>
  )
}

export function FacilityPage({ page, place }: { page: Page; place: FacilityEntry }) {
  const { view, edition } = page
  const m = view.m.overview.facilities
  const { facility, now, ever } = place
  const name = placeName(view, facility)
  const others = [...Object.values(facility.names), ...Object.values(facility.also ?? {}).flat()]
  return (
    <Layout view={view} title={name} edition={edition}>
      <header class="page-head">
        <h1>{name}</h1>
      </header>
      <dl class="record">
        <div>
          <dt>{m.town}</dt>
          <dd>{facility.town[view.language] ?? facility.town.en}</dd>
        </div>
        <div>
          <dt>{m.alsoCalled}</dt>
          <dd>{[...new Set(others)].filter((other) => other !== name).join('; ')}</dd>
        </div>
      </dl>
      <PeopleOf page={page} title={m.now} ids={now} />
      <PeopleOf page={page} title={m.ever} ids={ever.filter((id) => !now.includes(id))} />
      {ever.length === 0 && <p>{view.m.overview.nothing}</p>}
      <p>
        <a href={view.href('/facilities')}>{m.title}</a>
      </p>
    </Layout>
  )
}
