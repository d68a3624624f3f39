const LANGUAGES = ['en', 'be', 'ru', 'uk', 'pl', 'lt', 'de', 'fr', 'es', 'pt', 'it']

let names: ReadonlyMap<string, string> | null = null

/**
 * ISO 3166 codes of the countries that a place names in full, by the runtime's own CLDR names; in alphabetical order. It
 * knows no endings and no peoples: what it misses is only one reason less.
 */
export function countriesNamed(place: string): readonly string[] {
  names ??= load()
  const found = new Set<string>()
  for (const part of place.toLowerCase().split(/[,;()]/)) {
    const text = part.trim()
    const code = names.get(text) ?? names.get(text.split(/\s+/).at(-1) ?? '')
    if (code) found.add(code)
  }
  return [...found].sort()
}

function load(): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at))
  for (const language of LANGUAGES) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const first of letters)
      for (const second of letters) {
        const name = display.of(first + second)?.toLowerCase()
        if (name && !known.has(name)) known.set(name, first + second)
      }
  }
  return known
}
