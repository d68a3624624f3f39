import { parse } from 'yaml'
import type { SenderMetadata } from '../report.ts'

export interface FrontMatter {
  readonly metadata: SenderMetadata
  readonly body: string
}

const LONGEST_HEAD = 20_000

/**
 * The YAML head between two `---` lines with which Markdown files carry what their writer knows of them. A head that is no
 * mapping is text like any other: better read as text than lost.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const head = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text.slice(0, LONGEST_HEAD))
  const fields = head?.[1] === undefined ? null : mapping(head[1])
  if (head === null || fields === null) return { metadata: {}, body: text }
  const field = (name: string): string | undefined => {
    const value = fields[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const known = (['url', 'outlet', 'published', 'title', 'language'] as const).flatMap((name) => {
    const value = field(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  return { metadata: Object.fromEntries(known), body: text.slice(head[0].length) }
}

function mapping(yaml: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = parse(yaml, { schema: 'failsafe' })
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
