import { resource, words } from './resource.ts'

/** One case ending and the nominative endings it may come from. */
export interface CaseRule {
  readonly role: 'given' | 'patronymic' | 'family'
  readonly sex: 'm' | 'f'
  /** Letters of the cases: g d a i l. */
  readonly cases: string
  readonly from: string
  readonly to: readonly string[]
}

const tables = resource<Readonly<Record<string, Readonly<Record<string, string>> | string>>>('names/cases')
const rules = new Map(Object.keys(tables).map((language) => [language, compile(language)]))

/** The case endings of a language, longest first; none for a language without a table. */
export function caseRules(language: string): readonly CaseRule[] {
  return rules.get(language) ?? []
}

function compile(language: string): readonly CaseRule[] {
  const table = tables[language]
  if (!table || typeof table === 'string') return []
  return Object.entries(table)
    .flatMap(([heading, list]) => {
      const [role, sex, cases = ''] = heading.split(' ') as [CaseRule['role'], CaseRule['sex'], string]
      return words(list).map((rule): CaseRule => {
        const [from = '', to = ''] = rule.split('>')
        return { role, sex, cases, from, to: to.split(',') }
      })
    })
    .sort((a, b) => b.from.length - a.from.length)
}
