import type { ReadPerson, Speaker } from './claim.ts'
import type { Clauses } from './frames/items.ts'
import type { Saying } from './frames/speakers.ts'
import { latinName } from './people/latin-name.ts'
import type { Person } from './people/people.ts'

/** Those who speak in one report, each under one name, in Latin letters. */
export class Voices {
  readonly #people: readonly ReadPerson[]
  readonly #language: string
  readonly #aboutBelarus: boolean
  readonly #names = new Map<Person, string>()

  constructor(people: readonly ReadPerson[], language: string, aboutBelarus: boolean) {
    this.#people = people
    this.#language = language
    this.#aboutBelarus = aboutBelarus
  }

  speakerOf({ person, speaker, of, with: other }: Saying): Speaker {
    const name = person === null ? speaker.name : this.#nameOf(person)
    const full = of === undefined || name === of ? name : `${name} (${of})`
    const all = other === undefined || other === name ? full : `${full} and ${other}`
    return person === null
      ? { ...speaker, name: all }
      : { name: all, kind: 'person', ref: this.#people[person.index]?.id ?? '' }
  }

  #nameOf(person: Person): string {
    const known = this.#names.get(person)
    if (known !== undefined) return known
    const name = person.head ?? this.#shown(this.#people[person.index]?.name ?? person.parts.join(' '))
    this.#names.set(person, name)
    return name
  }

  #shown(name: string): string {
    return latinName(name, this.#language, this.#aboutBelarus)
  }
}

const BELARUS = ['pl:Belarus', 'pl:Minsk', 'lead:Aliaksandr Lukashenka', 'org:Viasna', 'org:BelTA']
const NEIGHBOURS = ['pl:Russia', 'pl:Moscow', 'pl:Ukraine', 'pl:Kyiv', 'pl:Crimea']

/** More sentences name Belarus than the neighbours who share its given names. */
export function isAboutBelarus(all: readonly Clauses[]): boolean {
  const naming = (tags: readonly string[]) => all.filter(({ view }) => tags.some((tag) => view.tags.has(tag))).length
  return naming(BELARUS) > naming(NEIGHBOURS)
}
