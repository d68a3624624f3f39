import type { Person } from '../../matching/index.ts'

/** Stands where a name stood; of one length, so that it tells nothing of the name. */
export const MASK = '[…]'

/** Takes whole names of people who may not be seen out of any text, also where no reader found a mention. */
export interface HiddenNames {
  clean(text: string): string
  /** Whether an address spells one of the names, in whatever case and with whatever between its words. */
  isIn(address: string): boolean
}

export function createHiddenNames(people: readonly Person[], shown: ReadonlySet<string>): HiddenNames {
  const open = new Set(people.filter(({ id }) => shown.has(id)).flatMap(fullNames))
  const names = new Set(people.filter(({ id }) => !shown.has(id)).flatMap(fullNames))
  const byFirstWord = Map.groupBy(
    [...names].filter((name) => !open.has(name)),
    (name) => /[\p{L}\p{N}]+/u.exec(name)?.[0] ?? '',
  )
  const plain = new Set([...names].map(spelt))
  return {
    clean: (text) => {
      if (byFirstWord.size === 0) return text
      let [cleaned, from] = ['', 0]
      for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
        if (index < from) continue
        const name = byFirstWord.get(word)?.find((full) => text.startsWith(full, index))
        if (name === undefined) continue
        cleaned += text.slice(from, index) + MASK
        from = index + name.length
      }
      return cleaned + text.slice(from)
    },
    isIn: (address) => {
      const words = spelt(decoded(address)).split(' ')
      for (let at = 0; at < words.length; at++)
        for (const length of [2, 3]) if (plain.has(words.slice(at, at + length).join(' '))) return true
      return false
    },
  }
}

const fullNames = (person: Person): readonly string[] =>
  person.names.map(({ text }) => text.trim()).filter((text) => /\s/.test(text))

const spelt = (text: string): string =>
  text
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu)
    ?.join(' ') ?? ''

export function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch (error) {
    if (error instanceof URIError) return address
    throw error
  }
}
