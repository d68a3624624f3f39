// Where pages invite readers to share; the inflected forms are those of the Slavic and Baltic languages.
const NETWORK =
  '(?:facebook\\p{L}*|twitter\\p{L}*|x|whats ?app|telegram\\p{L}*|viber|linkedin|vk|reddit|pinterest|messenger|threads|bluesky|instagram\\p{L}*|youtube|tiktok|google(?: news)?|e-?mail\\p{L}*|вконтакте|фейсбук\\p{L}*|фэйсбук\\p{L}*|тел[еэ]грам\\p{L}*|вайбер\\p{L}*|твит+ер\\p{L}*|твіт+[еэ]р\\p{L}*|[іи]нстаграм\\p{L}*|соцсет\\p{L}*|соцмереж\\p{L}*|сацсет\\p{L}*|соціальних мережах|социальных сетях|друзьями|сябрамі|friends|redes sociales|redes sociais|social media)'
const SHORTHANDS: Readonly<Record<string, string>> = {
  '{n}': "\\d[\\d .,']{0,11}(?: ?[km]|к)?",
  '{any}': '[^.!?]{0,60}',
  '{network}': NETWORK,
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
  // Some languages write a space before a colon.
  return `(?:${cheap(source.replaceAll(':?', ' ?:?'))})`
}

/**
 * The same pattern as an expression that compiles quickly: the class of all letters is hundreds of ranges, and it stands for
 * an ending here; groups that nobody reads need not be remembered.
 */
function cheap(source: string): string {
  return source.replaceAll('\\p{L}*', '[^\\s\\d.,:;!?()"«»]*').replaceAll(/(?<!\\)\((?!\?)/g, '(?:')
}

export class InvalidPatternError extends Error {
  override name = 'InvalidPatternError'
}
