import { compareGiven, type GivenComparison } from './compare-given.ts'
import { comparePatronymic, type PatronymicComparison } from './compare-patronymic.ts'
import { type FamilyDistance, familyDistance } from './family-distance.ts'
import { at, type Features, featureNames } from './features.ts'
import type { NameToken, Roles } from './roles.ts'
import { anySexCase, male, nominatives, type SexCase, sexesMeet } from './sex-case.ts'

/** What one distribution of roles over both names yields. */
export interface Comparison {
  readonly features: Features
  readonly given: GivenComparison
  readonly patronymic: PatronymicComparison
  readonly family: FamilyComparison
  readonly rolesA: Roles
  readonly rolesB: Roles
}

export interface FamilyComparison extends FamilyDistance {
  readonly a: NameToken | null
  readonly b: NameToken | null
  /** A double name of which the other spelling has one part. */
  readonly part: boolean
}

/**
 * Compares two names under one distribution of roles each; the features are written into INTO. BRIEFLY does not look at
 * the family names where the given names contradict each other, since nothing can outweigh that.
 */
export function compareRoles(
  rolesA: Roles,
  rolesB: Roles,
  into = new Float64Array(featureNames.length),
  briefly = false,
): Comparison {
  const given = compareGiven(rolesA.given, rolesB.given)
  const patronymic = comparePatronymic(rolesA.patronymic, rolesB.patronymic)
  if (briefly && given.relation === 'different') return contradiction(rolesA, rolesB, given, patronymic, into)
  const maskA = narrowed(given.maskA, patronymic.maskA)
  const maskB = narrowed(given.maskB, patronymic.maskB)
  const family = compareFamilies(rolesA, rolesB, maskA, maskB)
  writeFeatures(into, given, patronymic, family, rolesA, rolesB)
  return { features: into, given, patronymic, family, rolesA, rolesB }
}

function contradiction(
  rolesA: Roles,
  rolesB: Roles,
  given: GivenComparison,
  patronymic: PatronymicComparison,
  into: Features,
): Comparison {
  into.fill(0)
  into[at.bias] = 1
  addGiven(into, given)
  addPatronymic(into, patronymic)
  return { features: into, given, patronymic, family: unseen, rolesA, rolesB }
}

const unseen: FamilyComparison = { cost: 0, maskA: anySexCase, maskB: anySexCase, a: null, b: null, part: false }

function narrowed(a: SexCase, b: SexCase): SexCase {
  return a & b || a
}

function compareFamilies(rolesA: Roles, rolesB: Roles, maskA: SexCase, maskB: SexCase): FamilyComparison {
  let best: FamilyComparison = {
    cost: 300,
    maskA,
    maskB,
    a: rolesA.family[0] ?? null,
    b: rolesB.family[0] ?? null,
    part: false,
  }
  for (const a of rolesA.family)
    for (const b of rolesB.family) {
      const distance = familyDistance(a.word, b.word, maskA, maskB)
      if (distance.cost < best.cost) best = { ...distance, a, b, part: false }
    }
  if (rolesA.family.length === rolesB.family.length && rolesA.family.length === 2)
    return bothHalves(rolesA, rolesB, best)
  return {
    ...best,
    part: rolesA.family.length !== rolesB.family.length && rolesA.family.length * rolesB.family.length > 0,
  }
}

// Two double names agree only when both halves do, in either order.
function bothHalves(rolesA: Roles, rolesB: Roles, best: FamilyComparison): FamilyComparison {
  const other = (all: readonly NameToken[], one: NameToken | null): NameToken => (all[0] === one ? all[1]! : all[0]!)
  const second = familyDistance(
    other(rolesA.family, best.a).word,
    other(rolesB.family, best.b).word,
    best.maskA,
    best.maskB,
  )
  return { ...best, cost: best.cost + second.cost / 2 }
}

const maxCost = 2
const shortName = 4

function writeFeatures(
  all: Features,
  given: GivenComparison,
  patronymic: PatronymicComparison,
  family: FamilyComparison,
  rolesA: Roles,
  rolesB: Roles,
): void {
  all.fill(0)
  all[at.bias] = 1
  addGiven(all, given)
  addPatronymic(all, patronymic)
  addFamily(all, family, mayHaveMarried(given, patronymic))
  all[at.sex_conflict] = sexesMeet(family.maskA & given.maskA, family.maskB & given.maskB)
    ? 0
    : sexConflict(given, patronymic, family)
  const oblique = (mask: SexCase): boolean => mask !== anySexCase && (mask & nominatives) === 0
  all[at.inflected] = oblique(family.maskA) || oblique(family.maskB) ? 1 : 0
  all[at.inflected_doubtful] = given.forced ? 1 : 0
  const extra = Math.abs(rolesA.rest.length - rolesB.rest.length)
  all[at.extra] = Math.min(2, extra)
  const [restA, restB] = [middlesOf(rolesA, rolesB), middlesOf(rolesB, rolesA)]
  all[at.rest_different] = restA.length > 0 && restB.length > 0 && !middlesMeet(restA, restB) ? 1 : 0
  all[at.roles_doubtful] = rolesA.weight * rolesB.weight === 1 ? 0 : -Math.log(rolesA.weight * rolesB.weight)
}

function sexConflict(given: GivenComparison, patronymic: PatronymicComparison, family: FamilyComparison): number {
  const a = family.maskA & given.maskA & patronymic.maskA || given.maskA
  const b = family.maskB & given.maskB & patronymic.maskB || given.maskB
  return sexesMeet(a, b) ? 0 : 1
}

/** Unlisted given names that differ by this many hundredths are two names. */
const unlike = 115
const givenFeature = {
  same: at.given_same,
  short: at.given_short,
  rough: at.given_rough,
  near: at.given_near,
  different: at.given_different,
  initial: at.given_initial,
  initial_different: at.given_initial_different,
  missing: at.given_missing,
} as const
const patronymicFeature = {
  same: at.patronymic_same,
  different: at.patronymic_different,
  initial: at.patronymic_initial,
  initial_different: at.patronymic_initial_different,
  missing: at.patronymic_missing,
} as const

function addGiven(all: Features, { relation, cost }: GivenComparison): void {
  if (relation !== 'unknown') {
    all[givenFeature[relation]] = 1
    return
  }
  if (cost >= unlike) {
    all[at.given_unlike] = 1
    return
  }
  all[at.given_unknown] = 1
  all[at.given_cost] = Math.min(maxCost, cost / 100)
  all[at.given_cost_high] = Math.max(0, cost / 100 - 0.5)
}

function addPatronymic(all: Features, { relation }: PatronymicComparison): void {
  if (relation !== 'none' && relation !== 'doubtful') all[patronymicFeature[relation]] = 1
}

// A woman's family name may be another after she married: with the same given name and father it is no contradiction.
function mayHaveMarried(given: GivenComparison, patronymic: PatronymicComparison): boolean {
  if (patronymic.relation !== 'same' || (given.relation !== 'same' && given.relation !== 'short')) return false
  return (given.maskA & patronymic.maskA & male) === 0 && (given.maskB & patronymic.maskB & male) === 0
}

/** From here on, in hundredths, a woman's two family names have nothing in common. */
const anotherFamily = 150

function addFamily(all: Features, family: FamilyComparison, married: boolean): void {
  if (!family.a || !family.b) {
    all[at.family_missing] = 1
    return
  }
  if (married && family.cost >= anotherFamily) {
    all[at.family_changed] = 1
    return
  }
  const length = Math.min(family.a.word.key.length, family.b.word.key.length)
  const cost = Math.min(maxCost, family.cost / 100)
  all[at.family_cost] = cost
  all[at.family_cost_30] = Math.max(0, cost - 0.3)
  all[at.family_cost_60] = Math.max(0, cost - 0.6)
  all[at.family_relative] = Math.min(1, (cost / Math.max(1, length)) * 3)
  all[at.family_common] = Math.max(family.a.word.commonness, family.b.word.commonness)
  all[at.family_short] = length <= shortName ? 1 : 0
  all[at.family_part] = family.part ? 1 : 0
  all[at.weak_script] = family.a.word.vowelless !== family.b.word.vowelless ? 1 : 0
}

// Words between given and family name; a lone initial there may stand for any of them: Hans J. and Hans Joachim.
function middlesOf({ rest, patronymic }: Roles, other: Roles): readonly NameToken[] {
  return patronymic?.initial && !other.patronymic ? [...rest, patronymic] : rest
}

function middlesMeet(all: readonly NameToken[], others: readonly NameToken[]): boolean {
  return all.some((a) => others.some((b) => middleMeets(a, b)))
}

function middleMeets(a: NameToken, b: NameToken): boolean {
  if (a.initial || b.initial) return (a.word.initials & b.word.initials) !== 0
  return familyDistance(a.word, b.word, anySexCase, anySexCase).cost < sameMiddle
}

/** Middle words up to this many hundredths apart are one. */
const sameMiddle = 60
