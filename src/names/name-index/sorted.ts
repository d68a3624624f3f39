/** First place from FROM before TO whose value is at least LEAST. */
export function lowerBound(sorted: Uint32Array | Uint16Array, least: number, from = 0, to = sorted.length): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}
