import { type Lattice, silent } from './lattice.ts'
import { resource } from './resource.ts'
import { anySexCase, parseSexCase, type SexCase } from './sex-case.ts'
import { isConsonant, letterOf, soundCount, soundsOf } from './sounds.ts'

/** A place in a word where a family-name ending may begin. */
export interface Tail {
  /** Lattice node before the ending. */
  readonly node: number
  readonly paradigm: number
  readonly mask: SexCase
  readonly cost: number
}

interface ParadigmTable {
  readonly paradigms: Readonly<
    Record<
      string,
      { readonly after: 'consonant' | 'possessive' | 'any'; readonly endings: Readonly<Record<string, string>> }
    >
  >
}

interface Ending {
  readonly paradigm: number
  readonly after: 'consonant' | 'possessive' | 'any'
  readonly mask: SexCase
  readonly cost: number
}

interface Branch {
  readonly next: Map<string, Branch>
  readonly endings: Ending[]
}

/** Finds every ending a family name may carry, reading the lattice backwards from its end. */
export function tailsOf(lattice: Lattice): Tail[] {
  const found: Tail[] = []
  walkBack(lattice[0]!, root, reversed(lattice), found)
  return found
}

function walkBack(node: number, branch: Branch, incoming: readonly Incoming[][], found: Tail[]): void {
  for (const ending of branch.endings) if (follows(ending.after, node, incoming)) keep(found, node, ending)
  const edges = incoming[node]
  if (!edges) return
  for (const { sound, from } of edges) {
    // Ukrainian writes -ець where Russian has -ец: the soft sign is no part of an ending.
    if (sound === silent || sound === softSign) walkBack(from, branch, incoming, found)
    else
      for (const letter of looseLetters[sound]!) {
        const next = branch.next.get(letter)
        if (next) walkBack(from, next, incoming, found)
      }
  }
}

/** Whose form the whole word can be, told by its ending alone; -ов is a man's, -ова hers or his genitive. */
export function sexCaseOf(word: string): SexCase {
  for (const [pattern, mask] of tellingEndings) if (pattern.test(word)) return mask
  return anySexCase
}

const tellingEndings: readonly (readonly [RegExp, SexCase])[] = [
  [/(?:[оеиа]ва|[ои]вна|[еи]на|ска?[ая]|цка?а|аиа|скаиа)$/u, 4 | 2 | 8],
  [/(?:ск|цк)(?:и|ии|ои)$/u, 1],
  [/(?:ск|цк)(?:ого|ага|ому|аму|иего|иему|им)$/u, 2],
  [/[оеа]в$/u, 1],
  [/[еи]н$/u, 1 | 4],
]

interface Incoming {
  readonly sound: number
  readonly from: number
}

function reversed(lattice: Lattice): Incoming[][] {
  const incoming: Incoming[][] = []
  for (let node = 0, at = 1; node < lattice[0]!; node++)
    for (let left = lattice[at++]!; left > 0; left--, at += 3) {
      if (lattice[at + 2]! > 15) continue
      const to = lattice[at + 1]!
      incoming[to] ??= []
      incoming[to].push({ sound: lattice[at]!, from: node })
    }
  return incoming
}

function follows(after: Ending['after'], node: number, incoming: readonly Incoming[][]): boolean {
  if (node < 2) return false
  const before = incoming[node] ?? []
  if (after === 'any') return true
  if (after === 'consonant') return before.some(({ sound }) => isConsonant(sound) || letterOf(sound) === 'ь')
  return before.some(({ sound, from }) => {
    const letter = letterOf(sound)
    const vowels = letter === 'н' ? 'иыеі' : 'оеёаэяи'
    return (
      'вўнуф'.includes(letter) && (incoming[from] ?? []).some((earlier) => vowels.includes(letterOf(earlier.sound)))
    )
  })
}

function keep(found: Tail[], node: number, { paradigm, mask, cost }: Ending): void {
  for (const tail of found)
    if (tail.node === node && tail.paradigm === paradigm && tail.mask === mask && tail.cost <= cost) return
  found.push({ node, paradigm, mask, cost })
}

const [softSign] = soundsOf('ь')

const looseLetterTable: Readonly<Record<string, readonly string[]>> = {
  я: ['а'],
  ю: ['у'],
  ў: ['в', 'у'],
  э: ['е'],
  ё: ['е', 'о'],
  ы: ['и'],
  й: ['и'],
}

const looseLetters = Array.from(
  { length: soundCount },
  (_, sound) => looseLetterTable[letterOf(sound)] ?? [letterOf(sound)],
)
const root = compile()

function compile(): Branch {
  const top: Branch = { next: new Map(), endings: [] }
  Object.values(resource<ParadigmTable>('names/endings').paradigms).forEach(({ after, endings }, paradigm) => {
    for (const [letters, forms] of Object.entries(endings))
      for (const form of forms.includes('/') ? [...forms.split(' ')] : [forms]) {
        const { mask, cost } = parseSexCase(form)
        branchAt(top, letters).endings.push({ paradigm, after, mask, cost })
      }
  })
  return top
}

function branchAt(top: Branch, letters: string): Branch {
  let branch = top
  for (const letter of Array.from(letters).reverse()) {
    const next: Branch = branch.next.get(letter) ?? { next: new Map(), endings: [] }
    branch.next.set(letter, next)
    branch = next
  }
  return branch
}
