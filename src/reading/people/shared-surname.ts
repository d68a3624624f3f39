import type { NameRun } from '../find/names.ts'
import { foldWord } from '../text/tokens.ts'
import { covered, hitAt, hitBefore, type View } from '../text/view.ts'

/**
 * "Timur and Ruslan Placehold", «Тимура и Руслана Примеровых»: a given name that is joined to a full name has its surname. A
 * surname in the plural says so by itself and is put into the singular; elsewhere nobody may be known by that given name
 * otherwise, and no word such as "his wife" may tell whose it is.
 */
export function shareSurnames(
  views: readonly View[],
  runs: readonly (readonly NameRun[])[],
): readonly (readonly NameRun[])[] {
  const known = new Set(runs.flatMap((list) => list.filter((run) => run.parts.length > 1).map((run) => run.lows[0])))
  return runs.map((list, v) => (list.length < 2 ? list : shareIn(views[v] as View, list, known)))
}

function shareIn(view: View, list: readonly NameRun[], known: ReadonlySet<string | undefined>): readonly NameRun[] {
  const shared = [...list]
  for (let i = list.length - 1; i > 0; i--) {
    const full = list[i] as NameRun
    if (full.parts.length !== 2 || !covered(view, full.from, 'g:')) continue
    const first = firstOfList(view, list, i)
    if (first === i) continue
    const plural = singulars(view, full.lows.at(-1) ?? '')
    if (!plural && (view.language.inflects || !standAlone(view, list.slice(first, i), known))) continue
    for (let j = first; j <= i; j++) {
      const run = list[j] as NameRun
      const sex = run.sex ?? (j === i ? full.sex : null)
      const surname = plural ? plural(full.parts.at(-1) ?? '', sex) : (full.parts.at(-1) ?? '')
      shared[j] = withSurname(run, surname, Math.max(run.weight, full.weight), j === i)
    }
    i = first
  }
  return shared
}

/** The first of the given names that are joined to the full name, by commas and a last "and". */
function firstOfList(view: View, list: readonly NameRun[], full: number): number {
  let first = full
  while (first > 0) {
    const [run, next] = [list[first - 1] as NameRun, list[first] as NameRun]
    const link = next.from - run.to === 1
    const joined = link && (hitAt(view, run.to, 'join') !== null || (first < full && view.tokens[run.to]?.text === ','))
    if (!joined || run.parts.length !== 1 || !covered(view, run.from, 'g:')) return first
    first--
  }
  return first
}

function standAlone(view: View, runs: readonly NameRun[], known: ReadonlySet<string | undefined>): boolean {
  return runs.every(
    (run) => !known.has(run.lows[0]) && !hitBefore(view, run.from, 'k:') && !hitBefore(view, run.from, 'r:'),
  )
}

/** How a surname in the plural stands in the singular of the same case; null for one that is in no plural. */
function singulars(view: View, low: string): ((written: string, sex: 'f' | 'm' | null) => string) | null {
  for (const [ending, [male, female]] of view.language.surnamePlural)
    if (low.endsWith(ending) && low.length - ending.length >= 3)
      return (written, sex) => written.slice(0, -ending.length) + (sex === 'f' ? female : male)
  return null
}

function withSurname(run: NameRun, surname: string, weight: number, full: boolean): NameRun {
  const parts = full ? [...run.parts.slice(0, -1), surname] : [...run.parts, surname]
  return { ...run, parts, lows: parts.map(foldWord), weight }
}
