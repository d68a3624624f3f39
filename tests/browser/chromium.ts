import { existsSync } from 'node:fs'

/** Where Chromium is: CHROMIUM, or the usual places; null when there is none. */
export function findChromium(): string | null {
  const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  return places.find((place) => place && existsSync(place)) ?? null
}
