import { letterOf, soundCount } from './sounds.ts'

/** Inner letters are Cyrillic and have their low byte to themselves: this and the byte make the letter. */
export const letterBase = 0x400
export const iLetter = 'и'.charCodeAt(0) & 255

const loose = new Map(Object.entries({ я: 'а', ю: 'у', ё: 'о', э: 'е', ы: 'и', й: 'и', ь: '', ў: 'в' }))
const initial = new Map(Object.entries({ ё: 'е', э: 'е', ы: 'и', й: 'и', ь: '', ў: 'у' }))

/** The loose letter of each sound, as its low byte; 0 where it is not written. */
export const looseLetters = Uint8Array.from({ length: soundCount }, (_, sound) => byteOf(loose, letterOf(sound)))
/** The same at the beginning of a word, which keeps я and ю. */
export const initialLetters = Uint8Array.from({ length: soundCount }, (_, sound) => byteOf(initial, letterOf(sound)))

/** For each loose letter the one it falls together with in rough keys. */
export const roughLetters = Uint8Array.from({ length: 256 }, (_, letter) => letter)
for (const [from, to] of ['оа', 'яа', 'еи', 'ёи', 'хг', 'цт', 'ѕд', 'џж', 'щш', 'фв'])
  roughLetters[from!.charCodeAt(0) & 255] = to!.charCodeAt(0) & 255

function byteOf(map: ReadonlyMap<string, string>, letter: string): number {
  const text = map.get(letter) ?? letter
  return text === '' ? 0 : text.charCodeAt(0) & 255
}
