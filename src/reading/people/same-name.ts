/** Case endings in Slavic and Lithuanian names: two forms of one name share all but such an ending. */
const FEMININE =
  /(ая|ой|ую|аю|яя|ськ[аоу]ю?|цька|цьк[уо]ї?|ской|скую|ова|еву|ёва|іна|aya|aja|ska|cka|ska|ską|skiej|skaya|skaja|ienė|ytė|aitė|utė)$/
const MASCULINE =
  /(ий|ый|ого|аго|ому|аму|ским|цким|ські?й|цький|ського|ському|ськім|ski|cki|sky|ski|skiego|skiemu|skim|skij|skyi|ouski|uski|čius|ius|auskas)$/

/** Whether two words of names, in lower case, can be forms of one word. */
export function sameNameWord(a: string, b: string, inflects: boolean): boolean {
  if (a === b) return true
  if (a.length < 3 || b.length < 3) return false
  if (!inflects) return plain(a) === plain(b)
  const shared = commonPrefix(a, b)
  const shortest = Math.min(a.length, b.length)
  if (shared < Math.max(3, shortest - 3) || a.length - shared > 4 || b.length - shared > 4) return false
  return !sexesDiffer(a, b)
}

export function surnameSex(low: string): 'f' | 'm' | null {
  const feminine = FEMININE.test(low)
  return feminine === MASCULINE.test(low) ? null : feminine ? 'f' : 'm'
}

export function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ł/g, 'l')
    .replace(/['-]/g, '')
}

function sexesDiffer(a: string, b: string): boolean {
  const x = surnameSex(a)
  const y = surnameSex(b)
  return x !== null && y !== null && x !== y
}

function commonPrefix(a: string, b: string): number {
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  return i
}
