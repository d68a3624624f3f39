import { lyingBars } from './bars.ts'
import { type ChartMaker, rowLink } from './chart.ts'

/** Offences by how many people they are held against. */
export const articlesChart: ChartMaker = async (view, { offences }) => {
  const m = view.m.overview.charts.articles
  const rows = offences.map(({ offence, personIds }) => ({
    key: offence.id,
    label: `${offence.article} · ${offence.names[view.language] ?? offence.names.en ?? offence.id}`,
    href: `/articles/${offence.id}`,
    personIds,
  }))
  const bars = rows.map(({ label, href, personIds }) => ({ label, n: personIds.length, href: view.href(href) }))
  return {
    id: 'articles',
    title: m.title,
    lead: m.lead,
    columns: [m.article, view.m.overview.people],
    rows: rows.map(({ key, label, href, personIds }) => ({ key, cells: [label, personIds.length], href, personIds })),
    svg: await lyingBars(view, m.title, bars.slice(0, 12)),
  }
}

/** Everybody once, by where they stand. */
export const outcomesChart: ChartMaker = async (view, { outcomes }) => {
  const m = view.m.overview.charts.outcomes
  const rows = outcomes
    .map(({ liberty, personIds }) => ({ key: liberty, label: view.m.liberty[liberty], personIds }))
    .toSorted((a, b) => b.personIds.length - a.personIds.length)
  const bars = rows.map(({ key, label, personIds }) => ({
    label,
    n: personIds.length,
    href: rowLink(view, 'outcomes', key),
  }))
  return {
    id: 'outcomes',
    title: m.title,
    lead: m.lead,
    columns: [m.status, view.m.overview.people],
    rows: rows.map(({ key, label, personIds }) => ({ key, cells: [label, personIds.length], href: null, personIds })),
    svg: await lyingBars(view, m.title, bars),
  }
}
