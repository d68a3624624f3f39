import assert from 'node:assert/strict'
import { test } from 'node:test'
import { geoContains } from 'd3-geo'
import { draw } from './draw.ts'
import { countryShapes } from './geography.ts'

test('Crimea is drawn as Ukraine', () => {
  const at = (longitude: number, latitude: number) =>
    countryShapes().features.find((country) => geoContains(country, [longitude, latitude]))?.id
  assert.equal(at(34.1, 44.95), '804')
  assert.equal(at(36.2, 45.3), '804')
  assert.equal(at(30.5, 50.4), '804')
  assert.equal(at(37.6, 55.7), '643')
  assert.equal(at(27.56, 53.9), '112')
})

test('a drawing holds no style and no script, and each link has a name', async () => {
  const svg = await draw('How many', (Plot) => ({
    marks: [
      Plot.dot([{ n: 1.23456, href: '/x', title: '<b>"& one' }], { x: 'n', y: 'n', href: 'href', title: 'title' }),
    ],
  }))
  assert.doesNotMatch(svg, /<style|\sstyle=|<script|<b>/)
  assert.match(svg, /<a aria-label=" b {4}one" href=/)
  assert.match(svg, /aria-label="How many"/)
  assert.doesNotMatch(svg, /\d\.\d{2,}/)
})
