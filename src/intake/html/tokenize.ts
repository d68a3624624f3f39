/** One piece of a page, in order. */
export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly tag: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly tag: string }
  /** What stands inside script, style and the like, unread. */
  | { readonly kind: 'raw'; readonly tag: string; readonly attributes: string; readonly text: string }

const RAW_TAGS = new Set(['script', 'style', 'textarea', 'iframe', 'noembed', 'noframes', 'xmp'])
const TAG_NAME = /^[a-z][a-z0-9:-]{0,40}/i

/**
 * The tokens of a page, in one pass over it: linear in its length, without recursion, whatever is nested, unclosed or cut off.
 * Wrong markup is never refused: what cannot be a tag is text.
 */
export function* tokenize(html: string): Generator<Token> {
  const find = finder(html)
  let at = 0
  while (at < html.length) {
    const open = find('<', at)
    if (open < 0) {
      yield { kind: 'text', text: html.slice(at) }
      return
    }
    if (open > at) yield { kind: 'text', text: html.slice(at, open) }
    const next = html.charCodeAt(open + 1)
    if (next === 33 || next === 63) at = endOfDeclaration(html, open, find)
    else {
      const tag = readTag(html, open, find)
      if (tag === null) {
        yield { kind: 'text', text: '<' }
        at = open + 1
      } else {
        yield tag.token
        at = tag.end
        if (tag.token.kind === 'open' && RAW_TAGS.has(tag.token.tag)) {
          const end = endOfRaw(html, at, tag.token.tag, find)
          yield { kind: 'raw', tag: tag.token.tag, attributes: tag.token.attributes, text: html.slice(at, end) }
          at = end
        }
      }
    }
  }
}

type Find = (what: string, from: number) => number

// Once a string is not found it is not looked for again: otherwise a page of unclosed quotes or comments takes quadratic time.
function finder(html: string): Find {
  const gone = new Set<string>()
  return (what, from) => {
    if (gone.has(what)) return -1
    const at = html.indexOf(what, from)
    if (at < 0) gone.add(what)
    return at
  }
}

function endOfDeclaration(html: string, open: number, find: Find): number {
  const comment = html.startsWith('<!--', open)
  const cdata = html.startsWith('<![CDATA[', open)
  const mark = comment ? '-->' : cdata ? ']]>' : '>'
  const end = find(mark, open + 2)
  if (end >= 0) return end + mark.length
  // A comment that never ends was cut off or forged: what follows its first > is read, so that no text hides in it.
  const plain = find('>', open + 2)
  return plain < 0 ? html.length : plain + 1
}

function readTag(
  html: string,
  open: number,
  find: Find,
): { token: Token & { kind: 'open' | 'close' }; end: number } | null {
  const closing = html.charCodeAt(open + 1) === 47
  const from = open + (closing ? 2 : 1)
  const name = TAG_NAME.exec(html.slice(from, from + 42))?.[0]
  if (name === undefined) return null
  const tag = name.toLowerCase()
  const close = endOfTag(html, from + name.length, find)
  // Cut off inside a tag: nothing readable follows.
  const end = close < 0 ? html.length : close
  const attributes = html.slice(from + name.length, end)
  return { token: closing ? { kind: 'close', tag } : { kind: 'open', tag, attributes }, end: end + 1 }
}

// A > inside a quoted value does not end the tag, unless the quote is never closed.
function endOfTag(html: string, from: number, find: Find): number {
  const quoted = /=\s*(["'])|>/g
  quoted.lastIndex = from
  for (;;) {
    const match = quoted.exec(html)
    if (match === null) return -1
    if (match[1] === undefined) return match.index
    const closed = find(match[1], quoted.lastIndex)
    if (closed < 0) return find('>', match.index)
    quoted.lastIndex = closed + 1
  }
}

function endOfRaw(html: string, from: number, tag: string, find: Find): number {
  let at = from
  for (;;) {
    const close = find('</', at)
    if (close < 0) return html.length
    if (html.slice(close + 2, close + 2 + tag.length).toLowerCase() === tag) return close
    at = close + 2
  }
}
