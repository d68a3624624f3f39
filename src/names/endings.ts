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

/** Endings letter by letter from the back; next is indexed by the number of the loose letter. */
interface Branch {
  readonly next: (Branch | undefined)[]
  readonly endings: Ending[]
}

/** Finds every ending a family name may carry, reading the lattice backwards from its end. */
export function tailsOf(lattice: Lattice): Tail[] {
  const found: Tail[] = []
  reverse(lattice)
  walkBack(lattice[0]!, root, found)
  return found
}

function walkBack(node: number, branch: Branch, found: Tail[]): void {
  for (let i = 0; i < branch.endings.length; i++) {
    const ending = branch.endings[i]!
    if (follows(ending.after, node)) keep(found, node, ending)
  }
  for (let edge = incoming[node]!; edge !== none; edge = nextEdge[edge]!) {
    const sound = edgeSound[edge]!
    // Ukrainian writes -ець where Russian has -ец: the soft sign is no part of an ending.
    if (sound === silent || sound === softSign) walkBack(edgeFrom[edge]!, branch, found)
    else {
      const letters = looseLetters[sound]!
      for (let i = 0; i < letters.length; i++) {
        const next = branch.next[letters[i]!]
        if (next) walkBack(edgeFrom[edge]!, next, found)
      }
    }
  }
}

/** Whose form the whole word can be, told by its ending alone; -ов is a man's, -ова hers or his genitive. */
export function sexCaseOf(word: string): SexCase {
  if (!tellingLetters.includes(word[word.length - 1] ?? '')) return anySexCase
  for (const [pattern, mask] of tellingEndings) if (pattern.test(word)) return mask
  return anySexCase
}

const tellingLetters = 'аиоумвня'
const tellingEndings: readonly (readonly [RegExp, SexCase])[] = [
  [/(?:[оеиа]ва|[ои]вна|[еи]на|ска?[ая]|цка?а|аиа|скаиа)$/u, 4 | 2 | 8],
  [/(?:ск|цк)(?:и|ии|ои)$/u, 1],
  [/(?:ск|цк)(?:ого|ага|ому|аму|иего|иему|им)$/u, 2],
  [/[оеа]в$/u, 1],
  [/[еи]н$/u, 1 | 4],
]

// The edges that lead to each node, as linked lists; written by every call, so that reading a word makes no garbage.
const none = 65535
const incoming = new Uint16Array(256)
const nextEdge = new Uint16Array(2048)
const edgeSound = new Uint8Array(2048)
const edgeFrom = new Uint8Array(2048)
const dearest = 15

function reverse(lattice: Lattice): void {
  const end = lattice[0]!
  incoming.fill(none, 0, end + 1)
  let edge = 0
  for (let node = 0, at = 1; node < end; node++)
    for (let left = lattice[at++]!; left > 0; left--, at += 3) {
      if (lattice[at + 2]! > dearest) continue
      const to = lattice[at + 1]!
      edgeSound[edge] = lattice[at]!
      edgeFrom[edge] = node
      nextEdge[edge] = incoming[to]!
      incoming[to] = edge++
    }
}

function follows(after: Ending['after'], node: number): boolean {
  if (node < 2) return false
  if (after === 'any') return true
  for (let edge = incoming[node]!; edge !== none; edge = nextEdge[edge]!) {
    const sound = edgeSound[edge]!
    if (after === 'consonant' ? isConsonant(sound) || sound === softSign : isPossessive(sound, edgeFrom[edge]!))
      return true
  }
  return false
}

// -ов, -ев, -ин and what other alphabets make of them.
function isPossessive(sound: number, node: number): boolean {
  const vowels = sound === nSound ? nVowels : vSounds.includes(sound) ? vVowels : null
  if (!vowels) return false
  for (let edge = incoming[node]!; edge !== none; edge = nextEdge[edge]!)
    if (vowels.includes(edgeSound[edge]!)) return true
  return false
}

function keep(found: Tail[], node: number, { paradigm, mask, cost }: Ending): void {
  for (const tail of found)
    if (tail.node === node && tail.paradigm === paradigm && tail.mask === mask && tail.cost <= cost) return
  found.push({ node, paradigm, mask, cost })
}

const [softSign, nSound] = soundsOf('ьн')
const vSounds = soundsOf('вўуф')
const vVowels = soundsOf('оеёаэяи')
const nVowels = soundsOf('иые')

const looseLetterTable: Readonly<Record<string, string>> = {
  я: 'а',
  ю: 'у',
  ў: 'ву',
  э: 'е',
  ё: 'ео',
  ы: 'и',
  й: 'и',
}

const looseLetters = Array.from({ length: soundCount }, (_, sound) =>
  soundsOf(looseLetterTable[letterOf(sound)] ?? letterOf(sound)),
)
const root = compile()

function compile(): Branch {
  const top: Branch = { next: [], endings: [] }
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
  for (const letter of soundsOf(letters).reverse()) {
    const next: Branch = branch.next[letter] ?? { next: [], endings: [] }
    branch.next[letter] = next
    branch = next
  }
  return branch
}
