import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NameIndex } from '../../dist/names/index.js'
import { type Invented, invent, type Style, spell } from './generate.ts'

const seed = 20250911
const families = 150_000
const asks = 7000
const queryStyles: readonly Style[] = ['be-lat', 'press', 'ru', 'no-father', 'ru-list']

/** Our index from 10,000 distinct names to MAX: time to build, memory, file, look-ups a second. */
export function growth(most: number): number {
  console.log(
    'names      families  build s (CPU s)  peak RSS MB  file MB  load s  look-ups/s (per CPU s)  p50 ms  p99 ms  first right',
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
  const [built, build] = timed(() => NameIndex.build(entries))
  const peak = process.resourceUsage().maxRSS / 1024
  const file = join(tmpdir(), `habeas-names-${process.pid}.idx`)
  writeFileSync(file, built.save())
  const [index, load] = timed(() => NameIndex.load(readFileSync(file)))
  const megabytes = statSync(file).size / 2 ** 20
  rmSync(file)
  const [{ times, right }, asked] = timed(() => lookUp(index, people))
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number): string => sorted[Math.floor(sorted.length * part)]!.toFixed(3)
  const familyCount = new Set(people.map(({ person }) => person.family)).size
  const cells: [string, number][] = [
    [String(size), 10],
    [String(familyCount), 9],
    [`${build.wall.toFixed(1)} (${build.cpu.toFixed(1)})`, 16],
    [peak.toFixed(0), 12],
    [megabytes.toFixed(0), 8],
    [load.wall.toFixed(2), 7],
    [`${Math.round(asks / asked.wall)} (${Math.round(asks / asked.cpu)})`, 24],
    [at(0.5), 7],
    [at(0.99), 7],
    [right.toFixed(4), 6],
  ]
  console.log(cells.map(([text, width]) => text.padEnd(width)).join(' '))
}

// Other work on the machine lengthens the wall time and not the processor's.
function timed<T>(work: () => T): [T, { readonly wall: number; readonly cpu: number }] {
  const [started, before] = [performance.now(), process.cpuUsage()]
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return [result, { wall: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 }]
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
  for (let i = 0; i < asks; i++) {
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
  return { times, right: right / times.length }
}

// Namesakes that the query cannot tell apart count as found.
function isSameName(id: string | undefined, { given, family }: Invented, people: readonly Spelled[]): boolean {
  const found = id === undefined ? undefined : people[Number(id)]?.person
  return found?.given === given && found.family === family
}
