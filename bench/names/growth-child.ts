// Measures one size of the growth curve and prints its line: node growth-child.ts SIZE
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NameIndex } from '../../dist/names/index.js'
import { type Invented, invent, type Style, spell } from './generate.ts'

const seed = 20250911
const families = 150_000
const asks = 7000
const warmUp = 1000
const queryStyles: readonly Style[] = ['be-lat', 'press', 'ru', 'no-father', 'ru-list']

const size = Number(process.argv[2])
const asked = new Map<number, Invented>()
const chosen = new Set(Array.from({ length: asks }, (_, i) => (i * 7919) % size))
const [built, build] = timed(() => NameIndex.build(entries()))
const peak = process.resourceUsage().maxRSS / 1024
const file = join(tmpdir(), `habeas-names-${process.pid}.idx`)
writeFileSync(file, built.save())
const [index, load] = timed(() => NameIndex.load(readFileSync(file)))
const megabytes = statSync(file).size / 2 ** 20
rmSync(file)
const questions = Array.from({ length: asks }, (_, i) => question(i))
for (const { query } of questions.slice(0, warmUp)) index.search(query, 10)
const [{ times, doubtful, right }, searched] = timed(() => lookUp(questions.slice(warmUp)))
const { familyCount, namesakes } = resolve(doubtful)
print()

function print(): void {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number): string => sorted[Math.floor(sorted.length * part)]!.toFixed(3)
  const cells: [string, number][] = [
    [String(size), 10],
    [String(familyCount), 9],
    [`${build.wall.toFixed(1)} (${build.cpu.toFixed(1)})`, 16],
    [peak.toFixed(0), 12],
    [megabytes.toFixed(0), 8],
    [load.wall.toFixed(2), 7],
    [`${Math.round(times.length / searched.wall)} (${Math.round(times.length / searched.cpu)})`, 24],
    [at(0.5), 7],
    [at(0.99), 7],
    [((right + namesakes) / times.length).toFixed(4), 6],
  ]
  console.log(cells.map(([text, width]) => text.padEnd(width)).join(' '))
}

// Other work on the machine lengthens the wall time and not the thread's.
function timed<T>(work: () => T): [T, { readonly wall: number; readonly cpu: number }] {
  const [started, before] = [performance.now(), process.cpuUsage()]
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return [result, { wall: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 }]
}

function* entries(): Generator<{ id: string; names: readonly string[] }> {
  for (const { number, person, text } of distinct()) {
    if (chosen.has(number)) asked.set(number, person)
    yield { id: String(number), names: [text] }
  }
}

// A name whose hash was seen is left out, so that telling repeats takes 16 MB and not a set of a million names.
function* distinct(): Generator<{ readonly number: number; readonly person: Invented; readonly text: string }> {
  const seen = new Uint8Array(2 ** 24)
  let number = 0
  for (const person of invent(seed, families)) {
    const text = spell(person, 'ru')
    let hash = 0x811c9dc5
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
    const bit = ((hash ^ (hash >>> 13)) >>> 0) & 0x7ffffff
    if ((seen[bit >> 3]! & (1 << (bit & 7))) !== 0) continue
    seen[bit >> 3]! |= 1 << (bit & 7)
    yield { number: number++, person, text }
    if (number === size) return
  }
}

interface Doubtful {
  readonly person: Invented
  readonly first: string
}

interface Question {
  readonly number: number
  readonly person: Invented
  readonly query: string
}

function question(i: number): Question {
  const number = (i * 7919) % size
  const person = asked.get(number)!
  return { number, person, query: spell(person, queryStyles[i % queryStyles.length]!) }
}

function lookUp(all: readonly Question[]): { times: number[]; doubtful: Doubtful[]; right: number } {
  const times: number[] = []
  const doubtful: Doubtful[] = []
  let right = 0
  for (const { number, person, query } of all) {
    const started = performance.now()
    const hits = index.search(query, 10)
    times.push(performance.now() - started)
    const best = hits[0]?.score ?? 0
    if (hits.some((hit) => hit.id === String(number) && hit.score >= best - 1e-9)) right++
    else if (hits[0]) doubtful.push({ person, first: hits[0].id })
  }
  return { times, doubtful, right }
}

// Namesakes that a query cannot tell apart count as found; who they are is read from the generator once more.
function resolve(all: readonly Doubtful[]): { familyCount: number; namesakes: number } {
  const wanted = new Map<string, Doubtful[]>()
  for (const one of all) wanted.set(one.first, [...(wanted.get(one.first) ?? []), one])
  const known = new Set<string>()
  let namesakes = 0
  for (const { number, person } of distinct()) {
    known.add(person.family)
    for (const one of wanted.get(String(number)) ?? [])
      if (one.person.given === person.given && one.person.family === person.family) namesakes++
  }
  return { familyCount: known.size, namesakes }
}
