export * from './briefing/briefing.ts'
export { type BriefingDraft, briefingDrafts, claimPlaces } from './briefing/drafts.ts'
export { personOf, type TallyGroup, talliesByWhat } from './briefing/sentences.ts'
export * from './corrections.ts'
export * from './edition.ts'
export { HeldEdition } from './held/held-edition.ts'
export * from './ledger.ts'
export * from './lists.ts'
export { type MadeEdition, type MakeOptions, makeEdition } from './making/index.ts'
export * from './manifest.ts'
export { organisationNameIn } from './organisation-name.ts'
export { countryKnowledge, type Facility, type Offence } from './overview/country.ts'
export { type Letters, lettersFor } from './overview/letters.ts'
export * from './overview/overview.ts'
export type { Survival, SurvivalStep } from './overview/survival.ts'
export type { OrganisationEntry, OutletEntry } from './overview/voices.ts'
export * from './person-version.ts'
export {
  type Consent,
  type Level,
  type NewProtection,
  type Protection,
  type ProtectionKind,
  protectionsAt,
} from './protection.ts'
export * from './protection-proposals.ts'
export * from './signing.ts'
export { accountOf } from './stock-accounts.ts'
export * from './store.ts'
export * from './view.ts'
