/** What a spreadsheet would run as a formula, and the mark itself, so that taking it off gives back what was written. */
const RISKY = /^[=+\-@\t\r']/

/** A cell that no spreadsheet takes for a formula: an apostrophe goes before what could be one (OWASP, CSV injection). */
export function safeCell(value: string): string {
  return RISKY.test(value) ? `'${value}` : value
}

/** The cell as it was before safeCell; an apostrophe before anything harmless stays. */
export function bareCell(value: string): string {
  return value.startsWith("'") && RISKY.test(value.slice(1)) ? value.slice(1) : value
}
