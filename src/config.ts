import { resolve } from 'node:path'
import { type SecondReaderSettings, secondReaderSettings } from './reading/index.ts'

/** The environment, read once. Every setting is described in docs/operating.md. */
export interface Config {
  /** Where the embedded database lives; absolute. */
  readonly dataDir: string
  /** A PostgreSQL of version 15 or later to use instead of the embedded one; null for the embedded one. */
  readonly databaseUrl: string | null
  readonly host: string
  readonly sitePort: number
  readonly deskPort: number
  /** The address under which browsers reach the desk through a proxy with TLS; null where it stays on this machine. */
  readonly deskUrl: string | null
  /** Where the desk fetches an address from that somebody gives it. */
  readonly fetchesFrom: 'loopback' | 'anywhere'
  /** The model that reads beside the rules; null, and none is ever asked, unless the environment names one. */
  readonly secondReader: SecondReaderSettings | null
}

export class InvalidConfigError extends Error {
  override name = 'InvalidConfigError'
}

export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const databaseUrl = environment.DATABASE_URL?.trim() || null
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
    throw new InvalidConfigError(
      'DATABASE_URL: expected an address such as postgres://user@host/database, got something else. Correct it, or unset it to use the embedded database.',
    )
  return {
    dataDir: resolve(environment.HABEAS_DATA?.trim() || 'data'),
    databaseUrl,
    host: environment.HABEAS_HOST?.trim() || '127.0.0.1',
    sitePort: port(environment, 'HABEAS_SITE_PORT', 8470),
    deskPort: port(environment, 'HABEAS_DESK_PORT', 8471),
    deskUrl: secureAddress(environment.HABEAS_DESK_URL?.trim()),
    fetchesFrom: fetchesFrom(environment.HABEAS_FETCH?.trim()),
    secondReader: secondReaderSettings(environment),
  }
}

/** Fetching tells the other side that somebody here reads it: nothing is fetched from elsewhere unless asked for. */
function fetchesFrom(given: string | undefined): 'loopback' | 'anywhere' {
  if (!given || given === 'loopback') return 'loopback'
  if (given === 'anywhere') return given
  throw new InvalidConfigError(`HABEAS_FETCH: expected loopback or anywhere, got "${given}"`)
}

/** Without TLS passwords would cross the network in the clear. */
function secureAddress(given: string | undefined): string | null {
  if (!given) return null
  const url = URL.canParse(given) ? new URL(given) : null
  if (url?.protocol !== 'https:' || url.pathname !== '/' || url.search || url.username)
    throw new InvalidConfigError(
      `HABEAS_DESK_URL: expected an address such as https://desk.example.org, got "${given}". Put a proxy with TLS in front of the desk, or leave it unset to use the desk on this machine alone.`,
    )
  return url.origin
}

function port(environment: Readonly<Record<string, string | undefined>>, name: string, usual: number): number {
  const given = environment[name]?.trim()
  if (!given) return usual
  const number = Number(given)
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new InvalidConfigError(`${name}: expected a port from 0 to 65535, got "${given}"`)
  return number
}
