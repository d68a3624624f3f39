import { resolve } from 'node:path'
import { type SecondReaderSettings, secondReaderSettings } from './reading/index.ts'

/** The environment, read once. Every setting is described in docs/operating.md. */
export interface Config {
  /** Where the embedded database lives; absolute. */
  readonly dataDir: string
  /** Where the secret files lie, absolute; null for the data folder itself. */
  readonly keyDir: string | null
  /** A PostgreSQL of version 15 or later to use instead of the embedded one; null for the embedded one. */
  readonly databaseUrl: string | null
  readonly host: string
  readonly sitePort: number
  readonly deskPort: number
  /** The address under which browsers reach the desk through a proxy with TLS; null where it stays on this machine. */
  readonly deskUrl: string | null
  /** Where an address that somebody at the desk gives may be fetched from; this machine alone unless told. */
  readonly fetchesFrom: 'loopback' | 'anywhere'
  /** Whether pages of the site have titles that tell nothing to whoever sees the screen or a history. */
  readonly neutralTitles: boolean
  /** The site's address as an onion service, told to Tor Browser; null where there is none. */
  readonly onionLocation: string | null
  /** The site's own address for links in feeds and mails, such as https://register.example.org; null where it is the one that was asked. */
  readonly siteUrl: string | null
  /** How mails go out to readers who asked for them; null, and nobody can ask, unless the environment names a server. */
  readonly mail: { readonly server: string; readonly from: string; readonly site: string } | null
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
    keyDir: environment.HABEAS_KEYS?.trim() ? resolve(environment.HABEAS_KEYS.trim()) : null,
    databaseUrl,
    host: environment.HABEAS_HOST?.trim() || '127.0.0.1',
    sitePort: port(environment, 'HABEAS_SITE_PORT', 8470),
    deskPort: port(environment, 'HABEAS_DESK_PORT', 8471),
    deskUrl: secureAddress(environment.HABEAS_DESK_URL?.trim()),
    fetchesFrom: fetchesFrom(environment.HABEAS_FETCH?.trim()),
    neutralTitles: isOn(environment, 'HABEAS_NEUTRAL_TITLES'),
    onionLocation: onion(environment.HABEAS_ONION?.trim()),
    ...mailSettings(environment),
    secondReader: secondReaderSettings(environment),
  }
}

/** Fetching tells the other side that somebody here reads it: nothing is fetched from elsewhere unless asked for. */
function fetchesFrom(given: string | undefined): 'loopback' | 'anywhere' {
  if (!given || given === 'loopback') return 'loopback'
  if (given === 'anywhere') return given
  throw new InvalidConfigError(`HABEAS_FETCH: expected loopback or anywhere, got "${given}"`)
}

function mailSettings(environment: Readonly<Record<string, string | undefined>>): Pick<Config, 'siteUrl' | 'mail'> {
  const address = environment.HABEAS_SITE_URL?.trim()
  const siteUrl = address && URL.canParse(address) ? new URL(address).href.replace(/\/+$/, '') : null
  if (address && !/^https?:/.test(siteUrl ?? ''))
    throw new InvalidConfigError(
      `HABEAS_SITE_URL: expected the address of the site such as https://register.example.org, got "${address}"`,
    )
  const server = environment.HABEAS_MAIL_SERVER?.trim()
  if (!server) return { siteUrl, mail: null }
  const from = environment.HABEAS_MAIL_FROM?.trim()
  if (!/^smtps?:\/\/./.test(server))
    throw new InvalidConfigError(
      'HABEAS_MAIL_SERVER: expected an address such as smtps://user:password@mail.example.org, got something else',
    )
  if (!from || siteUrl === null)
    throw new InvalidConfigError(
      'HABEAS_MAIL_SERVER: expected HABEAS_MAIL_FROM and HABEAS_SITE_URL beside it, for mails need a sender and links, got none',
    )
  return { siteUrl, mail: { server, from, site: siteUrl } }
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

function isOn(environment: Readonly<Record<string, string | undefined>>, name: string): boolean {
  const given = environment[name]?.trim().toLowerCase() ?? ''
  if (['', '0', 'no', 'off', 'false'].includes(given)) return false
  if (['1', 'yes', 'on', 'true'].includes(given)) return true
  throw new InvalidConfigError(`${name}: expected yes or no, got "${given}"`)
}

function onion(given: string | undefined): string | null {
  if (!given) return null
  if (!/^https?:\/\/[a-z2-7]{56}\.onion\/?$/.test(given))
    throw new InvalidConfigError(
      `HABEAS_ONION: expected an address such as http://….onion with 56 letters and digits, got "${given}". Take it from the hostname file of the onion service, or leave it unset.`,
    )
  return given.replace(/\/$/, '')
}

function port(environment: Readonly<Record<string, string | undefined>>, name: string, usual: number): number {
  const given = environment[name]?.trim()
  if (!given) return usual
  const number = Number(given)
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new InvalidConfigError(`${name}: expected a port from 0 to 65535, got "${given}"`)
  return number
}
