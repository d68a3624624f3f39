import type { PageMetadata } from '../metadata/merge.ts'

const ARTICLE = /Article|BlogPosting|Report|NewsItem|LiveBlog/
const MOST_NODES = 5000
const LONGEST = 1_000_000

type Node = { readonly [key: string]: unknown }

/** What the JSON-LD of a page says of its article (schema.org), null when it says nothing or is no JSON. */
export function readJsonLd(source: string): PageMetadata | null {
  const article = nodesOf(parse(source)).find(({ '@type': type }) => ARTICLE.test([type].flat().join(' ')))
  if (article === undefined) return null
  return {
    title: text(article.headline) ?? text(article.name),
    outlet: nameOf(article.publisher),
    url: text(article.url) ?? text(article.mainEntityOfPage) ?? idOf(article.mainEntityOfPage),
    published: text(article.datePublished),
    updated: text(article.dateModified),
    language: text(article.inLanguage),
    body: text(article.articleBody),
  }
}

function parse(source: string): unknown {
  if (source.length > LONGEST) return null
  try {
    return JSON.parse(source.replace(/^\s*<!--|-->\s*$/g, ''))
  } catch (error) {
    // Pages carry broken JSON-LD often; the page's text is read all the same.
    if (error instanceof SyntaxError || error instanceof RangeError) return null
    throw error
  }
}

// Breadth first, without recursion: the nesting is the page's, and may be hostile.
function nodesOf(value: unknown): readonly Node[] {
  const found: Node[] = []
  const queue: unknown[] = [value]
  for (let i = 0; i < queue.length && i < MOST_NODES; i++) {
    const one = queue[i]
    if (Array.isArray(one)) for (const inner of one.slice(0, MOST_NODES)) queue.push(inner)
    else if (isNode(one)) {
      found.push(one)
      queue.push(one['@graph'], one.mainEntity)
    }
  }
  return found
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string | null {
  const one = Array.isArray(value) ? value[0] : value
  return typeof one === 'string' && one.trim() !== '' ? one.trim() : null
}

function nameOf(value: unknown): string | null {
  const one = Array.isArray(value) ? value[0] : value
  return isNode(one) ? text(one.name) : text(one)
}

function idOf(value: unknown): string | null {
  return isNode(value) ? text(value['@id']) : null
}
