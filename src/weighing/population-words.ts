import { usual } from './ledger-announced.ts'
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
