import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  type EditionSigner,
  type EditionView,
  MANIFEST,
  type Manifest,
  type ManifestFile,
  manifestText,
  newestReports,
  PUBLIC_KEY,
  personLines,
  readManifest,
  SIGNATURE,
  sha256,
} from '../../publishing/index.ts'
import { LOCALES } from '../../ui/index.ts'
import type { SiteDeps } from '../deps.ts'
import { createSite } from '../site.tsx'
import { fileOf, withRelativeLinks } from './addresses.ts'
import { offlineSearch } from './offline-search.tsx'
import { pageKey, type Versions } from './page-keys.ts'

export interface MirrorOptions {
  readonly folder: string
  readonly deps: SiteDeps
  readonly edition: Manifest['edition']
  readonly versions: Versions
  readonly signer: EditionSigner
  /** Changes with the program that makes the pages. */
  readonly program: string
  /** Further files by path, such as data and feeds; `from` tells what they were made from. */
  readonly files?: readonly { readonly path: string; readonly bytes: Uint8Array }[]
  readonly tell?: (done: number, of: number) => void
}

export interface MirrorWritten {
  readonly files: number
  readonly written: number
  readonly removed: number
}

export class DeadLinkError extends Error {
  override name = 'DeadLinkError'
}

const PREFIXES = LOCALES.map(({ prefix }) => prefix)

/**
 * Writes the edition to a folder that opens from a disk: the same handlers that serve the site make its pages, links become
 * relative, and what did not change since the folder was last written is left alone. The manifest is written last.
 */
export async function writeMirror(options: MirrorOptions): Promise<MirrorWritten> {
  const before = (await readManifest(options.folder))?.files ?? {}
  const mirror = new Mirror(options, before)
  for (const { path, bytes } of [...offlineSearch(options.deps.edition()), ...(options.files ?? [])])
    await mirror.put(path, bytes)
  await mirror.crawl()
  const gone = Object.keys(before).filter((path) => !(path in mirror.files))
  for (const path of gone) await rm(join(options.folder, path), { force: true })
  const manifest = manifestText({ format: 'habeas-mirror@1', edition: options.edition, files: mirror.files })
  await writeFile(join(options.folder, PUBLIC_KEY), options.signer.publicKey)
  await writeFile(join(options.folder, SIGNATURE), `${options.signer.sign(Buffer.from(manifest))}\n`)
  await writeFile(join(options.folder, MANIFEST), manifest)
  return { files: Object.keys(mirror.files).length, written: mirror.written, removed: gone.length }
}

class Mirror {
  readonly files: Record<string, ManifestFile> = {}
  written = 0
  readonly #options: MirrorOptions
  readonly #before: Manifest['files']
  readonly #site: ReturnType<typeof createSite>
  readonly #folders = new Set<string>()

  constructor(options: MirrorOptions, before: Manifest['files']) {
    this.#options = options
    this.#before = before
    this.#site = createSite({ ...options.deps, mirror: true })
  }

  async crawl(): Promise<void> {
    const found = new Set(addressesIn(this.#options.deps.edition()))
    let done = 0
    // A set takes what is added to it while it is gone through.
    for (const address of found) {
      this.#options.tell?.(done++, found.size)
      if (fileOf(address, PREFIXES) in this.files) continue
      for (const link of await this.#page(address)) found.add(link)
    }
  }

  async put(path: string, bytes: Uint8Array, from?: string): Promise<void> {
    const file: ManifestFile = { sha256: sha256(bytes), bytes: bytes.length, ...(from ? { from } : {}) }
    this.files[path] = file
    if (this.#before[path]?.sha256 === file.sha256) return
    const target = join(this.#options.folder, path)
    if (!this.#folders.has(dirname(target))) await mkdir(dirname(target), { recursive: true })
    this.#folders.add(dirname(target))
    await writeFile(target, bytes)
    this.written++
  }

  /** Gives the addresses that the page leads to; none where it is the same as before, for then they were all found before. */
  async #page(address: string): Promise<Iterable<string>> {
    const { deps, versions, program } = this.#options
    const file = fileOf(address, PREFIXES)
    const locale = PREFIXES.find((prefix) => prefix !== '' && address.startsWith(`${prefix}/`)) ?? ''
    const key = pageKey(address.slice(locale.length), deps.edition(), versions, `${program} ${locale}`)
    const old = this.#before[file]
    if (key !== null && old?.from === key) {
      this.files[file] = old
      return []
    }
    const answer = await this.#site.request(address)
    if (answer.status !== 200)
      throw new DeadLinkError(
        `publish: expected a page at ${address}, got ${answer.status}. A page of the edition leads there; nothing was signed.`,
      )
    if (!answer.headers.get('content-type')?.startsWith('text/html')) {
      await this.put(file, new Uint8Array(await answer.arrayBuffer()))
      return []
    }
    const { html, links } = withRelativeLinks(await answer.text(), file, PREFIXES)
    await this.put(file, Buffer.from(withOwnNumbers(html)), key ?? undefined)
    return links
  }
}

/** Pictures number their parts through the whole run; numbered through the page, the same page is the same bytes. */
function withOwnNumbers(html: string): string {
  const numbers = new Map<string, number>()
  return html.replace(/\bplot-clip-\d+/g, (id) => {
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1)
    return `plot-clip-${numbers.get(id)}`
  })
}

/** What is always there; all else is found by following links. */
function* addressesIn(edition: EditionView): Iterable<string> {
  for (const prefix of PREFIXES) {
    yield prefix || '/'
    for (const { id } of personLines(edition)) yield `${prefix}/people/${encodeURIComponent(id)}`
    for (const { id } of edition.events) yield `${prefix}/events/${encodeURIComponent(id)}`
    for (const id of newestReports(edition)) yield `${prefix}/reports/${encodeURIComponent(id)}`
  }
}
