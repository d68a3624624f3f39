/** The declared list of what a score is made of; weights live in resources/names/weights.yml under these names. */
export const featureNames = [
  'bias',
  'given_same',
  'given_short',
  'given_rough',
  'given_near',
  'given_different',
  'given_initial',
  'given_initial_different',
  'given_missing',
  'given_unknown',
  'given_cost',
  'given_cost_high',
  'given_unlike',
  'patronymic_same',
  'patronymic_different',
  'patronymic_initial',
  'patronymic_initial_different',
  'patronymic_missing',
  'family_cost',
  'family_cost_30',
  'family_cost_60',
  'family_relative',
  'family_common',
  'family_short',
  'family_missing',
  'family_part',
  'family_changed',
  'sex_conflict',
  'inflected',
  'inflected_doubtful',
  'extra',
  'rest_different',
  'roles_doubtful',
  'weak_script',
  'words_worst',
  'words_worst_10',
  'words_worst_30',
  'words_conflict',
  'words_conflict_half',
  'words_mean',
  'words_extra',
  'words_extra_part',
  'words_alone',
  'words_initials',
  'words_crossed',
  'words_swapped',
  'words_same_first',
  'words_same',
  'words_unreadable',
] as const

export type Feature = (typeof featureNames)[number]

/** Values of the features, in the order of featureNames. */
export type Features = Float64Array

/** Where each feature stands in Features. */
export const at = Object.freeze(Object.fromEntries(featureNames.map((name, i) => [name, i]))) as Readonly<
  Record<Feature, number>
>
