import type { Context } from 'hono'

export const roles = ['reader', 'documenter', 'reviewer', 'publisher', 'safety_officer', 'administrator'] as const
export type Role = (typeof roles)[number]

/** What an act on the desk asks for. An administrator has the accounts and none of the content. */
export const permissions = [
  'register.read',
  'report.add',
  'claim.propose',
  'claim.decide',
  'identity.judge',
  'person.edit',
  'list.import',
  'list.compare',
  'work.assign',
  'edition.publish',
  'sealed.read',
  'safety.hold',
  'user.manage',
  'audit.read',
] as const
export type Permission = (typeof permissions)[number]

/** Who acts: the account behind the session. `countries` and `cases` bound what is seen; null is all. */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly permissions: ReadonlySet<Permission>
  readonly countries: readonly string[] | null
  readonly cases: readonly string[] | null
}

export type Rule = Permission | 'signed_in' | 'anyone'

/** One route of the desk. Without a rule it is no route: the matrix of roles and routes is made from this list. */
export interface DeskRoute {
  readonly method: 'get' | 'post'
  /** As Hono reads it: `/reports/:id`. */
  readonly path: string
  /** `anyone` has not signed in; `signed_in` is every account. */
  readonly may: Rule
  /** Its place in the menu of those who may open it; smaller comes first. For a GET without parameters. */
  readonly menu?: { readonly label: string; readonly order: number }
  /** In bytes: the largest form a POST takes; 256 KiB unless given. Files count. */
  readonly formLimit?: number
  /** True where an account that still lacks the second factor its role asks for may go: to set one up, and out. */
  readonly whileEnrolling?: true
  handle(c: Context, actor: Actor): Promise<Response> | Response
}
