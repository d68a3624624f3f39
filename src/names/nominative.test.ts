import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'yaml'
import { nominative } from './index.ts'

interface Declined {
  readonly stems: string
  readonly endings: string
}
interface Language {
  readonly given: Readonly<Record<Sex, readonly Declined[]>>
  readonly fathers?: Readonly<Record<Sex, Declined>>
  readonly family: readonly { readonly stems: string; readonly m: string; readonly f: string }[]
}
type Sex = 'm' | 'f'
/** The six cases of one word or of one name. */
type Forms = readonly string[]

const file = new URL('../../cases/names/declensions.yml', import.meta.url)
const languages = parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Language>>
const cases = [0, 1, 2, 3, 4, 5]

for (const [language, table] of Object.entries(languages))
  test(`names in any case are restored to their nominative in ${language}`, (context) => {
    const people = peopleOf(table)
    const known = new Set(people.map((forms) => forms[0]))
    const wrong: string[] = []
    let asked = 0
    for (const forms of people)
      for (const form of new Set(forms)) {
        asked++
        const readings = nominative(form, language)
        // A form that is also somebody else's nominative may be read so, if the right reading is kept beside it.
        const open = form !== forms[0] && (known.has(form) || known.has(readings[0]?.name))
        if (readings.slice(0, open ? 3 : 1).every(({ name }) => name !== forms[0]))
          wrong.push(`${form} -> ${readings.map(({ name, weight }) => `${name} ${weight}`).join(', ')}`)
      }
    const right = 1 - wrong.length / asked
    context.diagnostic(`${people.length} names, ${asked} forms, ${right.toFixed(4)} right`)
    assert.ok(people.length >= 50)
    assert.ok(right >= 0.95, `${right.toFixed(4)} right; wrong: ${wrong.slice(0, 40).join('\n')}`)
  })

// Every given name is met, every family name of either sex, and the order and the patronymic change from name to name.
function peopleOf({ given, fathers, family }: Language): Forms[] {
  const people: Forms[] = []
  for (const sex of ['m', 'f'] as const) {
    const first = given[sex].flatMap(({ stems, endings }) => decline(stems, endings))
    const last = family.flatMap((type) => decline(type.stems, type[sex]))
    const middle = fathers ? decline(fathers[sex].stems, fathers[sex].endings) : []
    const most = Math.max(first.length, last.length) * 2
    for (let i = 0; i < most; i++) {
      const [name, surname] = [first[(i * 7) % first.length]!, last[(i * 5 + 1) % last.length]!]
      const father = middle[i % Math.max(1, middle.length)]
      if (i % 3 === 0 && father) people.push(joined(name, father, surname))
      else people.push(i % 3 === 1 ? joined(surname, name) : joined(name, surname))
    }
  }
  return people
}

function decline(stems: string, endings: string): Forms[] {
  return stems.split(' ').map((stem) => endings.split(' ').map((ending) => stem + (ending === '-' ? '' : ending)))
}

function joined(...words: readonly Forms[]): Forms {
  return cases.map((at) => words.map((forms) => forms[at]!).join(' '))
}
