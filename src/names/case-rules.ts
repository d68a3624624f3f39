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

/** A word that a case form may come from. */
export interface Candidate {
  /** In lower case. */
  readonly name: string
  readonly rule: CaseRule
  /** 0 the likelier nominative ending of the rule, 1 the next. */
  readonly rank: number
}

/** What a word may be in the nominative, by the endings of its role and sex in one case, or in any; longest first. */
export function candidatesOf(
  written: string,
  role: CaseRule['role'],
  sex: CaseRule['sex'],
  grammaticalCase: string | null,
  rules: readonly CaseRule[],
): readonly Candidate[] {
  const lower = written.toLowerCase()
  const found: Candidate[] = []
  for (const rule of rules) {
    if (rule.role !== role || rule.sex !== sex || !lower.endsWith(rule.from)) continue
    if (grammaticalCase !== null && !rule.cases.includes(grammaticalCase)) continue
    const stem = lower.slice(0, lower.length - rule.from.length)
    if (stem === '') continue
    for (const [rank, ending] of rule.to.entries())
      if (fits(stem, rule, ending)) found.push({ name: stem + ending, rule, rank })
  }
  return found
}

// A vowel that fell out left consonants together: Северинца, not Лосика; ко stands after a consonant, к after a vowel.
function fits(stem: string, { role, from }: CaseRule, ending: string): boolean {
  const afterVowel = /[аеёиоуыэюяіїєaeiouyąęó]$/u.test(stem)
  if (ending === '') return !afterVowel && (!softEnding.test(from) || hushing.test(stem))
  if (ending === 'й' || ending === 'j') return afterVowel
  if (ending === 'ь') return role === 'given' || softening.test(stem)
  if (ending === 'я') return role === 'given' || afterVowel || softening.test(stem)
  if (ending === 'ко') return !afterVowel
  return !fleeting.test(ending) || !afterVowel
}

/** Endings that a hard stem would write with о: Крутелем is Крутель. */
const softEnding = /^(?:ем|еві|я|ю)$/u
const hushing = /[жшчщцj]$/u
const fleeting = /^(?:ок|ек|ёк|ак|ek)$/u

/** Consonants that a soft sign may follow at the end of a name. */
const softening = /[лнрдтсзцьl]$/u

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
