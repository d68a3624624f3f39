/** A number of people held, and the day it stands for. */
export interface Stock {
  readonly number: number
  /** ISO day. */
  readonly asOf: string
}

/** People who left custody at once, as one organisation or the announcement counts them. */
export interface Outflow {
  readonly id: string
  readonly date: string
  readonly number: number
}

/** Why an organisation's own number moved: what left by known releases, and what they do not explain. */
export interface StockAccount {
  readonly before: Stock
  readonly after: Stock
  /** After the first day, up to the second, in their order. */
  readonly left: readonly Outflow[]
  /**
   * after − (before − left): above zero, more came in than went out otherwise (new arrests, recognitions, people learned of late);
   * below zero, more went out (terms served, deaths, withdrawals). Shown, never smoothed away.
   */
  readonly residual: number
}

/** Balances one organisation's own series; numbers of two organisations are never put into one account. */
export function stockAccount(before: Stock, after: Stock, outflows: readonly Outflow[]): StockAccount {
  const left = outflows
    .filter(({ date }) => date > before.asOf && date <= after.asOf)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const gone = left.reduce((sum, { number }) => sum + number, 0)
  return { before, after, left, residual: after.number - (before.number - gone) }
}
