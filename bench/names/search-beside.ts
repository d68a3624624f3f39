import { type Invented, invent, type Style, spell } from './generate.ts'
import { searchPeers } from './peers.ts'
import { trigramPeer } from './trigram-peer.ts'

const size = 10_000
const queryStyles: readonly Style[] = ['be-lat', 'press', 'be', 'no-father', 'ru-list', 'ru-lat']

/** Look-ups among invented people under every peer, fewer where the peer is slow. */
export async function searchBeside(runs: number): Promise<void> {
  const people = registered()
  const names = people.map((person) => spell(person, 'ru'))
  console.log(`\nLook-ups: ${size} invented people, ${runs} runs`)
  console.log('index                                recall@1  recall@5  look-ups/s  speed, ours = 1 (least to most)')
  const ours: number[] = []
  for (const peer of searchPeers) {
    const search = peer.build(names)
    const rates: number[] = []
    let figures = { at1: 0, at5: 0 }
    const count = peer.name === 'habeas/names' ? 2000 : 24
    for (let run = 0; run < runs; run++) {
      const started = performance.now()
      const found: (readonly number[])[] = []
      for (let i = 0; i < count; i++) found.push(search(queryOf(people, i)))
      rates.push((count / (performance.now() - started)) * 1000)
      figures = recall(people, found)
    }
    if (ours.length === 0) ours.push(...rates)
    print(peer.name, figures, rates, ours)
  }
  await trigrams(people, names, runs, ours)
}

async function trigrams(
  people: readonly Invented[],
  names: readonly string[],
  runs: number,
  ours: readonly number[],
): Promise<void> {
  const peer = await trigramPeer(names)
  const rates: number[] = []
  let figures = { at1: 0, at5: 0 }
  for (let run = 0; run < runs; run++) {
    const started = performance.now()
    const found: (readonly number[])[] = []
    for (let i = 0; i < 60; i++) found.push(await peer.search(queryOf(people, i)))
    rates.push((60 / (performance.now() - started)) * 1000)
    figures = recall(people, found)
  }
  await peer.close()
  print('PostgreSQL pg_trgm, GIN', figures, rates, ours)
}

function print(
  name: string,
  { at1, at5 }: { at1: number; at5: number },
  rates: readonly number[],
  ours: readonly number[],
): void {
  const ratios = rates.map((rate, i) => rate / ours[i]!).sort((a, b) => a - b)
  const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
  console.log(
    `${name.padEnd(36)} ${at1.toFixed(4)}    ${at5.toFixed(4)}    ${middle(rates).toFixed(0).padEnd(10)}  ${middle(ratios).toFixed(4)} (${ratios[0]!.toFixed(4)} to ${ratios.at(-1)!.toFixed(4)})`,
  )
}

function registered(): Invented[] {
  const people: Invented[] = []
  for (const person of invent(5, 50_000)) {
    people.push(person)
    if (people.length === size) break
  }
  return people
}

function queryOf(people: readonly Invented[], i: number): string {
  return spell(people[(i * 7919) % people.length]!, queryStyles[i % queryStyles.length]!)
}

// Namesakes by given and family name count as found: no query without a patronymic tells them apart.
function recall(people: readonly Invented[], found: readonly (readonly number[])[]): { at1: number; at5: number } {
  const isRight = (i: number, hit: number | undefined): boolean => {
    const [asked, got] = [people[(i * 7919) % people.length]!, hit === undefined ? undefined : people[hit]]
    return got !== undefined && got.given === asked.given && got.family === asked.family && got.sex === asked.sex
  }
  const at = (k: number): number =>
    found.filter((hits, i) => hits.slice(0, k).some((hit) => isRight(i, hit))).length / found.length
  return { at1: at(1), at5: at(5) }
}
