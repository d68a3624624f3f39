/** Puts reasons in a row, whether or not each is a sentence of its own. */
export function sentence(reasons: readonly string[]): string {
  return reasons.map((reason) => reason.replace(/\.$/, '')).join('; ')
}
