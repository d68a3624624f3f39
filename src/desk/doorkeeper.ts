import type { Actor } from './route.ts'

/** Whom a request comes from. */
export type Visitor =
  | { readonly kind: 'nobody' }
  /** Signed in, but without the second factor that the role asks for: may set one up, and nothing else. */
  | { readonly kind: 'enrolling'; readonly actor: Actor }
  | { readonly kind: 'signed_in'; readonly actor: Actor }

export interface Doorkeeper {
  identify(headers: Headers): Promise<Visitor>
  /** Whether there is no account at all yet. */
  isEmpty(): Promise<boolean>
}
