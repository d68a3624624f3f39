import { type CaseRule, caseRules } from './case-rules.ts'
import { foldWord } from './fold-word.ts'
import { type Asked, type Case, cases, type NominativeReading, type Sex } from './nominative-asked.ts'
import { restoreFamily } from './nominative-family.ts'
import { isGivenForm, restoreGiven, restorePatronymic } from './nominative-given.ts'
import { patronymicWords } from './patronymics.ts'
import { wordOf } from './word.ts'

type Role = CaseRule['role']
const sexes: readonly Sex[] = ['m', 'f']
/** How often names stand in each case, roughly: a form that is her nominative and his genitive is hers a little sooner. */
const usual: Readonly<Record<Case, number>> = { n: 1, g: 0.45, a: 0.45, d: 0.3, i: 0.3, l: 0.15 }
const most = 4
const mostWords = 6
const leastShare = 0.02

/**
 * Restores the nominative of a name as it stands in a text: «Игоря Лосика» gives Игорь Лосик. Language is a BCP 47 code
 * (ru be uk pl cs lt; others give the form back). All words must agree in sex and case; what stays open is returned as
 * several readings, best first.
 */
export function nominative(form: string, language: string): readonly NominativeReading[] {
  const words = form.trim().split(/\s+/u)
  const rules = caseRules(language.toLowerCase().split('-')[0] ?? '')
  if (rules.length === 0 || form.trim() === '' || words.length > mostWords) return [{ name: form.trim(), weight: 1 }]
  const roles = rolesOf(words, rules)
  const found = new Map<string, number>()
  for (const sex of sexes)
    for (const grammaticalCase of cases)
      for (const { name, weight } of agree(words, roles, { rules, sex, case: grammaticalCase }))
        found.set(name, (found.get(name) ?? 0) + weight * usual[grammaticalCase])
  return normalised(found, form.trim())
}

function normalised(found: ReadonlyMap<string, number>, form: string): readonly NominativeReading[] {
  const all = Array.from(found, ([name, weight]) => ({ name, weight })).filter(({ weight }) => weight > 0)
  const total = all.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return [{ name: form, weight: 1 }]
  return all
    .map(({ name, weight }) => ({ name, weight: Math.round((weight / total) * 1000) / 1000 }))
    .filter(({ weight }) => weight >= leastShare)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
}

function agree(words: readonly string[], roles: readonly Role[], asked: Asked): NominativeReading[] {
  let readings: NominativeReading[] = [{ name: '', weight: 1 }]
  for (const [at, written] of words.entries()) {
    const candidates = restoreHyphened(written, roles[at]!, asked)
    readings = readings.flatMap(({ name, weight }) =>
      candidates.map((candidate) => ({
        name: name === '' ? candidate.name : `${name} ${candidate.name}`,
        weight: weight * candidate.weight,
      })),
    )
  }
  return readings.filter(({ weight }) => weight > 1e-6).slice(0, 12)
}

// A family name may look like a given name or a patronymic: the first word known as a given name is the given one, and
// one word beside it at most is the patronymic, sooner the one whose father the lexicon knows.
function rolesOf(words: readonly string[], rules: readonly CaseRule[]): readonly Role[] {
  const given = words.findIndex((word) => isGivenForm(word, rules))
  const fathers = words.map((word, at) => (at === given ? -1 : fatherRank(word, at - given)))
  const father = words.length > 2 && given >= 0 ? fathers.indexOf(Math.max(0, ...fathers)) : -1
  return words.map((_, at) => (at === given ? 'given' : at === father ? 'patronymic' : 'family'))
}

function fatherRank(word: string, distance: number): number {
  const { patronymic } = wordOf(foldWord(word))
  if (!patronymic) return -1
  return (patronymic.fathers.length > 0 ? 2 : 0) + (distance === 1 ? 1 : 0)
}

function restoreHyphened(written: string, role: Role, asked: Asked): readonly NominativeReading[] {
  const parts = written.split('-')
  if (parts.length !== 2) return restore(written, role, asked)
  const [left = [], right = []] = parts.map((part) => restore(part, role, asked))
  return left.flatMap((a) => right.map((b) => ({ name: `${a.name}-${b.name}`, weight: a.weight * b.weight })))
}

function restore(written: string, role: Role, asked: Asked): readonly NominativeReading[] {
  if (written.length < 3 || written.endsWith('.') || patronymicWords.has(foldWord(written)))
    return [{ name: written, weight: 1 }]
  if (role === 'given') return restoreGiven(written, asked)
  return role === 'patronymic' ? restorePatronymic(written, asked) : restoreFamily(written, asked)
}
