import { LETTERS } from './letters.ts'

// Frequent small words of Belarusian as Łacinka writes them and that Polish, Czech, Slovak, Croatian and Lithuanian do not have, or write otherwise.
const WORDS = new Set(
  'što heta hety hetaha jaho jaje jany jon jana byŭ była byli paśla kab ź ŭ dla ale jak pra viadoma pavodle taksama jašče kali jakija jaki jakaja jakich čałaviek ludziej biełarusi biełaruś biełaruski biełaruskaja paviedamiŭ paviedamiła paviedamili skazaŭ skazała hadoŭ hady hod hodu žniŭnia vieraśnia kastryčnika lutaha červienia lipienia śniežnia studzienia sakavika palityčnych palitviaźniaŭ vyzvalili zvolnili turmy kałonii sud sudu'.split(
    ' ',
  ),
)
const DISTINCT = /[ŭ]/gi
const FOREIGN = /[ąęóżáéíýúůěřťďňäôľĺŕđėįųūēāīģķļņöőű]/gi

/** Belarusian in Latin letters, told from Polish and its neighbours by ŭ, by what it never writes, and by small words. */
export function isRomanisedBelarusian(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  if (words.length === 0) return false
  const own = text.match(new RegExp(`[${LETTERS['be-Latn']}]`, 'gi'))?.length ?? 0
  const distinct = text.match(DISTINCT)?.length ?? 0
  const foreign = text.match(FOREIGN)?.length ?? 0
  if (own === 0 || foreign * 4 > own) return false
  const hits = words.filter((word) => WORDS.has(word)).length
  return distinct * 25 >= words.length || (distinct > 0 && hits > 0) || hits * 6 >= words.length
}
