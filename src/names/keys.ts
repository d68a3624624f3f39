import { type Lattice, silent } from './lattice.ts'
import { letterOf, soundCount } from './sounds.ts'

export interface Path {
  /** The sounds in loose letters: я = а, ю = у, э = е, ы = й = и, no soft sign, ў = в; the first sound keeps я ю. */
  readonly key: string
  readonly cost: number
}

const most = 16

/** The likeliest readings of a word as loose keys, cheapest first, none dearer than LIMIT hundredths. */
export function readings(lattice: Lattice, limit: number): Path[] {
  const found: Path[] = []
  if (lattice[0]! > 0) new Walk(lattice, limit, found).from(0, '', 0)
  return found.sort(byCost)
}

/** The likeliest reading alone. */
export function mainReading(lattice: Lattice): string {
  const starts = offsets(lattice)
  const end = lattice[0]!
  let key = ''
  for (let node = 0; node < end; ) {
    const at = starts[node]! + 1
    key = appended(key, lattice[at]!)
    node = lattice[at + 1]!
  }
  return key
}

class Walk {
  readonly #lattice: Lattice
  readonly #limit: number
  readonly #found: Path[]
  readonly #starts: number[]
  #walked = 0

  constructor(lattice: Lattice, limit: number, found: Path[]) {
    this.#lattice = lattice
    this.#limit = limit
    this.#found = found
    this.#starts = offsets(lattice)
  }

  from(node: number, key: string, cost: number): void {
    const lattice = this.#lattice
    if (node === lattice[0]) {
      this.#keep(key, cost)
      return
    }
    let at = this.#starts[node]!
    let tried = ''
    let triedTo = -1
    for (let left = lattice[at++]!; left > 0 && this.#walked < most; left--, at += 3) {
      const total = cost + lattice[at + 2]!
      if (total > this.#limit) continue
      const to = lattice[at + 1]!
      const next = appended(key, lattice[at]!)
      // y is ы, и or й: in loose letters all the same.
      if (to === triedTo && next === tried) continue
      tried = next
      triedTo = to
      this.from(to, next, total)
    }
  }

  #keep(key: string, cost: number): void {
    this.#walked++
    const same = this.#found.findIndex((path) => path.key === key)
    if (same < 0) this.#found.push({ key, cost })
    else if (cost < this.#found[same]!.cost) this.#found[same] = { key, cost }
  }
}

function byCost(a: Path, b: Path): number {
  return a.cost - b.cost
}

/** A still looser key: unstressed vowels and the consonants that alphabets confuse fall together. */
export function roughKey(key: string): string {
  let result = ''
  let before = ''
  for (let i = 0; i < key.length; i++) {
    const next = rough[key.charCodeAt(i) & 255]!
    const letter = next === '' ? key[i]! : next
    if (letter !== 'и' || before !== 'и') result += letter
    before = letter
  }
  return result
}

/** A key without the vowels at its end. */
export function withoutVowels(key: string): string {
  let end = key.length
  while (end > 0 && 'аеиоу'.includes(key[end - 1]!)) end--
  return key.slice(0, end)
}

// By the low byte of the letter, which all inner letters have to themselves.
const rough: string[] = Array.from({ length: 256 }, () => '')
for (const [from, to] of ['оа', 'яа', 'еи', 'ёи', 'хг', 'цт', 'ѕд', 'џж', 'щш', 'фв'])
  rough[from!.charCodeAt(0) & 255] = to!
const loose = new Map(Object.entries({ я: 'а', ю: 'у', ё: 'о', э: 'е', ы: 'и', й: 'и', ь: '', ў: 'в' }))
const initial = new Map(Object.entries({ ё: 'е', э: 'е', ы: 'и', й: 'и', ь: '', ў: 'у' }))

const looseLetters = Array.from({ length: soundCount }, (_, sound) => loose.get(letterOf(sound)) ?? letterOf(sound))
const initialLetters = Array.from({ length: soundCount }, (_, sound) => initial.get(letterOf(sound)) ?? letterOf(sound))

function appended(key: string, sound: number): string {
  if (sound === silent) return key
  const next = key === '' ? initialLetters[sound]! : looseLetters[sound]!
  return next === 'и' && key.endsWith('и') ? key : key + next
}

function offsets(lattice: Lattice): number[] {
  const starts: number[] = []
  for (let node = 0, at = 1; node < lattice[0]!; node++) {
    starts.push(at)
    at += 1 + 3 * lattice[at]!
  }
  return starts
}
