import { resource, words } from './resource.ts'

interface Table {
  readonly familiar: string
  readonly particles: string
  readonly joined: string
  readonly respect: string
}

const table = resource<Table>('names/families')

/** Small words of Arabic, Romance and Germanic names that carry no weight. */
export const particles: ReadonlySet<string> = new Set(words(table.particles))

/** Words that are written apart or joined to the next: Abd al-Aziz. */
export const joined: ReadonlySet<string> = new Set(words(table.joined))

/** Endings of family names usual among East Slavs and their neighbours, in loose letters. */
export const familiarEndings: ReadonlySet<string> = new Set(words(table.familiar))

/** Words of respect that stand first in one spelling of a name and are left out of another: U, Daw. */
export const wordsOfRespect: ReadonlySet<string> = new Set(words(table.respect))
