/**
 * The letters with which a line must begin to match a pattern, so that the others need not be tried, nor their expressions
 * compiled: that costs more than most reports take to read. Null where they cannot be told.
 */
export function firstLetters(source: string): ReadonlySet<string> | null {
  const letters = new Set<string>()
  for (const branch of branchesOf(source)) {
    const found = ofBranch(branch)
    if (found === null) return null
    for (const letter of found) letters.add(letter)
  }
  return letters
}

const DIGITS: ReadonlySet<string> = new Set('0123456789')

function ofBranch(branch: string): ReadonlySet<string> | null {
  const group = /^\((?:\?:)?/.exec(branch)?.[0]
  if (group !== undefined) {
    const end = closing(branch)
    if (end < 0) return null
    const inner = firstLetters(branch.slice(group.length, end))
    const after = branch.slice(end + 1)
    if (inner === null || !/^[?*{]/.test(after)) return inner
    // The group may be missing: then what follows begins the line.
    const rest = after.startsWith('?') || after.startsWith('*') ? firstLetters(after.slice(1).replace(/^\?/, '')) : null
    return rest && new Set([...inner, ...rest])
  }
  if (branch.startsWith('\\d') && !/^[?*{]/.test(branch.slice(2))) return DIGITS
  const [first, next = ''] = [...branch]
  if (first === undefined || !/^\p{L}$/u.test(first)) return null
  return /[?*{]/.test(next) ? null : new Set([first])
}

/** The alternatives at the outermost level. */
function branchesOf(source: string): readonly string[] {
  const branches: string[] = []
  let [depth, from] = [0, 0]
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]
    if (sign === '\\') at++
    else if (sign === '(' || sign === '[') depth++
    else if (sign === ')' || sign === ']') depth--
    else if (sign === '|' && depth === 0) {
      branches.push(source.slice(from, at))
      from = at + 1
    }
  }
  return [...branches, source.slice(from)]
}

/** Where the group that opens the text closes; -1 when it does not. */
function closing(text: string): number {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '\\') at++
    else if (sign === '(' || sign === '[') depth++
    else if (sign === ')' || sign === ']') depth--
    if (depth === 0) return at
  }
  return -1
}
