import type { ClaimType } from '../reading/index.ts'
import type { Level } from './protection.ts'

/**
 * The level of a kind of claim unless a person's row says otherwise; docs/method.md. What tells of the body, of relatives or of ill
 * treatment is public only when the person, or whoever speaks for them, agreed or said it themselves.
 */
const usual: Partial<Readonly<Record<ClaimType, Level>>> = {
  health: 'P2',
  ill_treatment: 'P2',
  cause_of_death: 'P2',
  kinship: 'P2',
}

const ranks: readonly Level[] = ['P0', 'P1', 'P2', 'P3', 'P4']

/** A claim's level: its own where somebody set one, else that of its kind; never below the person's. */
export function levelOf(type: ClaimType, own: Level | undefined, person: Level | undefined): Level {
  const level = own ?? usual[type] ?? 'P1'
  return person && ranks.indexOf(person) > ranks.indexOf(level) ? person : level
}

/** Whether an edition may show it. */
export function isPublic(level: Level, consented: boolean): boolean {
  return level === 'P0' || level === 'P1' || (level === 'P2' && consented)
}
