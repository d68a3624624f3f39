import type { Actor, Permission, Role, Rule } from './route.ts'

const READING: readonly Permission[] = ['register.read', 'list.compare']
const DOCUMENTING: readonly Permission[] = [...READING, 'report.add', 'claim.propose', 'person.edit', 'list.import']
const REVIEWING: readonly Permission[] = [...DOCUMENTING, 'claim.decide', 'identity.judge', 'work.assign']

/** What each role may. Nobody is more by being an administrator: accounts and content are kept apart. */
export const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = {
  reader: READING,
  documenter: DOCUMENTING,
  reviewer: REVIEWING,
  publisher: [...REVIEWING, 'edition.publish'],
  safety_officer: [...REVIEWING, 'sealed.read', 'safety.hold', 'audit.read'],
  // The chain names people and claims by their ids: it is content.
  administrator: ['user.manage'],
}

const ASKING_MORE: ReadonlySet<Role> = new Set(['reviewer', 'publisher', 'safety_officer', 'administrator'])

/** Whether one of the roles may do so much harm that a password alone is not enough. */
export function asksSecondFactor(roles: readonly Role[]): boolean {
  return roles.some((role) => ASKING_MORE.has(role))
}

export function createActor(given: Omit<Actor, 'permissions'>): Actor {
  const permissions = new Set(given.roles.flatMap((role) => permissionsOf[role]))
  return Object.freeze({ ...given, permissions })
}

/** Who has not signed in: has no name, may nothing and sees nothing. */
export const nobody: Actor = createActor({ id: '', name: '', roles: [], countries: [], cases: [] })

export function mayPass(actor: Actor, rule: Rule): boolean {
  if (rule === 'anyone') return true
  return actor !== nobody && (rule === 'signed_in' || actor.permissions.has(rule))
}
