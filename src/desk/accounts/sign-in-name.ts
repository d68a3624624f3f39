/**
 * better-auth knows its accounts by e-mail address. The desk writes to nobody and wants no address of its people: a name
 * stands in the place, under a domain that by RFC 2606 can never exist.
 */
const NOWHERE = '@desk.invalid'

export class InvalidNameError extends Error {
  override name = 'InvalidNameError'
}

const PATTERN = /^[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?$/

export function isSignInName(name: string): boolean {
  return PATTERN.test(name) && !name.includes('..')
}

export function addressOf(name: string): string {
  if (!isSignInName(name))
    throw new InvalidNameError(
      `account: expected a name of 1 to 40 letters a to z, digits, dots and hyphens, got "${name}". A name that says nothing of its owner is best.`,
    )
  return name + NOWHERE
}
