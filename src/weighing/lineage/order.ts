/**
 * How far the things that two texts share come in the same order: the longest run through both, over what they share (0..1). A rewrite
 * keeps the order of its original; two people who tell of one event each begin where they like.
 */
export function sharedOrder(
  a: readonly string[],
  b: readonly string[],
): { readonly shared: number; readonly order: number } {
  const place = new Map(b.map((key, index) => [key, index]))
  const places = a.flatMap((key) => place.get(key) ?? [])
  return { shared: places.length, order: places.length === 0 ? 0 : longestRise(places) / places.length }
}

/** Length of the longest rising subsequence, by patience sorting. */
function longestRise(numbers: readonly number[]): number {
  const tops: number[] = []
  for (const number of numbers) {
    const pile = tops.findIndex((top) => top >= number)
    if (pile < 0) tops.push(number)
    else tops[pile] = number
  }
  return tops.length
}

/** Whether the keys merely follow the alphabet, as independent lists do too. */
export function followsAlphabet(keys: readonly string[]): boolean {
  let rising = 0
  for (let at = 1; at < keys.length; at++) if (keys[at - 1]! <= keys[at]!) rising++
  return keys.length > 1 && rising / (keys.length - 1) >= 0.9
}
