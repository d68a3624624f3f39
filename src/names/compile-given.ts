import { foldWord } from './fold-word.ts'
import { type GivenReading, packReading, packTables, pairNumber, unpackReading } from './given-tables.ts'
import { packTable } from './key-table.ts'
import { readings, roughKey, withoutVowels } from './keys.ts'
import { firstSounds, readWord } from './lattice.ts'
import { resource, words } from './resource.ts'
import { femaleNominative, maleNominative } from './sex-case.ts'

interface Lexicon {
  readonly male: Readonly<Record<string, string | null>>
  readonly female: Readonly<Record<string, string | null>>
}

type Sex = 'male' | 'female'
const lexicons = ['given-east-slavic', 'given-muslim', 'given-european']

/**
 * Reads the lexicons of given names under all spelling systems and packs what look-ups need. Done by the build: at every start it
 * would cost more than comparing thousands of names.
 */
export function compileGiven(): Int32Array {
  const compiler = new Compiler()
  const tables = lexicons.map((name) => resource<Lexicon>(`names/${name}`))
  const each = (act: (heading: string, line: string, sex: Sex) => void): void => {
    for (const sex of ['male', 'female'] as const)
      for (const table of tables)
        for (const [heading, line] of Object.entries(table[sex] ?? {})) act(heading, line ?? '', sex)
  }
  each((heading, line, sex) => compiler.addEntry(heading, line, sex))
  each((heading, line, sex) => compiler.addNear(heading, line, sex))
  return compiler.done()
}

class Compiler {
  readonly #ids = new Map<string, number>()
  readonly #initials: number[] = []
  readonly #exact = new Map<string, number[]>()
  readonly #rough = new Map<string, number[]>()
  readonly #stems = new Map<string, number[]>()
  readonly #spellings = new Map<string, number[]>()
  readonly #near = new Set<number>()

  addEntry(heading: string, line: string, sex: Sex): void {
    const [full = '', short = '', , roots = ''] = line.split('|')
    const id = `${sex} ${heading}`
    const entry = this.#ids.get(id) ?? this.#ids.size
    this.#ids.set(id, entry)
    const mask = sex === 'male' ? maleNominative : femaleNominative
    for (const form of [heading, ...words(full)]) this.#addForm(form, entry, mask, 0)
    for (const form of words(short)) this.#addForm(form, entry, mask, 1)
    if (sex === 'male')
      for (const root of words(roots))
        for (const path of readings(readWord(foldWord(root)), 0)) this.#addStem(path.key, entry)
  }

  addNear(heading: string, line: string, sex: Sex): void {
    const entry = this.#ids.get(`${sex} ${heading}`)!
    for (const name of words(line.split('|')[2])) {
      const other = this.#ids.get(`${sex} ${name}`)
      if (other !== undefined) this.#near.add(pairNumber(entry, other))
    }
  }

  done(): Int32Array {
    return packTables([
      packTable(this.#exact),
      packTable(this.#rough),
      packTable(this.#stems),
      packTable(this.#spellings),
      Int32Array.from(this.#initials),
      Int32Array.from(this.#near).sort(),
    ])
  }

  #addForm(form: string, entry: number, mask: number, short: 0 | 1): void {
    const word = foldWord(form.normalize('NFC').replace(/['’ʼ`ʹ]/gu, ''))
    this.#spellings.set(word, [])
    const writings = word.includes('ё') ? [word, word.replaceAll('ё', 'е')] : [word]
    if (short === 0) this.#initials[entry] = (this.#initials[entry] ?? 0) | firstSounds(readWord(word))
    else this.#initials[entry] ??= 0
    for (const spelling of writings)
      for (const { key } of readings(readWord(spelling), 5)) {
        addReading(this.#exact, key, { entry, mask, short, distance: 0 })
        if (short === 0) addReading(this.#rough, roughKey(key), { entry, mask, short, distance: 2 })
        if (mask === maleNominative && short === 0) this.#addStem(key, entry)
      }
  }

  #addStem(key: string, entry: number): void {
    const stem = withoutVowels(key)
    add(this.#stems, stem, entry)
    add(this.#stems, `~${roughKey(stem)}`, entry)
  }
}

// A pet form that is a full form of the same name as well is left out.
function addReading(table: Map<string, number[]>, key: string, reading: GivenReading): void {
  const known = (table.get(key) ?? []).map(unpackReading)
  const { entry, mask, short } = reading
  if (known.some((other) => other.entry === entry && other.mask === mask && other.short <= short)) return
  add(table, key, packReading(reading))
}

function add(table: Map<string, number[]>, key: string, value: number): void {
  const all = table.get(key)
  if (!all) table.set(key, [value])
  else if (!all.includes(value)) all.push(value)
}
