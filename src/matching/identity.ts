/** A person of the register. What is known of them stands in claims; here is only what tells them apart. */
export interface Person {
  readonly kind: 'person'
  /** A slug: small Latin letters, digits, hyphens. */
  readonly id: string
  readonly names: readonly PersonName[]
  readonly sex: 'f' | 'm' | null
  /** EDTF, as precise as known. */
  readonly born: string | null
  readonly minor: boolean
}

export interface PersonName {
  readonly text: string
  /** BCP 47 of the spelling. */
  readonly language: string
}

export class InvalidPersonError extends Error {
  override name = 'InvalidPersonError'
}

export function createPerson(person: Omit<Person, 'kind'>): Person {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(person.id))
    throw new InvalidPersonError(
      `person: expected an id of small Latin letters, digits and hyphens such as "kavalenka-alena", got "${person.id}"`,
    )
  if (person.names.length === 0 || person.names.some((name) => name.text.trim() === ''))
    throw new InvalidPersonError(`person ${person.id}: expected at least one name and none empty`)
  return Object.freeze({ kind: 'person' as const, ...person })
}

/** The name by which a person is shown when nobody asked for a language: English, else the first. */
export function displayName(person: Person, language = 'en'): string {
  return (person.names.find((name) => name.language === language) ?? person.names[0])?.text ?? person.id
}

/** What judgements speak about: a person of the register, or a person as one report speaks of them. */
export type Node = `person:${string}` | `mention:${string}`

export const personNode = (id: string): Node => `person:${id}`
export const mentionNode = (reportId: string, ref: string): Node => `mention:${reportId}:${ref}`

/** A dated row: somebody looked at two nodes and said whether they are one person. Later rows on the same pair win. */
export interface Judgement {
  readonly seq: number
  readonly left: Node
  readonly right: Node
  readonly verdict: 'same' | 'different' | 'unsure'
  readonly by: string
  /** The second person, who may not be the first; the database refuses a merge of two register people without one. */
  readonly second: string | null
  readonly reason: string
  /** ISO instant. */
  readonly at: string
}

export const isPersonNode = (node: Node): boolean => node.startsWith('person:')

/** The register id behind a person's node. */
export const personIdOf = (node: Node): string => node.slice('person:'.length)

/** Reads a node as people write it: 'person:ID', 'mention:REPORT:REF', or an id alone for a person. Throws InvalidNodeError. */
export function parseNode(text: string): Node {
  if (/^person:[a-z0-9][a-z0-9-]*$/.test(text) || /^mention:[^:]+:[^:]+$/.test(text)) return text as Node
  if (/^[a-z0-9][a-z0-9-]*$/.test(text)) return personNode(text)
  throw new InvalidNodeError(
    `expected a person such as "kavalenka-alena" or "person:kavalenka-alena", or a mention such as "mention:REPORT:p1", got "${text}"`,
  )
}

export class InvalidNodeError extends Error {
  override name = 'InvalidNodeError'
}
