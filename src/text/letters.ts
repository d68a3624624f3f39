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

/** Languages whose reports Habeas reads whole, not only for names, numbers and dates. */
export const READ_LANGUAGES: readonly string[] = Object.keys(LETTERS)
