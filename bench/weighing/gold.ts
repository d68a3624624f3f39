import type { Claim } from '../../dist/reading/index.js'

export interface GoldClaim {
  readonly type: string
  readonly subject: string
  readonly date: string | null
  readonly value: string | null
  readonly evidence: string
  readonly status: 'ok' | 'wrong' | 'disputed' | 'unverified' | null
}

export interface GoldReport {
  readonly id: string
  readonly cluster: string | null
  readonly persons: readonly { readonly canonical: string; readonly name_as_written: string | readonly string[] }[]
  readonly claims: readonly GoldClaim[]
}

const RENAMED: Readonly<Record<string, string>> = {
  refused_to_leave: 'release_refused',
  count_imprisoned: 'count_held',
  will_be_released: 'released',
  designation: 'recognised',
  recognised_political_prisoner: 'recognised',
  family_status: 'kinship',
}
const NEAR: Readonly<Record<string, readonly string[]>> = {
  pardoned: ['released'],
  deported: ['released'],
  released: ['pardoned', 'deported'],
  count_crossed: ['count_released'],
  count_released: ['count_crossed'],
  returned_to_prison: ['detained', 'transferred'],
}

/** Whether a claim read is the marked one: same kind, same person in a spelling of the page or both groups, same number. */
export function fits(gold: GoldClaim, claim: Claim, report: GoldReport): boolean {
  const type = RENAMED[gold.type] ?? gold.type
  if (claim.type !== type && !(NEAR[type] ?? []).includes(claim.type)) return false
  if (/^(group|org): /.test(gold.subject)) {
    if (claim.subject.kind === 'person') return false
  } else if (!spellings(gold, report).some((name) => sameName(name, claim.subject.name))) return false
  const number = /\d+(?:[.,]\d+)?/.exec(gold.value ?? '')?.[0]
  if (number === undefined || !/^count_|^sentence/.test(type)) return true
  const read = claim.value?.number ?? claim.value?.min ?? claim.value?.max
  return read === Number(number.replace(',', '.'))
}

function spellings(gold: GoldClaim, report: GoldReport): readonly string[] {
  const person = report.persons.find((other) => other.canonical === gold.subject)
  return person ? [gold.subject, ...[person.name_as_written].flat()] : [gold.subject]
}

const words = (name: string): readonly string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean)

/** All words of the shorter name stand in the longer, up to a case ending. */
function sameName(a: string, b: string): boolean {
  const [short, long] = [words(a), words(b)].sort((x, y) => x.length - y.length) as [string[], string[]]
  const alike = (x: string, y: string) =>
    x === y ||
    (Math.min(x.length, y.length) >= 4 &&
      x.slice(0, Math.max(4, Math.min(x.length, y.length) - 3)) ===
        y.slice(0, Math.max(4, Math.min(x.length, y.length) - 3)))
  return short.length > 0 && short.every((word) => long.some((other) => alike(word, other)))
}
