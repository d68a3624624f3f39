import { type Invented, invent, randomFrom, spell, styles } from './generate.ts'
import { curve } from './labelled.ts'
import { pairPeers } from './peers.ts'

interface Pair {
  readonly a: string
  readonly b: string
  readonly same: boolean
}

/** Pairs of invented people under every peer: accuracy, and time as a ratio of ours with its spread over the runs. */
export async function pairsBeside(runs: number): Promise<void> {
  const pairs = inventedPairs(11, 2000)
  console.log(`\nPairs: ${pairs.length} of invented people, ${runs} runs`)
  console.log(
    'matcher                          F1      recall at P 0.99   µs a pair, first time  again   time again, ours = 1 (least to most)',
  )
  const ours: number[] = []
  for (const peer of pairPeers) {
    const times: number[] = []
    let scored: { same: boolean; score: number }[] = []
    // The first run meets every name for the first time, on code that is not compiled yet.
    let first = 0
    for (let run = -1; run < runs; run++) {
      const started = performance.now()
      scored = pairs.map(({ a, b, same }) => ({ same, score: peer.score(a, b) }))
      const time = ((performance.now() - started) * 1000) / pairs.length
      if (run >= 0) times.push(time)
      else first = time
    }
    if (ours.length === 0) ours.push(...times)
    const { f1, recall99 } = curve(scored)
    const ratios = times.map((time, i) => time / ours[i]!).sort((a, b) => a - b)
    const spread = `${ratios[0]!.toFixed(2)} to ${ratios.at(-1)!.toFixed(2)}`
    console.log(
      `${peer.name.padEnd(32)} ${f1.toFixed(4)}  ${recall99.toFixed(4).padEnd(17)}  ${first.toFixed(1).padEnd(21)}  ${median(times).toFixed(1).padEnd(6)}  ${median(ratios).toFixed(2)} (${spread})`,
    )
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

// Half the same person in two styles, half a relative, a namesake by family or given name, or another father's child.
function inventedPairs(seed: number, count: number): Pair[] {
  const random = randomFrom(seed)
  const people = invent(seed, 20_000)
  const next = (): Invented => people.next().value as Invented
  const style = (): (typeof styles)[number] => styles[Math.floor(random() * styles.length)]!
  return Array.from({ length: count }, (_, i): Pair => {
    const person = next()
    if (i % 2 === 0) return { a: spell(person, style()), b: spell(person, style()), same: true }
    const other = next()
    const kind = Math.floor(random() * 3)
    const against: Invented =
      kind === 0
        ? { ...other, family: person.family }
        : kind === 1
          ? { ...person, family: other.family }
          : { ...other, father: person.father, family: person.family }
    const same = against.given === person.given && against.family === person.family
    return same
      ? { a: spell(person, 'ru'), b: spell(other, 'be'), same: false }
      : {
          a: spell(person, i % 4 === 1 ? 'ru' : 'be-lat'),
          b: spell(against, i % 4 === 1 ? 'press' : 'ru-list'),
          same: false,
        }
  })
}
