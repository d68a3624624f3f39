type Texts = Readonly<Record<'en' | 'be' | 'ru', string>>

/** A code without a text in every language does not compile. {a} and {b} are the spellings compared. */
export const reasonTexts = {
  family_same: {
    en: 'The family names sound the same: {a}, {b}.',
    be: 'Прозвішчы гучаць аднолькава: {a}, {b}.',
    ru: 'Фамилии звучат одинаково: {a}, {b}.',
  },
  family_close: {
    en: 'The family names are close: {a}, {b}.',
    be: 'Прозвішчы блізкія: {a}, {b}.',
    ru: 'Фамилии близки: {a}, {b}.',
  },
  family_different: {
    en: 'The family names differ: {a}, {b}.',
    be: 'Прозвішчы розныя: {a}, {b}.',
    ru: 'Фамилии разные: {a}, {b}.',
  },
  family_common: {
    en: 'The family name is common, so it proves less: {a}.',
    be: 'Прозвішча пашыранае, таму даказвае менш: {a}.',
    ru: 'Фамилия распространённая и потому доказывает меньше: {a}.',
  },
  family_missing: {
    en: 'One of the names has no family name.',
    be: 'У адным з імёнаў няма прозвішча.',
    ru: 'В одном из имён нет фамилии.',
  },
  given_same: {
    en: 'The given names are one name: {a}, {b}.',
    be: 'Імёны — адно і тое ж імя: {a}, {b}.',
    ru: 'Имена — одно и то же имя: {a}, {b}.',
  },
  given_short: {
    en: 'One given name is a short form of the other: {a}, {b}.',
    be: 'Адно імя — скарочаная форма другога: {a}, {b}.',
    ru: 'Одно имя — краткая форма другого: {a}, {b}.',
  },
  given_near: {
    en: 'The given names are related, neither the same nor a contradiction: {a}, {b}.',
    be: 'Імёны роднасныя, не тоесныя і не супярэчныя: {a}, {b}.',
    ru: 'Имена родственные, не тождественные и не противоречащие: {a}, {b}.',
  },
  given_close: {
    en: 'The given names sound alike: {a}, {b}.',
    be: 'Імёны гучаць падобна: {a}, {b}.',
    ru: 'Имена звучат похоже: {a}, {b}.',
  },
  given_different: {
    en: 'The given names are different names: {a}, {b}.',
    be: 'Імёны розныя: {a}, {b}.',
    ru: 'Имена разные: {a}, {b}.',
  },
  given_initial: {
    en: 'The initial fits the given name: {a}, {b}.',
    be: 'Ініцыял адпавядае імю: {a}, {b}.',
    ru: 'Инициал соответствует имени: {a}, {b}.',
  },
  given_initial_different: {
    en: 'The initial does not fit the given name: {a}, {b}.',
    be: 'Ініцыял не адпавядае імю: {a}, {b}.',
    ru: 'Инициал не соответствует имени: {a}, {b}.',
  },
  given_missing: {
    en: 'One of the names has no given name.',
    be: 'У адным з імёнаў няма асабістага імя.',
    ru: 'В одном из имён нет личного имени.',
  },
  patronymic_same: {
    en: 'The patronymics are from one name: {a}, {b}.',
    be: 'Імёны па бацьку ад аднаго імя: {a}, {b}.',
    ru: 'Отчества от одного имени: {a}, {b}.',
  },
  patronymic_different: {
    en: 'The patronymics are from different names: {a}, {b}.',
    be: 'Імёны па бацьку ад розных імёнаў: {a}, {b}.',
    ru: 'Отчества от разных имён: {a}, {b}.',
  },
  patronymic_initial: {
    en: 'The initial fits the patronymic: {a}, {b}.',
    be: 'Ініцыял адпавядае імю па бацьку: {a}, {b}.',
    ru: 'Инициал соответствует отчеству: {a}, {b}.',
  },
  patronymic_initial_different: {
    en: 'The initial does not fit the patronymic: {a}, {b}.',
    be: 'Ініцыял не адпавядае імю па бацьку: {a}, {b}.',
    ru: 'Инициал не соответствует отчеству: {a}, {b}.',
  },
  patronymic_missing: {
    en: 'Only one of the names has a patronymic.',
    be: 'Імя па бацьку ёсць толькі ў адным імені.',
    ru: 'Отчество есть только в одном имени.',
  },
  family_changed: {
    en: 'The family names differ ({a}, {b}); a woman’s may change when she marries.',
    be: 'Прозвішчы розныя ({a}, {b}); у жанчыны яно можа змяніцца са шлюбам.',
    ru: 'Фамилии разные ({a}, {b}); у женщины она может смениться в браке.',
  },
  sex_conflict: {
    en: 'One name is a man’s, the other a woman’s.',
    be: 'Адно імя мужчынскае, другое жаночае.',
    ru: 'Одно имя мужское, другое женское.',
  },
  inflected: {
    en: 'One of the names stands in a grammatical case other than the nominative.',
    be: 'Адно з імёнаў стаіць не ў назоўным склоне.',
    ru: 'Одно из имён стоит не в именительном падеже.',
  },
  extra_words: {
    en: 'One of the names has words the other lacks.',
    be: 'У адным з імёнаў ёсць словы, якіх няма ў другім.',
    ru: 'В одном из имён есть слова, которых нет в другом.',
  },
  words_alike: {
    en: 'The words of the two names agree to {percent} %.',
    be: 'Словы двух імёнаў супадаюць на {percent} %.',
    ru: 'Слова двух имён совпадают на {percent} %.',
  },
  words_differ: {
    en: 'A word of one name has no counterpart in the other: {a}, {b}.',
    be: 'Слова аднаго імені не мае адпаведніка ў другім: {a}, {b}.',
    ru: 'Слово одного имени не имеет соответствия в другом: {a}, {b}.',
  },
  weak_script: {
    en: 'One of the names is in a script that this comparison reads only roughly.',
    be: 'Адно з імёнаў напісана пісьмом, якое гэтае параўнанне чытае толькі прыблізна.',
    ru: 'Одно из имён написано письмом, которое это сравнение читает лишь приблизительно.',
  },
  identical: {
    en: 'The names are written the same.',
    be: 'Імёны напісаны аднолькава.',
    ru: 'Имена написаны одинаково.',
  },
} as const satisfies Readonly<Record<string, Texts>>
