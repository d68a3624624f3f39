import { parse, YAMLError } from 'yaml'
import { levelOf, type SenderMetadata } from '../report.ts'

export interface FrontMatter {
  readonly metadata: SenderMetadata
  /** The line that says a machine wrote the report, verbatim; null without one. */
  readonly aiQuote: string | null
  readonly body: string
}

const LONGEST_HEAD = 20_000
const FIELDS = ['url', 'outlet', 'published', 'title', 'language'] as const

/**
 * The YAML head between two `---` lines with which Markdown files carry what their writer knows of them. A head that is no
 * mapping is text like any other: better read as text than lost.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const head = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text.slice(0, LONGEST_HEAD))
  const fields = head?.[1] === undefined ? null : mapping(head[1])
  if (head === null || fields === null) return { metadata: {}, aiQuote: null, body: text }
  const known = FIELDS.flatMap((name) => {
    const value = fields.get(name)
    return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim()] as const] : []
  })
  const level = levelOf(fields.get('level'))
  return {
    metadata: { ...Object.fromEntries(known), ...(level ? { level } : {}) },
    aiQuote: /^ai: *true *$/m.exec(head[0])?.[0] ?? null,
    body: text.slice(head[0].length),
  }
}

function mapping(yaml: string): ReadonlyMap<string, unknown> | null {
  try {
    const value: unknown = parse(yaml, { schema: 'failsafe', logLevel: 'error' })
    const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isMapping ? new Map(Object.entries(value)) : null
  } catch (error) {
    // A text may well begin with a line of dashes; ReferenceError is how the parser refuses too many aliases.
    if (error instanceof YAMLError || error instanceof ReferenceError) return null
    throw error
  }
}
