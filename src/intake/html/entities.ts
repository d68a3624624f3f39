import { parseHTML } from 'linkedom'

const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,31}));?/gi
// What pages mean by numbers 128–159 is Windows-1252 (HTML Standard, numeric character reference end state).
const windows1252 = new TextDecoder('windows-1252')
const known = new Map<string, string>()

/** Character references as the characters they stand for; unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(REFERENCE, decodeOne) : text
}

function decodeOne(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return named(whole, name)
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  if (code >= 128 && code < 160) return windows1252.decode(Uint8Array.of(code))
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code)
}

function named(whole: string, name: string): string {
  const before = known.get(name)
  if (before !== undefined) return before === '' ? whole : before
  const { document } = parseHTML(`<p>&${name};</p>`)
  const text = document.querySelector('p')?.textContent ?? ''
  const value = text === `&${name};` ? '' : text
  if (known.size < 3000) known.set(name, value)
  return value === '' ? whole : value
}
