import { type Lattice, silent } from './lattice.ts'
import { letterOf } from './sounds.ts'

export interface Path {
  /** The sounds in loose letters: я = а, ю = у, э = е, ы = й = и, no soft sign, ў = в; the first sound keeps я ю. */
  readonly key: string
  readonly cost: number
}

const most = 24

/** The likeliest readings of a word as loose keys, cheapest first, none dearer than LIMIT hundredths. */
export function readings(lattice: Lattice, limit: number): Path[] {
  const found = new Map<string, number>()
  const starts = offsets(lattice)
  const end = lattice[0]!
  let walked = 0
  const walk = (node: number, key: string, cost: number): void => {
    if (node === end) {
      walked++
      const before = found.get(key)
      if (before === undefined || cost < before) found.set(key, cost)
      return
    }
    let at = starts[node]!
    for (let left = lattice[at++]!; left > 0 && walked < most; left--, at += 3) {
      const total = cost + lattice[at + 2]!
      if (total <= limit) walk(lattice[at + 1]!, appended(key, lattice[at]!), total)
    }
  }
  if (end > 0) walk(0, '', 0)
  return Array.from(found, ([key, cost]) => ({ key, cost })).sort((a, b) => a.cost - b.cost)
}

/** A still looser key: unstressed vowels and the consonants that alphabets confuse fall together. */
export function roughKey(key: string): string {
  return key.replace(/[аояеиухгцѕџщвфуё]/gu, (letter) => rough.get(letter) ?? letter).replace(/и+/gu, 'и')
}

const rough = new Map(
  Object.entries({ о: 'а', я: 'а', е: 'и', ё: 'и', х: 'г', ц: 'т', ѕ: 'д', џ: 'ж', щ: 'ш', ф: 'в' }),
)
const loose = new Map(Object.entries({ я: 'а', ю: 'у', ё: 'о', э: 'е', ы: 'и', й: 'и', ь: '', ў: 'в' }))
const initial = new Map(Object.entries({ ё: 'е', э: 'е', ы: 'и', й: 'и', ь: '', ў: 'у' }))

function appended(key: string, sound: number): string {
  if (sound === silent) return key
  const letter = letterOf(sound)
  const next = (key === '' ? initial.get(letter) : loose.get(letter)) ?? letter
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
