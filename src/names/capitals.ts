/** Gives a restored word the capitals of the word as it was written. */
export function capitalised(word: string, like: string): string {
  if (like.length > 1 && like === like.toUpperCase()) return word.toUpperCase()
  const [first = '', ...rest] = word
  return first === first.toUpperCase() || like[0] !== like[0]?.toUpperCase()
    ? word
    : first.toUpperCase() + rest.join('')
}
