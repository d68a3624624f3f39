import { readFileSync } from 'node:fs'
import type { FeatureCollection, Geometry } from 'geojson'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

type Countries = Topology<{ readonly countries: GeometryCollection }>

let loaded: FeatureCollection<Geometry> | null = null

/** The world's countries, with Crimea as part of Ukraine; ids are ISO 3166 numbers. Read once, when the first map is drawn. */
export function countryShapes(): FeatureCollection<Geometry> {
  if (!loaded) {
    const file = new URL('../../resources/geography/countries.json', import.meta.url)
    const world = JSON.parse(readFileSync(file, 'utf8')) as Countries
    loaded = feature(world, world.objects.countries)
  }
  return loaded
}
