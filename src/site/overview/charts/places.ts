import { geoContains } from 'd3-geo'
import type { FacilityEntry, Overview } from '../../../publishing/index.ts'
import { countryShapes, draw, PLOT_WIDTH, type PlotLibrary, type View } from '../../../ui/index.ts'
import type { ChartMaker } from './chart.ts'

/** A map of the towns in which people of the edition are or were held: the bigger the disc, the more people. */
export const placesChart: ChartMaker = async (view, overview) => {
  const m = view.m.overview.charts.places
  const places = namedPlaces(overview)
  return {
    id: 'places',
    title: m.title,
    lead: m.lead,
    columns: [m.place, m.now, m.ever],
    rows: places.map(({ facility, now, ever }) => ({
      key: facility.id,
      cells: [placeName(view, facility), now.length, ever.length],
      href: `/facilities/${facility.id}`,
      personIds: ever,
    })),
    svg: places.length === 0 ? null : await map(view, m.title, places, overview.facilities),
  }
}

/** Those that a report names, the fullest first. */
export function namedPlaces({ facilities }: Overview): readonly FacilityEntry[] {
  return facilities
    .filter(({ ever }) => ever.length > 0)
    .toSorted((a, b) => b.ever.length - a.ever.length || (a.facility.id < b.facility.id ? -1 : 1))
}

export function placeName(view: View, { names, id }: FacilityEntry['facility']): string {
  return names[view.language] ?? names.en ?? id
}

function map(
  view: View,
  title: string,
  places: readonly FacilityEntry[],
  all: readonly FacilityEntry[],
): Promise<string> {
  const dots = places.flatMap((place) => {
    const { facility, ever } = place
    if (!facility.at) return []
    const name = placeName(view, facility)
    const [longitude, latitude] = facility.at
    return [
      {
        longitude,
        latitude,
        n: 4 + 3 * Math.sqrt(ever.length),
        town: facility.town[view.language] ?? facility.town.en ?? '',
        title: `${name}: ${ever.length}`,
        href: view.href(`/facilities/${facility.id}`),
      },
    ]
  })
  const countries = countryShapes()
  const known = all.flatMap(({ facility }) => (facility.at ? [facility.at] : []))
  const here = countries.features.filter((country) => known.some((at) => geoContains(country, [...at])))
  const domain = around(known)
  return draw(title, (Plot: PlotLibrary) => ({
    height: Math.round(PLOT_WIDTH * 0.82),
    margin: 0,
    projection: { type: 'mercator', domain, inset: 12 },
    r: { type: 'identity' },
    marks: [
      Plot.geo(countries, {
        stroke: 'currentColor',
        strokeOpacity: 0.5,
        fill: 'currentColor',
        fillOpacity: 0.05,
        clip: 'frame',
      }),
      Plot.geo(here, { stroke: 'currentColor', strokeWidth: 1.5, fill: 'currentColor', fillOpacity: 0.07 }),
      Plot.dot(known, { x: '0', y: '1', r: 2, stroke: 'currentColor' }),
      Plot.dot(dots, {
        x: 'longitude',
        y: 'latitude',
        r: 'n',
        fill: 'currentColor',
        fillOpacity: 0.75,
        title: 'title',
        href: 'href',
      }),
      Plot.text(dots, { x: 'longitude', y: 'latitude', text: 'town', dy: -14 }),
      Plot.frame({ stroke: 'currentColor', strokeOpacity: 0.3 }),
    ],
  }))
}

/** The box of the towns, wide enough that the country's outline can be made out. */
function around(towns: readonly (readonly [number, number])[]) {
  const [longitudes, latitudes] = [towns.map(([longitude]) => longitude), towns.map(([, latitude]) => latitude)]
  const margin = (values: readonly number[], least: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)]
    const more = Math.max(1.2, (least - (high - low)) / 2)
    return [low - more, high + more] as const
  }
  const [west, east] = margin(longitudes, 10)
  const [south, north] = margin(latitudes, 6)
  return {
    type: 'MultiPoint' as const,
    coordinates: [
      [west, south],
      [east, north],
    ],
  }
}
