import type { Block } from './block.ts'
import { plainBlocks } from './plain-blocks.ts'

// Every class of characters leaves out what would start the next match, so that each expression stays linear.
const IMAGE_OR_LINK = /!?\[([^[\]\n]{0,500})\]\([^()\s]{0,2000}(?: "[^"\n()]{0,300}")?\)/g
const AUTOLINK = /<(https?:\/\/[^\s<>]{1,2000})>/g
const STRONG = /(\*\*|__)(?=\S)([^*_\n]{1,500})\1/g
const EMPHASIS = /(?<![\p{L}\p{N}*_\\])([*_])(?=[^\s*_])([^*_\n]{1,500})\1(?![\p{L}\p{N}*_])/gu
const CODE = /`([^`\n]{1,500})`/g
const ESCAPE = /\\([!-/:-@[-`{-~])/g
const HEADING = /^#{1,6} +(.*?)(?: +#+)?$/
const STARTS_ANEW = /^(?:#{1,6} |[-*+•] |\d{1,3}[.)] |>|\||```|~~~|---|===|\*\*\*)/

/** The blocks of Markdown as text: marks taken off, words untouched. */
export function markdownBlocks(text: string): readonly Block[] {
  return joinWrapped(text.split('\n')).flatMap(asBlock)
}

/** Whether a text is Markdown; only by what was said of it, as marks alone also stand in plain text. */
export function isMarkdown(fileName: string | null, contentType: string | null): boolean {
  return /^text\/(?:x-)?markdown/i.test(contentType ?? '') || /\.(?:md|markdown)$/i.test(fileName ?? '')
}

function joinWrapped(lines: readonly string[]): readonly string[] {
  const joined: string[][] = []
  let open = false
  for (const line of lines) {
    const text = line.trim()
    if (text === '') open = false
    else if (open && !STARTS_ANEW.test(text)) joined.at(-1)?.push(text)
    else {
      joined.push([text])
      open = !/^(?:#|\||---|===|```|~~~)/.test(text)
    }
  }
  return joined.map((parts) => parts.join(' '))
}

function asBlock(line: string): readonly Block[] {
  if (/^(?:```|~~~|={3,}$|-{3,}$|\*{3,}$|\|[\s|:-]+\|?$)/.test(line)) return []
  const heading = HEADING.exec(line)
  if (heading) return [{ text: unmark(heading[1] ?? ''), kind: 'heading' }]
  if (line.startsWith('|')) return [{ text: unmark(line.replace(/^\||\|$/g, '').trim()), kind: 'row' }]
  return plainBlocks(unmark(line.replace(/^(?:> ?){1,5}/, '').replace(/^[-*+] +/, '• ')))
}

function unmark(line: string): string {
  return line
    .replace(IMAGE_OR_LINK, '$1')
    .replace(AUTOLINK, '$1')
    .replace(STRONG, '$2')
    .replace(EMPHASIS, '$2')
    .replace(CODE, '$1')
    .replace(ESCAPE, '$1')
}
