export type ByteOrder = 'utf-16le' | 'utf-16be'

const SAMPLE = 4096
const LEAST_PLAUSIBLE = 0.9
const LEAST_LETTERED = 0.6

/**
 * Whether bytes without a byte order mark are UTF-16, and in which order: nearly all units must be letters, digits or marks of the scripts we read.
 * Most must also have a high byte below 8, as those scripts have: else plain digits and spaces pass for general punctuation.
 */
export function guessUtf16(bytes: Uint8Array): ByteOrder | null {
  if (bytes.length < 8) return null
  const sample = bytes.subarray(0, SAMPLE)
  const little = plausibleShare(sample, 1, 0)
  const big = plausibleShare(sample, 0, 1)
  if (Math.max(little, big) < LEAST_PLAUSIBLE) return null
  return little >= big ? 'utf-16le' : 'utf-16be'
}

function plausibleShare(bytes: Uint8Array, high: number, low: number): number {
  const units = Math.floor(bytes.length / 2)
  let plausible = 0
  let lettered = 0
  for (let i = 0; i < units; i++) {
    const top = bytes[2 * i + high] ?? 0
    if (isPlausible((top << 8) | (bytes[2 * i + low] ?? 0))) plausible++
    if (top < 8) lettered++
  }
  return lettered < units * LEAST_LETTERED ? 0 : plausible / units
}

function isPlausible(unit: number): boolean {
  if (unit < 0x20) return unit === 9 || unit === 10 || unit === 13
  return (
    unit < 0x7f ||
    (unit >= 0xa0 && unit < 0x250) ||
    (unit >= 0x400 && unit < 0x530) ||
    (unit >= 0x2010 && unit < 0x20c0)
  )
}
