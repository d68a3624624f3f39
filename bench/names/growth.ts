import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NameIndex } from '../../dist/names/index.js'
import { type Invented, invent, type Style, spell } from './generate.ts'

const seed = 20250911
const families = 150_000
const queryStyles: readonly Style[] = ['be-lat', 'press', 'ru', 'no-father', 'ru-list']

/** Our index from 10,000 distinct names to MAX: time to build, memory, file, look-ups a second. */
export function growth(most: number): number {
  console.log(
    'names      families  build s  names/s  heap+buffers MB  file MB  load s  look-ups/s  p50 ms  p99 ms  first right',
  )
  for (let size = 10_000; size <= most; size *= 10) {
    measure(size)
    if (size * 10 > most && size < most) {
      measure(most)
      break
    }
  }
  return 0
}

function measure(size: number): void {
  const people = distinct(size)
  const entries = people.map(({ text }, i) => ({ id: String(i), names: [text] }))
  globalThis.gc?.()
  const before = memory()
  const started = performance.now()
  const built = NameIndex.build(entries)
  const buildSeconds = (performance.now() - started) / 1000
  globalThis.gc?.()
  const used = memory() - before
  const file = join(tmpdir(), `habeas-names-${process.pid}.idx`)
  writeFileSync(file, built.save())
  const loading = performance.now()
  const bytes = readFileSync(file)
  const index = NameIndex.load(bytes)
  const loadSeconds = (performance.now() - loading) / 1000
  rmSync(file)
  const { times, right } = lookUp(index, people)
  const total = times.reduce((sum, time) => sum + time, 0)
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number): string => sorted[Math.floor(sorted.length * part)]!.toFixed(3)
  const familyCount = new Set(people.map(({ person }) => person.family)).size
  console.log(
    [
      String(size).padEnd(10),
      String(familyCount).padEnd(9),
      buildSeconds.toFixed(1).padEnd(8),
      String(Math.round(size / buildSeconds)).padEnd(8),
      (used / 2 ** 20).toFixed(0).padEnd(16),
      (bytes.length / 2 ** 20).toFixed(0).padEnd(8),
      loadSeconds.toFixed(2).padEnd(7),
      String(Math.round((times.length / total) * 1000)).padEnd(11),
      at(0.5),
      ' ',
      at(0.99),
      ' ',
      right.toFixed(4),
    ].join(' '),
  )
}

interface Spelled {
  readonly person: Invented
  readonly text: string
}

function distinct(size: number): Spelled[] {
  const seen = new Set<string>()
  const people: Spelled[] = []
  for (const person of invent(seed, families)) {
    const text = spell(person, 'ru')
    if (!seen.has(text)) {
      seen.add(text)
      people.push({ person, text })
      if (people.length === size) return people
    }
  }
  return people
}

function lookUp(index: NameIndex, people: readonly Spelled[]): { times: number[]; right: number } {
  const times: number[] = []
  let right = 0
  const count = 6000
  for (let i = 0; i < count + 1000; i++) {
    const at = (i * 7919) % people.length
    const { person } = people[at]!
    const query = spell(person, queryStyles[i % queryStyles.length]!)
    const started = performance.now()
    const hits = index.search(query, 10)
    const time = performance.now() - started
    // The first thousand warm the machine up.
    if (i < 1000) continue
    times.push(time)
    const best = hits[0]?.score ?? 0
    if (
      hits.some((hit) => hit.id === String(at) && hit.score >= best - 1e-9) ||
      isSameName(hits[0]?.id, person, people)
    )
      right++
  }
  return { times, right: right / count }
}

// Namesakes that the query cannot tell apart count as found.
function isSameName(id: string | undefined, { given, family }: Invented, people: readonly Spelled[]): boolean {
  const found = id === undefined ? undefined : people[Number(id)]?.person
  return found?.given === given && found.family === family
}

function memory(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
