/** Where an address of the site stands in a folder: '/people/x' in 'people/x.html', '/people?page=2' in 'people/index_page-2.html'. */
export function fileOf(address: string, prefixes: readonly string[]): string {
  const [path = '/', query = ''] = address.split('?')
  const prefix = prefixes.find((one) => one !== '' && (path === one || path.startsWith(`${one}/`))) ?? ''
  const parts = path.slice(prefix.length).split('/').filter(Boolean).map(segment)
  const folder = prefix === '' ? [] : [prefix.slice(1)]
  const last = parts.at(-1) ?? ''
  if (/\.[a-z0-9]+$/.test(last)) return [...folder, ...parts].join('/')
  const asked = [...new URLSearchParams(query)].map(([key, value]) => `_${segment(key)}-${segment(value)}`).join('')
  if (parts.length < 2) return [...folder, ...parts, `index${asked}.html`].join('/')
  return `${[...folder, ...parts].join('/')}${asked}.html`
}

/** The way from one file to another, as a link. */
export function relativeTo(from: string, to: string): string {
  const [start, end] = [from.split('/').slice(0, -1), to.split('/')]
  let same = 0
  while (same < start.length && same < end.length - 1 && start[same] === end[same]) same++
  const way = [...start.slice(same).map(() => '..'), ...end.slice(same).map(encodeURIComponent)].join('/')
  return way
}

const LINK = / (href|src)="(\/(?!\/)[^"]*|\/)"/g

/** A page with its links made relative, and the addresses they lead to. */
export function withRelativeLinks(
  html: string,
  file: string,
  prefixes: readonly string[],
): { readonly html: string; readonly links: ReadonlySet<string> } {
  const links = new Set<string>()
  const relative = html.replace(LINK, (_, name: string, told: string) => {
    const [address = '/', mark] = told.replaceAll('&amp;', '&').split('#')
    // The interface for programs answers questions; a folder cannot. The words stay, the way is gone.
    if (address.startsWith('/api/')) return ''
    links.add(address)
    return ` ${name}="${relativeTo(file, fileOf(address, prefixes))}${mark === undefined ? '' : `#${mark}`}"`
  })
  return { html: relative, links }
}

/** One step of a path as a file name anywhere: no separators, no way out of the folder. */
function segment(text: string): string {
  const plain = decodeURIComponent(text).replace(/[\\/:*?"<>|\0]/g, '-')
  return /^\.+$/.test(plain) ? plain.replaceAll('.', '-') : plain
}
