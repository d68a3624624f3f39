import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins'
import type { Kysely } from 'kysely'
import { writerOf } from '../../database/index.ts'
import { hashPassword, isPassword, LONGEST, SHORTEST } from './password.ts'
import type { AccountTables } from './tables.ts'

export interface AuthSettings {
  readonly db: Kysely<AccountTables>
  readonly secret: Uint8Array
  /** The address under which browsers reach the desk. */
  readonly address: URL
  /** Whether pages on other ports of this machine may be the origin: true where the address was not set. */
  readonly anyPort: boolean
}

/** In seconds: a session ends after a working day, whatever is done in it. */
export const SESSION_LASTS = 8 * 3600

/** Its settings, apart, so that a test can ask the library which tables they need. */
export function authOptions({ db, secret, address, anyPort }: AuthSettings) {
  const secure = address.protocol === 'https:'
  return {
    appName: 'Habeas',
    baseURL: address.origin,
    secret: Buffer.from(secret).toString('base64'),
    database: { db, type: 'postgres' as const },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST,
      maxPasswordLength: LONGEST * 4,
      password: {
        hash: hashPassword,
        verify: (given: { hash: string; password: string }) => isPassword(given.hash, given.password),
      },
    },
    user: { modelName: 'desk_account' },
    session: { modelName: 'desk_session', expiresIn: SESSION_LASTS, disableSessionRefresh: true, freshAge: 0 },
    account: { modelName: 'desk_credential' },
    verification: { modelName: 'desk_verification' },
    advanced: {
      // The prefix makes browsers refuse the cookie from a neighbouring host or without TLS.
      useSecureCookies: false,
      cookiePrefix: secure ? '__Host-habeas' : 'habeas',
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'strict' as const, path: '/' },
      // Where the staff sit is nobody's business, a seized server's least of all.
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      twoFactor({ issuer: 'Habeas', schema: { twoFactor: { modelName: 'desk_second_factor' } } }),
      passkey({
        rpID: address.hostname,
        rpName: 'Habeas',
        ...(anyPort ? {} : { origin: address.origin }),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        schema: { passkey: { modelName: 'desk_passkey' } },
        registration: {
          afterVerification: ({ verification }) => requireUser(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification }) => requireUser(verification.authenticationInfo.userVerified),
        },
      }),
    ],
  }
}

/** A passkey stands for both factors only where the device asked its owner for a finger, a face or a code. */
async function requireUser(verified: boolean | undefined): Promise<void> {
  if (verified !== true) throw new APIError('UNAUTHORIZED', { message: 'user verification is required' })
}

/** What a call to the library gave, with the cookies it wants set. */
export interface AuthAnswer {
  readonly ok: boolean
  readonly body: Readonly<Record<string, unknown>>
  readonly cookies: readonly string[]
}

export interface AuthSession {
  readonly id: string
  readonly userId: string
}

/** The part of the library that the desk uses. Its own HTTP routes are never mounted: every route of the desk has a rule. */
export interface Auth {
  session(headers: Headers): Promise<AuthSession | null>
  signIn(headers: Headers, email: string, password: string): Promise<AuthAnswer>
  verifyCode(headers: Headers, kind: 'totp' | 'recovery', code: string): Promise<AuthAnswer>
  beginTotp(headers: Headers, password: string): Promise<AuthAnswer>
  newRecoveryCodes(headers: Headers, password: string): Promise<AuthAnswer>
  passkeyOptions(headers: Headers, to: 'register' | 'sign_in'): Promise<AuthAnswer>
  verifyPasskey(headers: Headers, to: 'register' | 'sign_in', response: unknown, name: string): Promise<AuthAnswer>
  signOut(headers: Headers): Promise<AuthAnswer>
}

export function createAuth(settings: AuthSettings): Auth {
  const { api } = betterAuth(authOptions({ ...settings, db: writerOf(settings.db) }))
  return {
    session: async (headers) => {
      const found = await api.getSession({ headers })
      return found && { id: found.session.id, userId: found.user.id }
    },
    signIn: async (headers, email, password) =>
      read(await api.signInEmail({ headers, body: { email, password }, asResponse: true })),
    verifyCode: async (headers, kind, code) =>
      read(
        kind === 'totp'
          ? await api.verifyTOTP({ headers, body: { code }, asResponse: true })
          : await api.verifyBackupCode({ headers, body: { code }, asResponse: true }),
      ),
    beginTotp: async (headers, password) =>
      read(await api.enableTwoFactor({ headers, body: { password, method: 'totp' }, asResponse: true })),
    newRecoveryCodes: async (headers, password) =>
      read(await api.generateBackupCodes({ headers, body: { password }, asResponse: true })),
    passkeyOptions: async (headers, to) =>
      read(
        to === 'register'
          ? await api.generatePasskeyRegistrationOptions({ headers, query: {}, asResponse: true })
          : await api.generatePasskeyAuthenticationOptions({ headers, asResponse: true }),
      ),
    verifyPasskey: async (headers, to, response, name) =>
      read(
        to === 'register'
          ? await api.verifyPasskeyRegistration({ headers, body: { response, name }, asResponse: true })
          : // The library checks every part of what a browser sent; its type only says what a browser should send.
            await api.verifyPasskeyAuthentication({ headers, body: { response: response as never }, asResponse: true }),
      ),
    signOut: async (headers) => read(await api.signOut({ headers, asResponse: true })),
  }
}

async function read(response: Response): Promise<AuthAnswer> {
  return {
    ok: response.ok,
    body: asObject(await response.json().catch(() => null)),
    cookies: response.headers.getSetCookie(),
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? { ...value } : {}
}
