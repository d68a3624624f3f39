import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isSigned } from './signing.ts'

export interface ManifestFile {
  readonly sha256: string
  readonly bytes: number
  /** What the file was made from, where that can be told without making it. */
  readonly from?: string
}

/** What a folder that was published holds. Its own file, its signature and the public key stand beside it and not in it. */
export interface Manifest {
  readonly format: 'habeas-mirror@1'
  readonly edition: {
    readonly number: number
    readonly id: string
    readonly published: string
    readonly digest: string
  }
  readonly files: Readonly<Record<string, ManifestFile>>
}

export const MANIFEST = 'manifest.json'
export const SIGNATURE = 'manifest.json.sig'
export const PUBLIC_KEY = 'key.pem'

export interface FolderVerdict {
  readonly files: number
  readonly edition: string | null
  /** In words, each with the file it speaks of. */
  readonly faults: readonly string[]
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** One line a file, so that two manifests can be compared line by line. */
export function manifestText({ format, edition, files }: Manifest): string {
  const lines = Object.keys(files)
    .sort()
    .map((path) => `${JSON.stringify(path)}:${JSON.stringify(files[path])}`)
  return `{"format":${JSON.stringify(format)},"edition":${JSON.stringify(edition)},"files":{\n${lines.join(',\n')}\n}}\n`
}

/** Null where the folder holds none yet. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const bytes = await readOrNull(join(folder, MANIFEST))
  return bytes ? (JSON.parse(bytes.toString()) as Manifest) : null
}

/**
 * Whether a folder is what its manifest says and the manifest is signed by the key: the one given, as PEM, or else the one in the
 * folder, which only tells that nothing was damaged, not who made it.
 */
export async function verifyFolder(folder: string, publicKey?: string): Promise<FolderVerdict> {
  const [bytes, signature, own] = await Promise.all(
    [MANIFEST, SIGNATURE, PUBLIC_KEY].map((name) => readOrNull(join(folder, name))),
  )
  if (!bytes || !signature || !own)
    return {
      files: 0,
      edition: null,
      faults: [`${folder}: expected ${MANIFEST}, ${SIGNATURE} and ${PUBLIC_KEY}, not all are there`],
    }
  const faults: string[] = []
  if (!isSigned(publicKey ?? own.toString(), bytes, signature.toString().trim()))
    faults.push(`${MANIFEST}: not signed by ${publicKey ? 'the key given' : 'the key in the folder'}`)
  const manifest = JSON.parse(bytes.toString()) as Manifest
  for (const [path, { sha256: expected }] of Object.entries(manifest.files)) {
    const found = await readOrNull(join(folder, path))
    if (!found) faults.push(`${path}: missing`)
    else if (sha256(found) !== expected) faults.push(`${path}: changed since it was signed`)
  }
  const known = new Set([...Object.keys(manifest.files), MANIFEST, SIGNATURE, PUBLIC_KEY])
  for (const path of await filesIn(folder)) if (!known.has(path)) faults.push(`${path}: not in the manifest`)
  return { files: Object.keys(manifest.files).length, edition: manifest.edition.id, faults }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.replace(/\/$/, '').length + 1)
        .replaceAll('\\', '/'),
    )
}

async function readOrNull(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
