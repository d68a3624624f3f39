import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const PARTS = [
  'tokens',
  'base',
  'layout',
  'evidence',
  'check',
  'pages',
  'record',
  'overview',
  'editions',
  'briefing',
  'narrow',
  'print',
]

/** The one stylesheet. Its address holds its hash, so that it may be kept for ever and a new one is seen at once. */
export const stylesheet: { readonly css: string; readonly path: string } = load()

function load() {
  const css = PARTS.map((part) => readFileSync(new URL(`./style/${part}.css`, import.meta.url), 'utf8')).join('\n')
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 16)
  return Object.freeze({ css, path: `/assets/${hash}.css` })
}
