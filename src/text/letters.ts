/** The lower-case letters each language writes beyond a–z; for Cyrillic, all of them. Source: the languages' own alphabets. */
export const LETTERS: Readonly<Record<string, string>> = {
  en: '',
  de: 'äöüß',
  fr: 'àâæçèéêëîïôœùûüÿ',
  es: 'áéíñóúü',
  pt: 'àáâãçéêíóôõúü',
  it: 'àèéìíîòóùú',
  pl: 'ąćęłńóśźż',
  lt: 'ąčėęįšųūž',
  'be-Latn': 'ćčłńśšŭźž',
  ru: 'абвгдежзийклмнопрстуфхцчшщъыьэюяё',
  be: 'абвгдежзйклмнопрстуфхцчшыьэюяёіў',
  uk: 'абвгдежзийклмнопрстуфхцчшщьюяєіїґ',
}

/** The alphabets of neighbours that the language model confuses with ours in short texts. */
export const NEIGHBOUR_LETTERS: Readonly<Record<string, string>> = {
  bg: 'абвгдежзийклмнопрстуфхцчшщъьюя',
  sr: 'абвгдђежзијклљмнњопрстћуфхцчџш',
  mk: 'абвгдѓежзѕијклљмнњопрстќуфхцчџш',
}

/** Languages whose reports Habeas reads whole, not only for names, numbers and dates. */
export const READ_LANGUAGES: readonly string[] = Object.keys(LETTERS)
