const SHORTHANDS: Readonly<Record<string, string>> = {
  '{n}': "\\d[\\d .,']{0,11}(?: ?[km]|к)?",
  '{any}': '[^.!?]{0,60}',
  '{rest}': '.{0,400}',
}

/** A pattern of resources/intake as the source of a regular expression over folded lines. */
export function expandPattern(pattern: string): string {
  const source = pattern.replace(/\{[a-z]+\}/g, (name) => {
    const meaning = SHORTHANDS[name]
    if (meaning === undefined)
      throw new InvalidPatternError(`expected one of ${Object.keys(SHORTHANDS).join(' ')}, got ${name} in «${pattern}»`)
    return meaning
  })
  return `(?:${source})`
}

export class InvalidPatternError extends Error {
  override name = 'InvalidPatternError'
}
