import { fill, type View } from './view.ts'

export function slicePage<Item>(
  all: readonly Item[],
  number: number,
  size: number,
): { items: readonly Item[]; of: number } {
  return { items: all.slice((number - 1) * size, number * size), of: Math.max(1, Math.ceil(all.length / size)) }
}

/** The page asked for: 1 where none or nonsense is given. */
export function pageNumber(text: string | undefined): number {
  const n = Number(text ?? 1)
  return Number.isInteger(n) && n > 0 ? n : 1
}

interface PageLinksProps {
  readonly view: View
  readonly path: string
  readonly number: number
  readonly of: number
}

export function PageLinks({ view, path, number, of }: PageLinksProps) {
  if (of < 2) return null
  const m = view.m.people
  const at = (n: number) => view.href(n === 1 ? path : `${path}${path.includes('?') ? '&' : '?'}page=${n}`)
  return (
    <p class="paging">
      {number > 1 && (
        <a href={at(number - 1)} rel="prev">
          {m.previous}
        </a>
      )}
      <span>{fill(m.page, { n: view.number(number), of: view.number(of) })}</span>
      {number < of && (
        <a href={at(number + 1)} rel="next">
          {m.next}
        </a>
      )}
    </p>
  )
}
