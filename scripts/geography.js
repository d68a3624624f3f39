// Writes resources/geography/countries.json: the world's countries at 1:50 million (Natural Earth, public domain, as TopoJSON),
// with Crimea as part of Ukraine (United Nations General Assembly resolution 68/262). With --check it writes nothing and fails
// when the file is out of date.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { geoContains } from 'd3-geo'
import { feature, mergeArcs } from 'topojson-client'

const root = join(import.meta.dirname, '..')
const target = join(root, 'resources/geography/countries.json')
const world = JSON.parse(readFileSync(join(root, 'node_modules/world-atlas/countries-50m.json'), 'utf8'))
const RUSSIA = '643'
const UKRAINE = '804'
/** Simferopol, longitude and latitude. */
const CRIMEA = [34.1, 44.95]

const countries = world.objects.countries.geometries
const russia = countries.find(({ id }) => id === RUSSIA)
const ukraine = countries.find(({ id }) => id === UKRAINE)
const holdsCrimea = (arcs) => geoContains(feature(world, { type: 'Polygon', arcs }), CRIMEA)
const crimea = russia.arcs.filter(holdsCrimea)
if (crimea.length !== 1) throw new Error(`expected one polygon of the source to be Crimea, got ${crimea.length}`)
russia.arcs = russia.arcs.filter((arcs) => !crimea.includes(arcs))
// Dissolved into one shape: no border is drawn across the isthmus.
ukraine.arcs = mergeArcs(world, [ukraine, { type: 'Polygon', arcs: crimea[0] }]).arcs

const text = `${JSON.stringify({
  type: 'Topology',
  transform: world.transform,
  objects: {
    countries: {
      type: 'GeometryCollection',
      geometries: countries.map(({ type, id, arcs }) => ({ type, ...(id ? { id } : {}), arcs })),
    },
  },
  arcs: world.arcs,
})}\n`
if (!process.argv.includes('--check')) writeFileSync(target, text)
else if (readFileSync(target, 'utf8') !== text) {
  console.error(
    'resources/geography/countries.json: expected what "node scripts/geography.js" writes, found something else',
  )
  process.exitCode = 1
}
