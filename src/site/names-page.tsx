import type { EditionView } from '../publishing/index.ts'
import { Layout, PageLinks, slicePage, type View } from '../ui/index.ts'
import { type Letter, letters, type NameScript } from './names.ts'
import type { Page } from './page.ts'

const PER_PAGE = 400

/** The letters of each script under which somebody stands. */
export function NamesPage({ page: { view, edition } }: { page: Page }) {
  const m = view.m.editions
  return (
    <Layout view={view} title={m.names} edition={edition}>
      <header class="page-head">
        <h1>{m.names}</h1>
        <p class="lead">{m.namesLead}</p>
      </header>
      <Letters view={view} edition={edition} />
    </Layout>
  )
}

interface LetterProps {
  readonly page: Page
  readonly letter: Letter
  readonly number: number
}

export function LetterPage({ page: { view, edition }, letter, number }: LetterProps) {
  const m = view.m.editions
  const { items, of } = slicePage(letter.entries, number, PER_PAGE)
  return (
    <Layout view={view} title={`${m.names}: ${letter.letter}`} edition={edition}>
      <header class="page-head">
        <h1>{letter.letter}</h1>
        <p>
          <a href={view.href('/names')}>{m.names}</a>
        </p>
      </header>
      <ul class="links names-list">
        {items.map(({ id, text, language }) => (
          <li>
            <a href={view.href(`/people/${encodeURIComponent(id)}`)} lang={language}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      <PageLinks view={view} path={pathOf(letter)} number={number} of={of} />
    </Layout>
  )
}

export function Letters({ view, edition }: { view: View; edition: EditionView }) {
  const all = letters(edition)
  const scripts: readonly NameScript[] = ['latn', 'cyrl', 'othr']
  return (
    <>
      {scripts.map((script) => {
        const own = all.filter((letter) => letter.script === script)
        if (own.length === 0) return null
        return (
          <nav class="letters" aria-label={view.m.editions.scripts[script]}>
            <h2>{view.m.editions.scripts[script]}</h2>
            <ul>
              {own.map((letter) => (
                <li>
                  <a href={view.href(pathOf(letter))}>
                    {letter.letter} <span class="meta">{view.number(letter.entries.length)}</span>
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )
      })}
    </>
  )
}

/** Letters by their number, for not every file system keeps every letter. */
export function letterAt(edition: EditionView, script: string, code: string): Letter | undefined {
  return letters(edition).find((letter) => letter.script === script && codeOf(letter) === code)
}

const pathOf = (letter: Letter): string => `/names/${letter.script}-${codeOf(letter)}`

const codeOf = ({ letter }: Letter): string => (letter.codePointAt(0) ?? 0).toString(16)
