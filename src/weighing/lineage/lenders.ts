import type { Directory, Organisation } from '../directory.ts'
import { fold } from '../fold.ts'

/** Wires and outlets lend whole texts; who counts, governs or speaks is quoted, and quoting is no copying. */
const lendsTexts = (entry: Organisation): boolean => entry.kind === 'wire' || entry.kind === 'outlet'

/** Of the names given, those that lend whole texts, by their own name; names that no pack lists are left out. */
export function lendersOf(names: readonly string[], directory: Directory): ReadonlySet<string> {
  return new Set(
    names.flatMap((name) =>
      directory
        .findAll(name)
        .filter(lendsTexts)
        .map((entry) => entry.name),
    ),
  )
}

/** Whom a report as a whole may have its text from: lenders by their own name, what no pack lists as it is written. */
export function creditedBy(names: readonly string[], directory: Directory): ReadonlySet<string> {
  return new Set(
    names.flatMap((name) => {
      const found = directory.findAll(name)
      return found.length > 0 ? found.filter(lendsTexts).map((entry) => entry.name) : [fold(name)]
    }),
  )
}

/** Agencies that nobody in the directory stands above. */
export function freeWires(names: ReadonlySet<string>, directory: Directory): ReadonlySet<string> {
  const isFree = (name: string) => {
    const found = directory.find(name)
    return found?.kind === 'wire' && directory.roofs(found.id, null).length === 1
  }
  return new Set([...names].filter(isFree))
}

const REPRINT =
  /\b(copy|copies|copie|copia|kopie|kopia|reprint(ed)?|republished|syndicated|via|przedruk|nachdruck|pieredruk|perepechatka|peredruk)\b/g

/** Whose text an outlet carries where its name says so, as catalogues write it: 'Border Radio (copy of the Ledger)', 'Ledger (reprint)'. */
export function notedSource(outlet: string): string | null {
  const note = /\(([^)]*)\)\s*$/.exec(outlet)?.[1]
  if (note === undefined) return null
  const words = fold(note)
  return words.search(REPRINT) < 0 ? null : words.replace(REPRINT, '').trim()
}
