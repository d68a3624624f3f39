import { hash, verify } from '@node-rs/argon2'

/** The library's default is argon2id; 19 MiB and two passes are what OWASP asks at least, and take some 70 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const SHORTEST = 12
export const LONGEST = 200

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST)
}

export async function isPassword(hashed: string, password: string): Promise<boolean> {
  return verify(hashed, password.normalize('NFKC'))
}

export type PasswordFault = 'short' | 'long' | 'plain' | 'name'

/** Length is what counts; one that is a single character, a run or the name itself is no password however long. */
export function passwordFault(password: string, name: string): PasswordFault | null {
  const letters = [...password]
  if (letters.length < SHORTEST) return 'short'
  if (letters.length > LONGEST) return 'long'
  if (new Set(letters).size < 5) return 'plain'
  return password.toLowerCase().includes(name.toLowerCase()) && name.length >= password.length / 2 ? 'name' : null
}
