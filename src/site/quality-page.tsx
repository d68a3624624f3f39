import { AroundDate, fill, Layout, type View } from '../ui/index.ts'
import type { Page } from './page.ts'
import { quality, type ReadingFigure } from './quality.ts'

/** How well does Habeas read? The published error rates, by language and by kind of claim. */
export function QualityPage({ page: { view, edition } }: { page: Page }) {
  const m = view.m.editions
  const { measured, set, reading, names } = quality
  const of = (kind: ReadingFigure['kind']) => reading.filter((row) => row.kind === kind)
  const all = fill(m.qualityAll, { pages: view.number(set.pages), languages: view.number(set.languages) })
  return (
    <Layout view={view} title={m.quality} edition={edition}>
      <header class="page-head">
        <h1>{m.quality}</h1>
        <p class="lead">{m.qualityLead}</p>
      </header>
      <p>
        <AroundDate view={view} text={m.qualityDate} edtf={measured} />. {m.qualityNote}
      </p>
      <p class="hint">{m.qualityWords}</p>
      <Figures view={view} rows={of('all').map((row) => ({ ...row, label: all }))} />
      <h2>{m.qualityLanguages}</h2>
      <Figures
        view={view}
        rows={of('language')
          .toSorted(mostFirst)
          .map((row) => ({ ...row, label: languageName(view, row.key) }))}
      />
      <h2>{m.qualityTypes}</h2>
      <Figures
        view={view}
        rows={of('type')
          .toSorted(mostFirst)
          .map((row) => ({ ...row, label: typeName(view, row.key) }))}
      />
      <h2>{m.qualityNames}</h2>
      <Figures view={view} rows={[{ ...names, label: view.number(names.pairs), right: null }]} />
      <p>
        <a href={view.href('/method')}>{m.qualityMethod}</a>
      </p>
    </Layout>
  )
}

/** Figures from few claims say little, so those from many stand first. */
const mostFirst = (a: ReadingFigure, b: ReadingFigure): number => b.right + b.missed - a.right - a.missed

interface Row {
  readonly label: string
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly right: number | null
  readonly missed?: number
}

function Figures({ view, rows }: { view: View; rows: readonly Row[] }) {
  const m = view.m.editions
  const share = (n: number) =>
    new Intl.NumberFormat(view.language, { style: 'percent', maximumFractionDigits: 1 }).format(n)
  return (
    <table class="quality">
      <thead>
        <tr>
          <th scope="col">{m.qualityWhat}</th>
          <th scope="col" class="num">
            {m.precision}
          </th>
          <th scope="col" class="num">
            {m.recall}
          </th>
          <th scope="col" class="num">
            {m.f1}
          </th>
          <th scope="col" class="num wide">
            {m.qualityClaims}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, precision, recall, f1, right, missed = 0 }) => (
          <tr>
            <th scope="row">{label}</th>
            <td class="num">{share(precision)}</td>
            <td class="num">{share(recall)}</td>
            <td class="num">{share(f1)}</td>
            <td class="num wide">{right === null ? '–' : view.number(right + missed)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function languageName(view: View, tag: string): string {
  const name = new Intl.DisplayNames([view.language], { type: 'language' }).of(tag) ?? tag
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function typeName(view: View, type: string): string {
  const known: Readonly<Record<string, string>> = view.m.claim
  return known[type] ?? type
}
