type Texts = Readonly<Record<'en' | 'be' | 'ru', string>>

/** A code without a text in every language does not compile. {a} is what the report says, {b} what the register has, {n} a number. */
export const contextTexts = {
  companions: {
    en: 'named together with people who stood beside this one before: {n}',
    be: 'названы разам з людзьмі, якіх ужо называлі побач: {n}',
    ru: 'назван вместе с людьми, которых уже называли рядом: {n}',
  },
  listed_together: {
    en: 'named in one report with others of this register: {n}',
    be: 'названы ў адным паведамленні з іншымі з гэтага рэестра: {n}',
    ru: 'назван в одном сообщении с другими из этого реестра: {n}',
  },
  same_sentence: { en: 'the same sentence: {a}', be: 'той самы тэрмін: {a}', ru: 'тот же срок: {a}' },
  different_sentence: {
    en: 'another sentence: {a} here, {b} in the register',
    be: 'іншы тэрмін: {a} тут, {b} у рэестры',
    ru: 'другой срок: {a} здесь, {b} в реестре',
  },
  same_arrest: {
    en: 'the same date of arrest: {a}',
    be: 'тая самая дата затрымання: {a}',
    ru: 'та же дата задержания: {a}',
  },
  different_arrest: {
    en: 'another date of arrest: {a} here, {b} in the register',
    be: 'іншая дата затрымання: {a} тут, {b} у рэестры',
    ru: 'другая дата задержания: {a} здесь, {b} в реестре',
  },
  sex_conflict: {
    en: 'the report speaks of a person of the other sex',
    be: 'паведамленне пра асобу іншага полу',
    ru: 'сообщение о человеке другого пола',
  },
  age_conflict: {
    en: 'one is a minor, the other is not',
    be: 'адзін непаўнагадовы, другі не',
    ru: 'один несовершеннолетний, другой нет',
  },
  same_offence: { en: 'the same charge: {a}', be: 'тое самае абвінавачанне: {a}', ru: 'то же обвинение: {a}' },
  same_facility: {
    en: 'the same place of detention: {a}',
    be: 'тое самае месца зняволення: {a}',
    ru: 'то же место заключения: {a}',
  },
  same_birth: { en: 'the same year of birth: {a}', be: 'той самы год нараджэння: {a}', ru: 'тот же год рождения: {a}' },
  different_birth: {
    en: 'another year of birth: {a} here, {b} in the register',
    be: 'іншы год нараджэння: {a} тут, {b} у рэестры',
    ru: 'другой год рождения: {a} здесь, {b} в реестре',
  },
  same_relative: {
    en: 'a relative of the same name: {a}',
    be: 'сваяк з тым самым імем: {a}',
    ru: 'родственник с тем же именем: {a}',
  },
  same_country: {
    en: 'held in the same country: {a}',
    be: 'трымаюць у той самай краіне: {a}',
    ru: 'держат в той же стране: {a}',
  },
  different_country: {
    en: 'held in another country: {a} here, {b} in the register',
    be: 'трымаюць у іншай краіне: {a} тут, {b} у рэестры',
    ru: 'держат в другой стране: {a} здесь, {b} в реестре',
  },
} as const satisfies Readonly<Record<string, Texts>>
