export type ProtectionKind = 'consent' | 'silence' | 'erasure' | 'hold' | 'level'

export type Consent =
  | 'given'
  | 'refused'
  | 'silent_family_request'
  | 'not_reachable'
  | 'public_by_own_side'
  | 'withdrawn'

/** P0 public everywhere, P1 public pages, P2 with consent only, P3 for partners, P4 sealed. */
export type Level = 'P0' | 'P1' | 'P2' | 'P3' | 'P4'

/**
 * What keeps somebody or something out of editions, as a dated row; the last row of a kind on a target holds.
 * `silence` hides a person and keeps them in the count; `erasure` takes them out of every edition ever published; `hold` keeps
 * a release from being told until `until`, or until it is lifted; `level` puts a person or a claim on a level of its own.
 */
export interface Protection {
  readonly seq: number
  readonly kind: ProtectionKind
  /** 'person:ID', 'report:ID' or 'claim:ID'. */
  readonly target: string
  /** A Consent, a Level or 'usual', 'on' or 'off', by kind. */
  readonly value: string
  /** ISO instant at which it ends by itself; null for never. */
  readonly until: string | null
}

export interface NewProtection extends Omit<Protection, 'seq'> {
  readonly by: string
  readonly second: string | null
  readonly reason: string
}

const REFUSALS: ReadonlySet<string> = new Set<Consent>(['refused', 'silent_family_request', 'withdrawn'])

/** The rows that hold at a moment: the last of each kind on each target, less what has ended. */
export function protectionsAt(rows: readonly Protection[], now: string): ReadonlyMap<string, string> {
  const held = new Map<string, string>()
  for (const row of [...rows].sort((a, b) => a.seq - b.seq)) {
    const key = `${row.kind} ${row.target}`
    // A consent may run out; a wish to be left in peace does not.
    const ended = row.until !== null && row.until <= now && !REFUSALS.has(row.value)
    if (ended || row.value === 'off' || row.value === 'usual') held.delete(key)
    else held.set(key, row.value)
  }
  // Who was erased stays so, whatever row follows.
  for (const row of rows) if (row.kind === 'erasure') held.set(`erasure ${row.target}`, 'on')
  return held
}
