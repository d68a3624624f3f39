const APOSTROPHES = /[\u2018\u2019\u201b\u02bc\u02b9\u02bb\u2032\u00b4`\u02c8]/g
const QUOTES = /[\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033]/g
// Printable ASCII without runs of spaces: most lines, and nothing in them to fold but case.
const PLAIN = /^(?! )(?:[!-~]| (?! ))*$/
const DASHES = /[\u2010-\u2015\u2212\u2e3a\u2e3b]/g

/** Every apostrophe and single quotation mark as ', every double one as "; same length as the input. */
export function foldQuotes(text: string): string {
  return text.replace(APOSTROPHES, "'").replace(QUOTES, '"')
}

/**
 * For comparing lines: lower case, quotes and dashes folded, ё as е, runs of space as one.
 * Accents stay: they tell words apart in Polish, Lithuanian, Spanish …
 */
export function foldLine(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replaceAll('`', "'").trim()
  return foldQuotes(text.normalize('NFC').toLowerCase())
    .replace(DASHES, '-')
    .replaceAll('ё', 'е')
    .replace(/\s+/g, ' ')
    .trim()
}

/** For telling whether two lines say the same: letters and digits only, lower case, accents gone. */
export function foldKey(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
