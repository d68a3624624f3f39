import { statSync } from 'node:fs'
import { join } from 'node:path'
import { AUDIT_KEY_FILE, secretFile, type ValueSealer } from '../audit/index.ts'
import type { Config } from '../config.ts'
import { EDITION_KEY_FILE } from '../publishing/index.ts'
import { formatKeyRing, type KeyRing, parseKeyRing, seal, unseal, withNewKey } from '../sealing/index.ts'

export const FIELD_KEYS = 'field-keys'
export const DESK_SECRET = 'desk-secret'

/** Every secret file of a register, with what is lost without it. */
export const SECRET_FILES: Readonly<Record<string, string>> = {
  [DESK_SECRET]: 'sessions and one-time codes; without it everybody signs in anew with a link',
  [AUDIT_KEY_FILE]: 'signs the audit; without it the chain goes on under a new key, which shows',
  [EDITION_KEY_FILE]: 'signs published folders; without it readers cannot tell yours from a forgery',
  [FIELD_KEYS]: 'opens sealed fields; without it they can never be read again',
}

/** The folder of the secret files: on another disk or stick where the register's owner wants them apart from the database. */
export const keyFolder = ({ keyDir, dataDir }: Pick<Config, 'keyDir' | 'dataDir'>): string => keyDir ?? dataDir

/** The keys of sealed fields, made at the first asking. */
export function readFieldKeys(folder: string): KeyRing {
  const text = secretFile(folder, FIELD_KEYS, () => formatKeyRing(withNewKey({ keys: [] })))
  return parseKeyRing(text, join(folder, FIELD_KEYS))
}

/** Seals and opens with the key file as it is now: a key that another process adds is taken up at the next value. */
export function openSeals(folder: string): ValueSealer {
  let held: { readonly ring: KeyRing; readonly changed: number } | null = null
  const ring = (): KeyRing => {
    const changed = statSync(join(folder, FIELD_KEYS), { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (held?.changed !== changed || changed === 0) held = { ring: readFieldKeys(folder), changed }
    return held.ring
  }
  readFieldKeys(folder)
  return {
    seal: (about, value) => seal(ring(), about, value),
    unseal: (about, sealed) => unseal(ring(), about, sealed),
  }
}
