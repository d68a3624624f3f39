import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** One import of one file by another, both as paths below src/ with forward slashes. */
export interface Edge {
  readonly from: string
  readonly to: string
}

export function sourceFiles(): string[] {
  return globSync('**/*.{ts,tsx}', { cwd: join(root, 'src') })
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
}

export function readSource(file: string): string {
  return readFileSync(join(root, 'src', file), 'utf8')
}

/** Every relative import and re-export, read as text: no compiler API exists for this version of the language. */
export function importsOf(file: string, text: string): Edge[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\b[^'"\n]*?(?:\n[^'"]*?)?from\s+['"](\.[^'"]+)['"]|\bimport\(\s*['"](\.[^'"]+)['"]/g
  return [...text.matchAll(pattern)].map((match) => ({
    from: file,
    to: posix.normalize(posix.join(dirname(file), match[1] ?? match[2] ?? '')),
  }))
}

export const folderOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : '')
