import { arrest } from './arrest.ts'
import { birth } from './birth.ts'
import { companions } from './companions.ts'
import { age, sex } from './conflicts.ts'
import { country } from './country.ts'
import { facility } from './facility.ts'
import type { ContextFeature } from './feature.ts'
import { offence } from './offence.ts'
import { relatives } from './relatives.ts'
import { sentence } from './sentence.ts'

export { type ContextReason, contextText } from './feature.ts'

/** The declared list: what beside the name speaks for or against two mentions being one person. */
export const contextFeatures: readonly ContextFeature[] = [
  companions,
  sentence,
  arrest,
  offence,
  facility,
  birth,
  relatives,
  country,
  sex,
  age,
]
