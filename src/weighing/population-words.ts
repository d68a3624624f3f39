import type { Statement } from './statement.ts'

/** Words of the interface's own for what is counted, where the reports' words tell it only to who reads them. */
const WORDS: Readonly<Record<string, string>> = {
  '': 'prisoners',
  political: 'political prisoners',
  recognised: 'recognised political prisoners',
  foreign: 'foreigners',
  journalist: 'journalists',
  union: 'trade unionists',
  women: 'women',
  men: 'men',
  activist: 'activists',
  clergy: 'clergy',
  citizens: 'citizens',
  others: 'others',
  named: 'people named',
}

/** Who is counted, in English words: by concept where it is known, else as the reports word it most often; never a bare number. */
export function wordsForPopulation(statements: readonly Statement[]): string {
  const key = statements[0]?.population.key ?? ''
  const known = WORDS[key]
  if (known) return known
  const country = /^from ([A-Z]{2})$/.exec(key)?.[1]
  if (country) return `citizens of ${new Intl.DisplayNames(['en'], { type: 'region' }).of(country) ?? country}`
  const words = statements.map((s) => s.evidence.claim.population ?? s.evidence.claim.subject.name)
  return usual(words.filter((word) => /\p{L}{3}/u.test(word)))
}

/** The words used most often; the shortest of equals. */
export function usual(words: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (
    [...counts].sort((a, b) => b[1] - a[1] || a[0].length - b[0].length || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? 'people'
  )
}
