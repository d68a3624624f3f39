/** In UTF-16 units: what small models read well at once. */
const LONGEST = 6000

/** The text cut between paragraphs into passages that a model reads at once; a longer paragraph is cut where it must be. */
export function passagesOf(text: string, longest = LONGEST): readonly string[] {
  const passages: string[] = []
  let start = 0
  while (start < text.length) {
    const end = endOf(text, start, longest)
    const passage = text.slice(start, end)
    if (passage.trim() !== '') passages.push(passage)
    start = end
  }
  return passages
}

function endOf(text: string, start: number, longest: number): number {
  if (text.length - start <= longest) return text.length
  const window = text.slice(start, start + longest)
  for (const between of ['\n\n', '\n', '. ', ' ']) {
    const at = window.lastIndexOf(between)
    if (at > longest / 4) return start + at + between.length
  }
  const last = window.charCodeAt(longest - 1)
  // Not between the two halves of one character.
  return start + (last >= 0xd800 && last <= 0xdbff ? longest - 1 : longest)
}
